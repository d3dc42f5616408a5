"""Somebody who is signed in and works with customers, over and over, as a script says."""

import asyncio
import html
import random
import re
from collections import defaultdict
from urllib.parse import quote, urlencode

from stock import CITIES, HAN, WORDS

# Seconds between an answer and what its reader does next, a second in the mean. People take five to ten to read a page
# or to type a note, so these forty ask as often as some three hundred do: what holds here leaves an office room.
THINKING = (0.5, 1.5)
# What each person does, over and over; everybody begins at another place of it.
SCRIPT = ["list", "open", "turn", "open", "search", "open", "follow_up", "list", "search", "open", "edit", "list"]
LISTS = ["", "?sort=name", "?sort=-name", "?sort=-created_at", "?sort=number", "?sort=city", "?city=is%3A{city}",
         "?city=is%3A{city}&sort=-created_at", "?registered_on=within%3A24m&sort=name", "?q={word}&city=is%3A{city}"]
WAYS = ["call", "visit", "mail", "message", "meeting", "other"]

FORM = re.compile(r'<form class="form".*?</form>', re.S)
INPUT = re.compile(r'<input(?![^>]* type="(?:checkbox|radio)")[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"')
SELECT = re.compile(r'<select[^>]*? name="([^"]+)"[^>]*>(.*?)</select>', re.S)
SELECTED = re.compile(r'value="([^"]*)" selected')
ROW = re.compile(r'<a href="/customers/(\d+)" class="trunc" data-open')
NEXT = re.compile(r'href="([^"]+)" rel="next"')


class Unexpected(Exception):
    """An answer that is none of those that the person can go on with, or none."""

    def __init__(self, kind, target, what):
        super().__init__(f"{target}: {what}")
        self.kind = kind


class Person:
    """Who it is, what is his, and what was acknowledged to him."""

    def __init__(self, login, connection, token, own):
        self.login = login
        self.connection = connection
        self.token = token
        self.own = own
        self.seen = own[:20]
        self.next = None
        self.notes = defaultdict(list)
        self.follow_ups = []

    async def work(self, number, result, over):
        self.some, self.result = random.Random(self.login), result
        self.connection.open()
        # Not all at once: people do not begin with the same stroke.
        await asyncio.sleep(self.some.uniform(0, THINKING[1]))
        step = number
        while not over.is_set():
            try:
                await getattr(self, SCRIPT[step % len(SCRIPT)])()
            except Unexpected as error:
                result.errors[error.kind].append(str(error))
                await self.think()
            step += 1
        self.connection.close()

    async def think(self):
        await asyncio.sleep(self.some.uniform(*THINKING))

    # What they do

    async def list(self):
        await self.look_through("list", "/customers" + self.filled(self.some.choice(LISTS)))

    async def turn(self):
        """The next page, where the list that was looked at last has one."""
        await self.look_through("next page", self.next or "/customers")

    async def search(self):
        """By a word, by its beginning as people do who type, by Chinese characters, by a number."""
        typed = self.some.choice(["{word}", "{beginning}", "{han}", "{number}", "{word} {city}"])
        await self.look_through("search", "/customers?q=" + self.filled(typed).replace(" ", "+"))

    async def look_through(self, kind, target):
        page = await self.look(kind, target, "<h1>Customers</h1>")
        self.seen = [int(it) for it in ROW.findall(page)] or self.seen
        following = NEXT.search(page)
        self.next = html.unescape(following[1]) if following else None

    async def open(self):
        id = self.some.choice(self.seen)
        await self.look("customer", f"/customers/{id}", f'action="/customers/{id}/follow-ups/new"')

    async def edit(self):
        """Only one's own: nobody else has the form open at the same time, so that no version is in the way."""
        id = self.some.choice(self.own)
        notes = self.notes[id]
        address = f"/customers/{id}/edit"
        page = await self.look("edit form", address, notes[-1] if notes else f'action="{address}"')
        note = f"{self.login} wrote this as note {len(notes)}"
        place = await self.send("edit", address, {**fields(page), "note": note})
        notes.append(note)
        await self.go_to(place, f'href="{address}"')

    async def follow_up(self):
        id = self.some.choice(self.own)
        address = f"/customers/{id}/follow-ups/new"
        await self.look("customer", f"/customers/{id}", f'action="{address}"')
        content = f"{self.login} talked about this as number {len(self.follow_ups)}"
        place = await self.send(
            "follow-up", address,
            {"csrf": self.token, "way": self.some.choice(WAYS), "content": content, "contact": "", "at": "",
             "result": "", "next_step": "Call again", "next_on": "2030-01-31"})
        self.follow_ups.append((id, content))
        await self.go_to(place, content)

    def filled(self, text):
        word = self.some.choice(WORDS)
        return text.format(
            word=word, beginning=word[:4], number=f"K{self.some.randrange(9_999):07}",
            city=quote(self.some.choice(CITIES)), han=quote(self.some.choice(HAN)))

    # How they ask

    async def look(self, kind, target, sign):
        await self.think()
        return await self.page(kind, target, sign)

    async def page(self, kind, target, sign):
        answer = await self.asked(kind, target, self.connection.get(target))
        if answer.status != 200 or sign not in answer.body or not answer.body.endswith("</html>"):
            raise Unexpected(kind, target, f"{answer.status}, without {sign!r}: {answer.body[-3000:]}")
        return answer.body

    async def send(self, kind, target, form):
        """Sends a form that takes a while to be filled in; answers where the person is sent on to."""
        await self.think()
        answer = await self.asked(kind, target, self.connection.post(target, urlencode(form)))
        if answer.status != 303 or "said=" not in answer.location:
            raise Unexpected(kind, target, f"{answer.status} {answer.body[-3000:]}")
        return answer.location

    async def go_to(self, place, sign):
        """A browser goes where it is sent without a pause."""
        await self.page("customer", place, sign)

    async def asked(self, kind, target, asking):
        try:
            answer = await asking
        except (OSError, ValueError) as error:
            raise Unexpected(kind, target, repr(error)) from error
        self.result.times[kind].append(answer.milliseconds)
        self.result.late.append(answer.late)
        return answer


def fields(page):
    """What the form of a record says as it is, but for texts of several lines."""
    form = FORM.search(page)[0]
    values = dict(INPUT.findall(form))
    for name, options in SELECT.findall(form):
        selected = SELECTED.search(options)
        values[name] = selected[1] if selected else ""
    return {name: html.unescape(value) for name, value in values.items()}
