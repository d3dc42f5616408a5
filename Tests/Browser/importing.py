"""What people do on the pages of imports, and files made for tests."""

import json
import re
import time
import zipfile
from xml.sax.saxutils import escape


def bring(page, rapport, path):
    """Picks a file and uploads it; the mapping page is there afterwards."""
    page.goto(f"{rapport.url}/import")
    page.set_input_files("#file", str(path))
    page.click("#drop button")
    page.wait_for_url(re.compile(r"/import/\d+$"), timeout=60_000)
    return page


def mapping(page):
    """What the mapping page proposes: {heading: target}, left-out columns as "-"."""
    return {row.locator("td").first.get_attribute("title"): row.locator("select").input_value() or "-"
            for row in page.locator("table.map tbody tr").all()}


def choose(page, heading, target):
    page.locator(f'table.map tr:has(td[title="{heading}"]) select').select_option(target)


def review(page, timeout=120_000):
    """Goes on to what would happen, and waits for it."""
    page.click("button[form=map]")
    page.wait_for_selector("button[name=do][value=import]", timeout=timeout)


def run(page, timeout=300_000):
    """Imports, and waits for the end."""
    page.click("button[name=do][value=import]")
    page.wait_for_selector("a[href='/import'].line", timeout=timeout)


def totals(page):
    """The table of what happened, or would: {record: (new, changed, there)}."""
    rows = page.locator("table.cards").first.locator("tbody tr").all()
    cells = [[it.strip() for it in row.locator("td").all_inner_texts()] for row in rows]
    return {name: tuple(int(it.replace(",", "")) for it in counts) for name, *counts in cells}


def import_file(page, rapport, path, **targets):
    """All of it by clicks, with the mapping that is proposed; answers what happened."""
    bring(page, rapport, path)
    for heading, target in targets.items():
        choose(page, heading, target)
    review(page)
    would = totals(page)
    run(page)
    assert totals(page) == would, "the dry run promised something else"
    return would


def wait_until(it, seconds=30, every=0.05):
    end = time.monotonic() + seconds
    while not it():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(every)


class Importer:
    """A browser's script without the browser."""

    PIECE = 1_000_000
    # As often as the page asks how far the work is.
    EVERY = 0.7

    def __init__(self, client):
        self.client = client
        self.token = client.token()

    def post(self, path, body=None, kind="application/octet-stream", **fields):
        headers = {"X-CSRF-Token": self.token}
        if body is None:
            return self.client.post(path, fields, headers=headers, follow=False)
        return self.client.request("POST", path, body=body, headers={**headers, "Content-Type": kind}, follow=False)

    def begin(self, name, content):
        return json.loads(self.post("/import/begin", name=name, size=len(content), mark=f"{name} {len(content)}").body)

    def piece(self, id, content, at, size=PIECE):
        """Sends the piece that begins there, and answers how much has been received then."""
        return json.loads(self.post(f"/import/{id}/piece?at={at}", content[at:at + size]).body)["received"]

    def received(self, id):
        return json.loads(self.client.get(f"/import/{id}/upload.json").body)["received"]

    def finish(self, id):
        assert json.loads(self.post(f"/import/{id}/finish").body) == {"received": 0}
        assert self.state(id) == "ready"

    def state(self, id):
        page = self.client.get(f"/import/{id}").text
        signs = [("working", "data-progress-url"), ("ready", 'id="map"'), ("tried", 'value="back"'),
                 ("done", 'class="btn line" href="/import"')]
        return next((word for word, sign in signs if sign in page), "?")

    def proposal(self, id):
        """The fields of the mapping page as they are proposed."""
        page = self.client.get(f"/import/{id}").text
        return dict(re.findall(r'name="(c\.\d+)".*?<option value="([^"]*)" selected', page, re.S))

    def import_all(self, name, content, seconds, existing="fill"):
        """All of it, from the upload to the end; answers how many rows became new records, changed some, or did not."""
        id = self.begin(name, content)["id"]
        at = 0
        while at < len(content):
            at = self.piece(id, content, at)
        self.finish(id)
        self.work(id, "mapping", "tried", seconds, existing=existing, **self.proposal(id))
        self.work(id, "do", "done", seconds, do="import")
        page = self.client.get(f"/import/{id}").text
        cells = re.findall(r'<td role="cell" class="num" data-l="[^"]*">([\d,]+)</td>', page)
        return [int(it.replace(",", "")) for it in cells]

    def work(self, id, action, end, seconds, **fields):
        """Begins work by what a person posts, and waits until it is at its end."""
        answer = self.post(f"/import/{id}/{action}", **fields)
        assert answer.status == 303, answer.text
        wait_until(lambda: self.state(id) != "working", seconds, self.EVERY)
        assert self.state(id) == end, self.client.get(f"/import/{id}").text


def write_workbook(path, sheets, styles="", shared=None, since_1904=False):
    """A workbook from sheets of {name: markup of its sheetData}."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        names = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
        epoch = '<workbookPr date1904="1"/>' if since_1904 else ""
        book.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{link}">{epoch}<sheets>{names}</sheets></workbook>')
        links = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
        book.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        if shared is not None:
            texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
            book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{texts}</sst>')
        if styles:
            book.writestr("xl/styles.xml", f'<styleSheet xmlns="{main}">{styles}</styleSheet>')
        for n, rows in enumerate(sheets.values(), 1):
            book.writestr(f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>')


def table_rows(rows):
    """Rows of texts and numbers as markup of a sheet."""
    def cell(value):
        if isinstance(value, (int, float)):
            return f"<c><v>{value}</v></c>"
        return f'<c t="inlineStr"><is><t>{escape(value)}</t></is></c>'

    return "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
