"""The home page, the two analyses and the watch list, as people use them."""

import csv
import io
import re
from datetime import timedelta

import pytest

from client import set_up, sign_in, sign_in_client, today

PASSWORD = "quite long enough"
HEADINGS = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
# Customer 1 bought for 600, 2 for 300, 3 for 90, 4 for 10: 80 % of 1,000 are reached with the second of four.
BOUGHT = {1: [(200, 5), (400, 40)], 2: [(300, 12)], 3: [(90, 70)], 4: [(10, 100)]}


def fill(rapport):
    """Four customers with orders; the first two are Anna's, who works in North, of which Ben is the manager."""
    boss = set_up(rapport)
    rapport.cli("department", "add", "North")
    for login, role in [("anna", "salesperson"), ("ben", "manager")]:
        rapport.cli("user", "add", login, "--role", role, "--department", "North", "--password-stdin", input=PASSWORD + "\n")
    customers = rapport.folder / "customers.csv"
    customers.write_text("Number,Name,Owner\n" + "".join(
        f"{it},Customer {it},{'anna' if it < 3 else 'wang'}\n" for it in BOUGHT))
    rapport.cli("import", customers, "--as", "customers")
    orders = rapport.folder / "orders.csv"
    with orders.open("w") as file:
        file.write(HEADINGS)
        for customer, bought in BOUGHT.items():
            for number, (amount, days) in enumerate(bought):
                day = today() - timedelta(days=days)
                file.write(f"{customer}00{number},S1,Lamp,1,{day} 09:00:00,{amount},{customer},France\n")
        # A return of what the fourth bought a day later does not change the order of the others.
        file.write(f"C4001,S1,Lamp,-1,{today() - timedelta(days=99)} 09:00:00,2,4,France\n")
    rapport.cli("import", orders, "--as", "orders")
    rapport.cli("grade", "--on", str(today()))
    return boss


def settled(page, url):
    """The page once its figures are there."""
    page.goto(url)
    there = ["#figures .kpis", "#figures [aria-labelledby=h-curve]", "#figures [aria-labelledby=h-parts]"]
    page.wait_for_selector(", ".join(there), timeout=20_000)


@pytest.mark.engines("sqlite", "postgres")
@pytest.mark.parametrize("size,scheme,language", [
    ("desk", "light", "en"), ("desk", "dark", "zh-Hans"), ("phone", "light", "zh-Hant"), ("phone", "dark", "en")])
def test_pages_are_sound_at_every_size(rapport, new_page, axe, size, scheme, language):
    fill(rapport)
    page = new_page(size, scheme=scheme, language=language)
    sign_in(page, rapport)
    for path in ["/", "/analyses/contribution", "/analyses/composition?by=industry"]:
        settled(page, rapport.url + path)
        axe(page)
        for table in page.locator(".astable summary").all():
            if table.is_visible():
                table.click()
        axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} is {wide} pixels too wide"
    page.goto(rapport.url + "/watch-list")
    axe(page)


def test_each_figure_opens_as_many_records_as_it_says(rapport, page):
    fill(rapport)
    sign_in(page, rapport)
    settled(page, rapport.url + "/")
    found = []
    for link in page.locator("#figures a.a[href^='/customers?'], #figures a.a[href^='/orders?']").all():
        text = link.text_content().strip()
        if re.fullmatch(r"[\d,]+", text):
            found.append((int(text.replace(",", "")), link.get_attribute("href")))
    assert len(found) > 30
    client = sign_in_client(rapport)
    for number, path in found:
        rows = re.findall(r'<tr role="row" id="r\d+"', client.get(path + "&limit=200").text)
        assert len(rows) == number, path


def test_home_is_about_ones_own_customers(rapport):
    fill(rapport)
    totals = {}
    for login, password in [("wang", None), ("ben", PASSWORD), ("anna", PASSWORD)]:
        client = sign_in_client(rapport, login, password) if password else sign_in_client(rapport)
        text = re.sub(r"<[^>]+>", " ", client.get("/").text)
        totals[login] = re.search(r"Sales in twelve months\s+([\d,.]+)", text).group(1)
    # 600 + 300 + 90 + 10 − 2; Anna's are 600 + 300, and Ben has nobody but her.
    assert totals == {"wang": "998.00", "ben": "900.00", "anna": "900.00"}


def test_contribution_marks_who_makes_most(rapport, page):
    fill(rapport)
    sign_in(page, rapport)
    settled(page, rapport.url + "/analyses/contribution")
    ranks = page.locator("section[aria-labelledby=h-ranks] tbody tr")
    assert ranks.count() == 5  # four customers and the line
    assert "line80" in ranks.nth(2).get_attribute("class")
    assert ranks.nth(0).locator("td").all_inner_texts() == ["1", "2", "600.00", "60.1 %", "60.1 %"]
    assert "2 of 4 customers (50.0 %)" in page.locator("section[aria-labelledby=h-curve]").inner_text()
    page.goto(rapport.url + "/analyses/contribution?number=is:4")
    page.wait_for_selector("section[aria-labelledby=h-ranks]")
    assert page.locator("section[aria-labelledby=h-ranks] tbody tr td").all_inner_texts()[:3] == ["1", "1", "8.00"]
    page.locator(".chip .x").click()
    page.wait_for_url(re.compile(r"/analyses/contribution$"))
    page.click("[popovertarget=fpop]")
    page.wait_for_selector("#fpop form")
    axe_free = page.locator("#fpop form").get_attribute("action")
    assert axe_free == "/analyses/contribution"
    page.goto(rapport.url + "/analyses/contribution?f=name&op=has&v=Customer+1&period=all")
    page.wait_for_selector("section[aria-labelledby=h-ranks]")
    assert page.locator("section[aria-labelledby=h-ranks] tbody tr").count() == 2


def test_files_hold_what_the_tables_show(rapport):
    fill(rapport)
    client = sign_in_client(rapport)
    rows = list(csv.reader(io.StringIO(client.get("/analyses/contribution.csv").body.decode("utf-8-sig"))))
    assert [row[1:5] for row in rows[1:]] == [
        ["1", "Customer 1", "2", "600.0000"], ["2", "Customer 2", "1", "300.0000"],
        ["3", "Customer 3", "1", "90.0000"], ["4", "Customer 4", "1", "8.0000"]]
    rows = list(csv.reader(io.StringIO(client.get("/analyses/composition.csv?by=industry").body.decode("utf-8-sig"))))
    assert [row[1] for row in rows[1:]] == ["4"] and rows[1][4] == "998.0000"
    rapport.cli("user", "add", "carl", "--role", "clerk", "--password-stdin", input=PASSWORD + "\n")
    clerk = sign_in_client(rapport, "carl", PASSWORD)
    assert clerk.get("/analyses/contribution").status == 404
    assert clerk.get("/analyses/composition.csv").status == 404
    assert clerk.get("/").status == 200


def test_what_means_nothing_is_refused(rapport):
    fill(rapport)
    client = sign_in_client(rapport)
    for query in ["period=never", "from=2026-13-01", "page=0", "nothing=is:1", "name=over:3"]:
        assert client.get("/analyses/contribution?" + query).status == 422, query
    assert client.get("/watch-list?after=zzz").status == 422


def test_a_late_order_leads_the_watch_list(rapport, page, axe):
    boss = fill(rapport)
    ids = re.findall(r'id="r(\d+)"', boss.get("/customers").text)
    for name, promised in [("soon", today() + timedelta(days=3)), ("late", today() - timedelta(days=40))]:
        form = boss.get(f"/orders/new?customer={ids[0]}")
        boss.submit(form, {"number": name, "ordered_on": str(today() - timedelta(days=60)), "promised_on": str(promised)})
    sign_in(page, rapport)
    page.goto(rapport.url + "/watch-list")
    assert page.locator("tbody tr .who > a").all_inner_texts() == ["late", "soon"]
    assert "40 days late" in page.locator("tbody tr").first.inner_text()
    axe(page)
    page.locator(".tag.red").first.click()
    page.wait_for_url(re.compile(r"/order-exceptions/\d+$"))
    axe(page)
    settled(page, rapport.url + "/")
    assert page.locator("section[aria-labelledby=h-watch] li").count() == 2


def test_home_reads_without_a_script(rapport, new_page):
    fill(rapport)
    page = new_page("desk", script=False)
    sign_in(page, rapport)
    page.goto(rapport.url + "/")
    assert "998.00" in page.locator(".kpis").inner_text()
    page.locator("section[aria-labelledby=h-revenue] .astable summary").click()
    assert page.locator("section[aria-labelledby=h-revenue] .astable tbody tr").count() == 12
