"""Importing in the browser: files come in as they are, with the mapping that is proposed."""

import re
import zlib

import pytest

from client import Client, set_up, sign_in, sign_in_client
from importing import bring, choose, import_file, mapping, review, run, table_rows, totals, wait_until, write_workbook
from server import REPOSITORY

EXTRACTS = REPOSITORY / "Tests" / "Data"


@pytest.fixture
def desk(rapport, page):
    """A page of an administrator who has just set the company up."""
    set_up(rapport)
    sign_in(page, rapport)
    return page


@pytest.mark.engines("sqlite", "postgres")
@pytest.mark.parametrize("size,language", [("desk", "en"), ("phone", "zh-Hans")])
def test_from_a_dropped_file_to_its_records(rapport, new_page, axe, size, language):
    set_up(rapport)
    page = new_page(size, language=language)
    sign_in(page, rapport)
    page.goto(f"{rapport.url}/import")
    axe(page)
    bring(page, rapport, EXTRACTS / "northwind_customers.csv")
    axe(page)
    assert mapping(page)["company_name"] == "name" and mapping(page)["contact_name"] == "contact.name"
    review(page)
    axe(page)
    would = totals(page)
    assert list(would.values())[0][0] == 20
    run(page)
    axe(page)
    assert totals(page) == would
    page.locator("table.cards a.strong").first.click()
    page.wait_for_selector("tbody tr")
    assert page.locator("tbody tr").count() == 20
    page.goto(f"{rapport.url}/import")
    assert page.locator("table.cards tbody tr").count() == 1


def test_the_menu_leads_there_only_for_those_who_may(rapport, desk):
    assert desk.locator("aside nav a[href='/import']").count() == 1
    rapport.cli("user", "add", "anna", "--role", "service", "--password-stdin", input="quite long enough\n")
    anna = sign_in_client(rapport, "anna", "quite long enough")
    assert "/import" not in anna.get("/customers").text
    for path in ["/import", "/import/1", "/import/1/progress.json", "/import/1/rejected.csv"]:
        assert anna.get(path).status == 404


def test_somebody_elses_import_is_not_there(rapport, desk):
    bring(desk, rapport, EXTRACTS / "northwind_customers.csv")
    rapport.cli("user", "add", "anna", "--role", "clerk", "--password-stdin", input="quite long enough\n")
    anna = sign_in_client(rapport, "anna", "quite long enough")
    assert anna.get("/import").status == 200
    assert anna.get("/import/1").status == 404
    assert "northwind" not in anna.get("/import").text


def reload_until(page, selector):
    """What somebody without scripts does while work goes on."""
    for _ in range(100):
        if page.locator(selector).count():
            return
        page.wait_for_timeout(50)
        page.reload()


def test_without_scripts_a_plain_form_does_it(rapport, new_page):
    set_up(rapport)
    page = new_page(script=False)
    sign_in(page, rapport)
    bring(page, rapport, EXTRACTS / "maven_products.csv")
    page.click("button[form=map]")
    reload_until(page, "button[value=import]")
    page.click("button[value=import]")
    reload_until(page, "a[href='/import'].line")
    assert totals(page)["Products"] == (7, 0, 0)


def test_pasted_rows_are_a_file_too(rapport, desk):
    desk.goto(f"{rapport.url}/import")
    desk.fill("#text", "公司名称\t城市\t备注2\n海川精密\t深圳\t老客户\n北方贸易\t北京\t\n")
    desk.click("form[action='/import/paste'] button")
    desk.wait_for_url(re.compile(r"/import/\d+$"))
    assert mapping(desk) == {"公司名称": "name", "城市": "city", "备注2": "-"}
    choose(desk, "备注2", "new:text")
    review(desk)
    assert totals(desk)["Customers"] == (2, 0, 0)
    run(desk)
    desk.goto(f"{rapport.url}/customers?q=海川")
    desk.locator(".who a").first.click()
    desk.wait_for_url(re.compile(r"/customers/\d+$"))
    desk.goto(desk.url + "?tab=details")
    assert "老客户" in desk.content() and "备注2" in desk.content()


def test_rows_that_were_set_aside_are_mended_on_the_page(rapport, desk, axe):
    path = rapport.folder / "orders.csv"
    path.write_text("Order ID,Date,Customer,Amount\n1,2026-01-05,Acme,100\n2,2026-02-30,Acme,50\n3,2026-03-01,,7\n")
    bring(desk, rapport, path)
    review(desk)
    assert "2026-02-30" in desk.locator("main").inner_text()
    run(desk)
    assert totals(desk)["Orders"] == (1, 0, 0)
    axe(desk)
    desk.fill("[name='r.0.1']", "2026-02-28")
    desk.check("[name='out.1']")
    desk.click(".mend ~ .row button, form[action$='/mend'] button.pri")
    desk.wait_for_url(re.compile(r"/import/2$"))
    desk.wait_for_selector("a[href='/import'].line", timeout=30_000)
    assert totals(desk)["Orders"] == (1, 0, 0)
    desk.goto(f"{rapport.url}/import/1")
    assert desk.locator(".mend").count() == 0
    desk.goto(f"{rapport.url}/orders")
    assert desk.locator("tbody tr").count() == 2


def test_rows_set_aside_are_downloaded_mended_and_brought_back(rapport, desk):
    path = rapport.folder / "orders.csv"
    path.write_text("Order ID,Date,Customer,Amount\n1,2026-01-05,Acme,100\n2,yesterday,Acme,50\n")
    import_file(desk, rapport, path)
    with desk.expect_download() as download:
        desk.click("a[download]")
    mended = rapport.folder / "mended.csv"
    mended.write_text(download.value.path().read_text("utf-8-sig").replace("yesterday", "2026-01-06"), "utf-8")
    assert import_file(desk, rapport, mended)["Orders"] == (1, 0, 0)


def test_what_is_there_is_left_filled_or_overwritten(rapport, desk):
    path = rapport.folder / "a.csv"
    path.write_text("Number,Name,City\nA1,Acme,Berlin\nA2,Beta,\n")
    import_file(desk, rapport, path)
    path.write_text("Number,Name,City\nA1,Acme,Paris\nA2,Beta,Rome\n")
    for choice, expected in [("leave", (0, 0, 2)), ("fill", (0, 1, 1)), ("overwrite", (0, 1, 1))]:
        bring(desk, rapport, path)
        desk.check(f"[name=existing][value={choice}]")
        review(desk)
        assert totals(desk)["Customers"] == expected, choice
        run(desk)
    text = rapport.cli("export", "customers", "--format", "jsonl").stdout
    assert "Paris" in text and "Rome" in text and "Berlin" not in text


def test_the_mapping_of_an_earlier_file_is_remembered(rapport, desk):
    path = rapport.folder / "odd.csv"
    path.write_text("Wer,Wo\nAcme,Berlin\n")
    bring(desk, rapport, path)
    desk.select_option("#kind", "customers")
    desk.click("#again button")
    desk.wait_for_load_state()
    import_chosen(desk, {"Wer": "name", "Wo": "city"})
    path.write_text("Wer,Wo\nBeta,Rom\n")
    bring(desk, rapport, path)
    assert mapping(desk) == {"Wer": "name", "Wo": "city"}


def import_chosen(page, targets):
    for heading, target in targets.items():
        choose(page, heading, target)
    review(page)
    run(page)


def test_a_workbook_with_two_sheets(rapport, desk):
    path = rapport.folder / "台账.xlsx"
    write_workbook(path, {
        "封面": table_rows([["Nothing here"]]),
        "台账": table_rows([["客户台账 2026"], ["客户名称", "城市", "员工人数"], ["海川精密", "深圳", 120], ["北方贸易", "北京", 8]]),
    })
    bring(desk, rapport, path)
    desk.select_option("#sheet", label="台账")
    desk.click("#again button")
    desk.wait_for_selector("td[title='客户名称']")
    assert mapping(desk)["客户名称"] == "name"
    review(desk)
    run(desk)
    assert totals(desk)["Customers"] == (2, 0, 0)


REFUSED = {
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "png"),
    "empty.csv": (b"", "empty"),
    "old.xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xls"),
    "broken.csv": (b'Name,City\n"Acme,Berlin\nBeta,Rome\n', "quote"),
    "broken.xlsx": (b"PK\x03\x04[Content_Types].xml and nothing else", "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_a_sentence_that_helps(rapport, desk, name):
    content, word = REFUSED[name]
    path = rapport.folder / name
    path.write_bytes(content)
    desk.problems.allow("status of 422")
    desk.goto(f"{rapport.url}/import")
    desk.set_input_files("#file", str(path))
    desk.click("#drop button")
    desk.wait_for_selector("[data-upload-text].t-red, .banner.red", timeout=10_000)
    assert word in desk.locator("main").inner_text()


def test_a_workbook_that_unpacks_to_a_gigabyte_is_refused_quickly(rapport, desk):
    path = rapport.folder / "bomb.xlsx"
    row = table_rows([["x" * 1000] * 100])
    write_workbook(path, {"a": row * 3_000})
    assert path.stat().st_size < 5_000_000
    desk.problems.allow("status of 422")
    desk.goto(f"{rapport.url}/import")
    desk.set_input_files("#file", str(path))
    desk.click("#drop button")
    desk.wait_for_selector("[data-upload-text].t-red", timeout=10_000)
    assert "200 MB" in desk.locator("[data-upload-text]").inner_text()


def test_an_upload_goes_on_after_a_lost_connection(rapport, desk):
    path = rapport.folder / "long.csv"
    path.write_text("Name,City\n" + "".join(f"Customer {n},Berlin of the long name {zlib.crc32(b'%d' % n)}\n" for n in range(70_000)))
    lost = []

    def lose(route):
        if len(lost) < 3:
            lost.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    desk.problems.allow("ERR_CONNECTION_RESET|CONNECTION_RESET")
    desk.route(re.compile(r"/piece\?at="), lose)
    bring(desk, rapport, path)
    assert len(lost) == 3
    assert mapping(desk) == {"Name": "name", "City": "city"}


def test_a_formula_stays_text(rapport, desk):
    path = rapport.folder / "formulas.csv"
    path.write_text('Name,City\n"=HYPERLINK(""http://evil"")",Berlin\n@SUM(A1),Rome\n')
    assert import_file(desk, rapport, path)["Customers"] == (2, 0, 0)
    desk.goto(f"{rapport.url}/customers")
    assert '=HYPERLINK("http://evil")' in desk.locator("tbody").inner_text()
    exported = rapport.cli("export", "customers").stdout
    assert "'=HYPERLINK" in exported and "'@SUM" in exported
