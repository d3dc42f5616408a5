"""What people do on the pages of imports, and files made for tests."""

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


def wait_until(it, seconds=30):
    end = time.monotonic() + seconds
    while not it():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


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
