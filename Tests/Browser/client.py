"""A person without a browser: keeps cookies, fills in forms, follows redirects. And how people set up and sign in."""

import http.client
import re
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit
from zoneinfo import ZoneInfo

COMPANY = {"company": "Meridian Trading", "currency": "CNY", "language": "en", "time_zone": "Asia/Shanghai"}
LOGIN = "wang"
PASSWORD = "correct horse battery staple"
ADMINISTRATOR = {"login": LOGIN, "name": "Wang Wei", "password": PASSWORD, "password_again": PASSWORD}


@dataclass
class Answer:
    url: str
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self):
        return self.body.decode("utf-8")

    def form(self, *fields):
        """The first form of the page that has all of these fields."""
        reader = FormReader()
        reader.feed(self.text)
        for form in reader.forms:
            if all(name in form.names for name in fields):
                return form
        raise AssertionError(f"{self.url} ({self.status}) has no form with {', '.join(fields)}:\n{self.text[:2000]}")


@dataclass
class Form:
    action: str
    values: dict = field(default_factory=dict)
    names: set = field(default_factory=set)


class FormReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms = []
        self.select = None

    def handle_starttag(self, tag, attributes):
        it = dict(attributes)
        if tag == "form":
            self.forms.append(Form(it.get("action") or ""))
        elif not self.forms:
            return
        elif tag in ("input", "select", "textarea") and "name" in it:
            self.read_control(tag, it)
        elif tag == "option" and self.select and "selected" in it:
            self.forms[-1].values[self.select] = it.get("value") or ""

    def read_control(self, tag, it):
        form, name = self.forms[-1], it["name"]
        form.names.add(name)
        self.select = name if tag == "select" else None
        if tag != "input" or it.get("type") in ("submit", "button", "image", "file"):
            return
        if it.get("type") not in ("checkbox", "radio") or "checked" in it:
            form.values[name] = it.get("value") or ""


class Client:
    def __init__(self, base):
        self.base = base
        self.cookies = {}

    def get(self, path, **options):
        return self.request("GET", path, **options)

    def post(self, path, values, **options):
        return self.request("POST", path, body=urlencode(values, doseq=True), **options)

    def submit(self, answer, values, **options):
        """Sends the form of the page that has these fields, with what it already holds."""
        form = answer.form(*values)
        return self.post(urljoin(answer.url, form.action), {**form.values, **values}, **options)

    def token(self):
        """What a form or a script sends along to show that it is a page of ours."""
        return re.search(r'name="csrf" content="([0-9a-f]+)"', self.get("/profile").text).group(1)

    def request(self, method, path, body=None, headers=None, follow=True):
        url = urljoin(self.base + "/", path)
        answer = self.exchange(method, url, body, headers or {})
        for _ in range(5):
            if not follow or answer.status not in (301, 302, 303):
                break
            answer = self.exchange("GET", urljoin(answer.url, answer.headers["Location"]), None, headers or {})
        return answer

    def exchange(self, method, url, body, headers):
        parts = urlsplit(url)
        sent = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
        if self.cookies:
            sent["Cookie"] = self.cookie()
        if method != "GET":
            sent |= {"Origin": self.base, "Content-Type": "application/x-www-form-urlencoded"}
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
        try:
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request(method, target or "/", body, sent | headers)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.keep_cookie(line)
        return Answer(url, answer.status, answer.headers, content)

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def keep_cookie(self, line):
        # Secure cookies are kept too, as browsers do on the loopback address.
        pair, *attributes = line.split(";")
        name, _, value = pair.strip().partition("=")
        gone = any(it.strip().lower() == "max-age=0" for it in attributes)
        if gone or not value:
            self.cookies.pop(name, None)
        else:
            self.cookies[name] = value


def set_up(rapport, **changes):
    """Goes through the one-time set-up, and returns the client that did; `changes` are fields with other values."""
    client = Client(rapport.url)
    page = client.get(rapport.setup_link())
    assert page.status == 200, f"The set-up page answers {page.status}:\n{page.text[:2000]}"
    done = client.submit(page, {**COMPANY, **ADMINISTRATOR, **changes})
    assert done.status == 200 and "/setup/" not in done.url, f"Set-up answers {done.status}:\n{done.text[:4000]}"
    return client


def today():
    """The day it is where the company is."""
    return datetime.now(ZoneInfo(COMPANY["time_zone"])).date()


def sign_in_client(rapport, login=LOGIN, password=PASSWORD):
    """A client that has signed in."""
    client = Client(rapport.url)
    done = client.submit(client.get("/sign-in"), {"login": login, "password": password})
    assert done.status == 200 and not done.url.endswith("/sign-in"), f"{login} could not sign in: {done.status}"
    return client


def sign_in(page, rapport, login=LOGIN, password=PASSWORD):
    """Signs a browser's page in, as a person does."""
    page.goto(f"{rapport.url}/sign-in")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: urlsplit(url).path != "/sign-in")
