"""From a file of orders to graded customers, as a company does it in its first hour."""

import re

import pytest

from client import set_up, sign_in, sign_in_client

HEADINGS = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
# Five customers: the first buys last, most often and most; the fifth long ago, once and least. One gives something back.
ROWS = [(customer, order) for customer in range(1, 6) for order in range(6 - customer)]


def write_orders(path):
    with path.open("w") as file:
        file.write(HEADINGS)
        for customer, order in ROWS:
            file.write(f"{customer}00{order},S1,Lamp,{10 * (6 - customer)},2026-10-{28 - customer * 4:02} 09:00:00,5,{customer},France\n")
        file.write("C9001,S1,Lamp,-10,2026-10-25 09:00:00,5,1,France\n")
        file.write("9999,S1,Lamp,1,2026-10-25 09:00:00,5,,France\n")


@pytest.mark.engines("sqlite", "postgres")
@pytest.mark.parametrize("size,language", [("desk", "en"), ("phone", "zh-Hans")])
def test_import_grade_and_read_why(rapport, new_page, axe, size, language):
    set_up(rapport)
    path = rapport.folder / "orders.csv"
    write_orders(path)
    said = rapport.cli("import", path, "--as", "orders").stdout
    assert "1 row" in said and (rapport.folder / "orders.csv.rejected.csv").exists()
    page = new_page(size, language=language)
    sign_in(page, rapport)
    page.goto(rapport.url + "/grading")
    axe(page)
    page.fill("[name=on]", "2026-10-31")
    page.click("section[aria-labelledby=n-h] button")
    page.wait_for_url("**/grading**")
    page.wait_for_selector("td[role=cell]")
    page.wait_for_load_state()
    cells = page.locator("td[role=cell]").all_inner_texts()
    # By hand: scores 5 4 3 2 1 for R, F and M, and C is 5 for all since nobody cost anything:
    # 0.85 × score + 0.15 × 5 = 5.00, 4.15, 3.30, 2.45, 1.60.
    assert cells[1:6] == ["5", "2", "1", "1", "1"]
    page.goto(rapport.url + "/customers?value_level=is:highest&sort=-sales")
    assert page.locator("tbody tr").count() == 2
    page.locator(".who a").first.click()
    page.wait_for_url(re.compile(r"/customers/\d+$"))
    card = page.locator("section[aria-labelledby=rf-h]")
    assert "5.00" in card.inner_text()
    card.locator("summary").click()
    assert "0.85" not in card.inner_text() and "40 %" in card.inner_text()
    axe(page)
    page.goto(page.url + "?tab=orders")
    assert page.locator("tbody tr").count() == 6
    axe(page)


def test_only_those_who_may_grade_are_offered_it(rapport):
    set_up(rapport)
    rapport.cli("user", "add", "anna", "--role", "salesperson", "--password-stdin", input="quite long enough\n")
    anna = sign_in_client(rapport, "anna", "quite long enough")
    assert 'action="/grading"' not in anna.get("/grading").text
    assert "/grading" not in anna.get("/customers").text


def test_nobody_to_grade_says_which_day_would_do(rapport, page):
    set_up(rapport)
    path = rapport.folder / "orders.csv"
    path.write_text(HEADINGS + "1,S1,Lamp,1,2011-12-09 09:00:00,5,7,France\n")
    rapport.cli("import", path, "--as", "orders")
    sign_in(page, rapport)
    page.problems.allow("status of 422")
    page.goto(rapport.url + "/grading")
    page.click("section[aria-labelledby=n-h] button")
    page.wait_for_selector(".banner.red", timeout=10_000)
    assert "2011" in page.locator(".banner.red").inner_text()
