"""Forty people at work while files of 100,000 rows are imported: what they ask for, and how long the answers take.

    office = Office(rapport)
    result = office.work(seconds=60)
    print(result.table())

The load comes from this one process, which shares the processors with the server. It is kept cheap: connections stay
open, pages are searched and not parsed; and what it is late itself is in no figure (see wire.py).
"""

import asyncio
import json
import re
import threading
import time
from collections import defaultdict

from client import LOGIN, PASSWORD as BOSS_PASSWORD, set_up, sign_in_client
from figures import Import, Result
from importing import Importer
from person import Person
from stock import DEPARTMENTS, PASSWORD, make_people, write_customers
from wire import Connection

PEOPLE = 40
CUSTOMERS = 20_000
ROWS = 100_000
# The numbers of a file's customers begin with one of these. Once all of them are there, the files bring them again
# under other names: so an hour of imports ends with half a million customers, and not with a full disk.
FAMILIES = [b"A", b"B", b"C", b"D", b"E"]
NUMBER = re.compile(rb"\nK(\d{7}),")
SECONDS_TO_IMPORT = 600


class Office:
    """A company with a stock of customers, of whom each of its forty people owns as many as the others."""

    def __init__(self, rapport):
        self.rapport = rapport
        self.boss = set_up(rapport)
        rapport.stop()
        managers, sellers = make_people(rapport, salespeople=PEOPLE - DEPARTMENTS - 1)
        logins = [*sellers, *managers, LOGIN]
        path = rapport.folder / "customers.csv"
        write_customers(path, CUSTOMERS, logins)
        rapport.cli("import", path, "--as", "customers")
        owned = self.owned()
        write_customers(path, ROWS, sellers)
        self.file = path.read_bytes()
        rapport.start()
        self.people = [self.person(login, owned[number]) for number, login in enumerate(logins)]

    def person(self, login, own):
        client = sign_in_client(self.rapport, login, BOSS_PASSWORD if login == LOGIN else PASSWORD)
        return Person(login, Connection(self.rapport.port, client.cookie()), client.token(), own)

    def owned(self):
        """The ids of each one's customers, in the order in which the file gave them their owners."""
        ids = defaultdict(list)
        for customer in self.customers():
            ids[int(customer["number"][1:]) % PEOPLE].append(customer["id"])
        return ids

    def customers(self):
        return self.exported("customers", "--filter", "number=starts:K")

    def exported(self, *what):
        return [json.loads(line) for line in self.rapport.cli("export", *what, "--format", "jsonl").stdout.splitlines()]

    def work(self, seconds):
        """Imports begin one after the other for so long, and everybody works until the last of them has ended."""
        result = Result()
        over = threading.Event()
        importing = threading.Thread(target=self.bring_files, args=(seconds, result, over))
        importing.start()
        asyncio.run(self.work_together(result, over))
        importing.join()
        return result

    async def work_together(self, result, over):
        await asyncio.gather(*(person.work(number, result, over) for number, person in enumerate(self.people)))

    def bring_files(self, seconds, result, over):
        """What the administrator does in another window."""
        try:
            importer, end = Importer(self.boss), time.monotonic() + seconds
            while time.monotonic() < end:
                number, started = len(result.imports), time.monotonic()
                counts = importer.import_all(
                    f"customers {number}.csv", self.brought(number), SECONDS_TO_IMPORT, existing="overwrite")
                result.imports.append(Import(sum(counts), time.monotonic() - started))
        except Exception as error:
            result.errors["import"].append(repr(error))
        finally:
            over.set()

    def brought(self, number):
        """The file of that import: its customers are new, or have other names than in the round before."""
        family, round = FAMILIES[number % len(FAMILIES)], number // len(FAMILIES)
        return NUMBER.sub(b"\n%b\\1,%b" % (family, b"Round %d " % round if round else b""), self.file)

    def lost(self):
        """What was acknowledged and is not there; and follow-ups and imported rows that are not there once."""
        lost = []
        customers = {it["id"]: it for it in self.customers()}
        told = defaultdict(int)
        for it in self.exported("follow-ups"):
            told[it["customer"], it["content"]] += 1
        for person in self.people:
            for id, notes in person.notes.items():
                if customers[id]["note"] != notes[-1] or customers[id]["version"] <= len(notes):
                    lost.append(f"customer {id}: {notes[-1]}")
            lost += [f"follow-up {it} × {told[it]}" for it in person.follow_ups if told[it] != 1]
        return lost

    def count(self):
        path = self.rapport.folder / "all.csv"
        self.rapport.cli("export", "customers", "--output", path)
        with path.open("rb") as file:
            return sum(1 for _ in file) - 1
