"""A new installation: the one-time page, coming in and going out, what people set for themselves."""

import re

import pytest

from client import ADMINISTRATOR, Client, set_up, sign_in, sign_in_client


@pytest.mark.engines("sqlite", "postgres")
def test_the_set_up_page_is_gone_once_an_administrator_exists(rapport):
    link = rapport.setup_link()
    set_up(rapport)
    stranger = Client(rapport.url)
    assert stranger.get(link).status == 404
    assert stranger.get("/setup/" + "A" * 43).status == 404


def test_set_up_says_everything_that_is_wrong_at_its_field(rapport, page, axe):
    page.problems.allow("status of 422")
    page.goto(rapport.setup_link())
    axe(page)
    page.fill("[name=login]", "wang")
    page.fill("[name=password]", "short")
    page.fill("[name=password_again]", "short")
    page.click("button.pri")
    page.wait_for_selector(".sum", timeout=5000)
    assert page.locator("#f-company-e").is_visible()
    assert "12" in page.locator("#f-password-e").inner_text()
    assert page.input_value("[name=login]") == "wang"
    axe(page)


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_signing_in_and_out(rapport, new_page, axe, language):
    set_up(rapport)
    page = new_page(language=language)
    page.problems.allow("status of 422")
    page.goto(rapport.url + "/customers?sort=name")
    assert "/sign-in" in page.url
    assert page.locator("html").get_attribute("lang") == language
    axe(page)
    page.fill("[name=login]", ADMINISTRATOR["login"])
    page.fill("[name=password]", "not the password at all")
    page.press("[name=password]", "Enter")
    page.wait_for_selector(".banner.red")
    page.fill("[name=password]", ADMINISTRATOR["password"])
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/customers?sort=name")
    page.click(".railfoot .ws")
    page.click("#me form button")
    page.wait_for_url("**/sign-in")
    page.goto(rapport.url + "/customers")
    assert "/sign-in" in page.url


def test_language_theme_password_and_sessions(rapport, page, axe):
    set_up(rapport)
    elsewhere = sign_in_client(rapport)
    sign_in(page, rapport)
    page.problems.allow("status of 422")
    page.goto(rapport.url + "/profile")
    axe(page)
    page.select_option("[name=language]", "zh-Hans")
    page.select_option("#theme", "dark")
    page.click("section[aria-labelledby=language-h] button")
    page.wait_for_url("**/profile?said=saved")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert page.locator("html").get_attribute("data-theme") == "dark"
    axe(page)
    page.fill("#f-current", "wrong wrong wrong")
    page.fill("#f-password", "a very new sentence")
    page.fill("#f-password_again", "a very new sentence")
    page.click("section[aria-labelledby=password-h] button")
    page.wait_for_selector("#f-current-e")
    page.fill("#f-current", ADMINISTRATOR["password"])
    page.fill("#f-password", "a very new sentence")
    page.fill("#f-password_again", "a very new sentence")
    page.click("section[aria-labelledby=password-h] button")
    page.wait_for_url("**/profile?said=password")
    # Every other browser is signed out.
    assert "/sign-in" in elsewhere.get("/customers").url
    other = sign_in_client(rapport, password="a very new sentence")
    page.reload()
    page.locator("section[aria-labelledby=sessions-h] form button").first.click()
    page.wait_for_url("**/profile?said=session")
    assert "/sign-in" in other.get("/customers").url


def test_an_administrator_makes_departments_and_users(rapport, page, axe):
    set_up(rapport)
    sign_in(page, rapport)
    page.problems.allow("status of 422")
    page.goto(rapport.url + "/settings/users")
    axe(page)
    page.fill("[name=department_name]", "销售部")
    page.click("section[aria-labelledby=nd-h] button")
    page.wait_for_url("**said=department")
    page.fill("#f-name", "李娜")
    page.fill("#f-login", "lina")
    page.select_option("#f-role", "salesperson")
    page.select_option("#f-department", "销售部")
    page.fill("#f-password", "short")
    page.click("section[aria-labelledby=nu-h] button")
    page.wait_for_selector("#f-password-e")
    assert page.input_value("#f-name") == "李娜"
    page.fill("#f-password", "quite long enough")
    page.click("section[aria-labelledby=nu-h] button")
    page.wait_for_url("**said=user")
    axe(page)
    lina = sign_in_client(rapport, "lina", "quite long enough")
    assert lina.get("/customers").status == 200
    assert lina.get("/settings/users").status == 404


def test_a_form_of_another_page_is_refused(rapport):
    client = set_up(rapport)
    form = client.get("/customers/new").text
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', form).group(1)
    assert client.post("/customers/new", {"name": "A", "csrf": "0" * 64}).status == 403
    assert client.post("/customers/new", {"name": "A", "csrf": token}, headers={"Sec-Fetch-Site": "cross-site"}).status in (403, 404)
    assert "none yet" in client.get("/customers").text
