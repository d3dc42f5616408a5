"""Grading settings and relationship levels: typed, looked at, saved, and graded by; and a level chosen by hand."""

import re

import pytest

from client import set_up, sign_in, sign_in_client
from test_grading import write_orders


def open_with_orders(rapport, new_page, size, language):
    set_up(rapport)
    path = rapport.folder / "orders.csv"
    write_orders(path)
    rapport.cli("import", path, "--as", "orders")
    page = new_page(size, language=language)
    sign_in(page, rapport)
    return page


def look(page):
    page.click(".formfoot button")
    page.wait_for_url("**/grading/preview*")
    page.wait_for_selector("table.moves")


@pytest.mark.parametrize("size,language", [("desk", "en"), ("phone", "zh-Hans"), ("desk", "zh-Hant")])
def test_settings_are_looked_at_before_they_are_saved(rapport, new_page, axe, size, language):
    page = open_with_orders(rapport, new_page, size, language)
    page.problems.allow("status of 422")
    page.goto(rapport.url + "/grading/settings")
    axe(page)
    # Everything that is wrong is said at once: weights of 110 %, a limit above the one over it, cut-offs that fall.
    page.fill("[name=weight_recency]", "30")
    page.fill("[name=level_value]", "4.5")
    page.select_option("[name=scale_frequency]", "cutoffs")
    for place, limit in enumerate(["2", "3", "1", "9"]):
        page.fill(f"[name=cutoff_frequency_{place + 1}]", limit)
    page.click(".formfoot button")
    page.wait_for_selector(".sum")
    assert page.locator(".sum li").count() == 3
    assert page.locator("[name=weight_cost][aria-invalid=true]").count() == 1
    assert page.input_value("[name=cutoff_frequency_3]") == "1"
    axe(page)
    # By hand: value scores 5.00, 4.15, 3.30, 2.45, 1.60; highest from 4.50 takes the second from highest to value.
    page.fill("[name=weight_recency]", "20")
    page.fill("[name=level_value]", "3")
    page.select_option("[name=scale_frequency]", "quintiles")
    page.fill("[name=level_highest]", "4.50")
    page.fill("[name=window_months]", "1200")
    look(page)
    cells = page.locator("table.moves tbody tr").first.locator("td").all_inner_texts()
    assert [it.strip() for it in cells] == ["1", "1", "–", "–", "–"]
    axe(page)
    page.locator("table.moves td.down a").click()
    page.wait_for_selector("ul.names")
    assert page.locator("ul.names li").count() == 1
    assert re.search(r"/customers/\d+$", page.locator("ul.names a").get_attribute("href"))
    axe(page)
    page.click("button[value=grade]")
    page.wait_for_url("**/grading?said=saved")
    # The page goes on by itself once the run has ended.
    page.wait_for_selector("td[role=cell]")
    page.wait_for_load_state()
    assert page.locator("td[role=cell]").all_inner_texts()[1:6] == ["5", "1", "2", "1", "1"]
    axe(page)
    page.goto(rapport.url + "/grading/settings")
    assert page.input_value("[name=level_highest]") == "4.50"
    assert page.locator("ol.journal li").count() == 1
    page.goto(rapport.url + "/customers?sort=-sales")
    page.locator(".who a").nth(1).click()
    page.wait_for_url(re.compile(r"/customers/\d+$"))
    # 4.15 of 4.50: one purchase makes recency 5 of 4 points; the sentence names both.
    assert page.locator("ul.plain li").count() >= 1
    axe(page)


@pytest.mark.parametrize("size,language", [("desk", "zh-Hans"), ("phone", "en")])
def test_relationship_levels_and_a_choice_by_hand(rapport, new_page, axe, size, language):
    page = open_with_orders(rapport, new_page, size, language)
    page.problems.allow("status of 422")
    page.goto(rapport.url + "/grading/levels")
    axe(page)
    first, second = page.locator("fieldset").first.locator("input[name^=lower_]").all()[:2]
    assert (first.input_value(), second.input_value()) == ("1000000.00", "510000.00")
    second.fill("1000000")
    page.click(".formfoot button")
    page.wait_for_selector(".sum li")
    axe(page)
    page.locator("fieldset").first.locator("input[name^=lower_]").nth(1).fill("0.01")
    page.locator("fieldset").first.locator("input[name^=lower_]").nth(2).fill("0")
    look(page)
    axe(page)
    page.click("button[value='']")
    page.wait_for_url("**/grading/settings?said=saved")
    page.goto(rapport.url + "/customers")
    page.locator(".who a").first.click()
    page.wait_for_url(re.compile(r"/customers/\d+$"))
    card = page.locator("section[aria-labelledby=rl-h]")
    card.locator("summary").click()
    axe(page)
    card.locator("select").select_option(index=1)
    card.locator("button").click()
    page.wait_for_url(re.compile(r"said=saved$"))
    assert page.locator("section[aria-labelledby=rl-h] ol.journal li").count() == 1
    assert page.locator("section[aria-labelledby=rl-h] .tag.jade").count() == 1
    axe(page)


def test_others_read_the_settings_and_change_nothing(rapport):
    boss = set_up(rapport)
    rapport.cli("user", "add", "anna", "--role", "salesperson", "--password-stdin", input="quite long enough\n")
    anna = sign_in_client(rapport, "anna", "quite long enough")
    for path in ["/grading/settings", "/grading/levels", "/grading"]:
        answer = anna.get(path)
        assert answer.status == 200
        assert "<main" in answer.text and 'name="base"' not in answer.text and 'action="/grading' not in answer.text
    token = anna.token()
    assert anna.get("/grading/preview").status == 404
    for path in ["/grading/settings", "/grading/levels", "/grading/save"]:
        assert anna.post(path, {"csrf": token, "base": "0", "stamp": "1"}).status == 404
    assert 'name="base" value="0"' in boss.get("/grading/settings").text
