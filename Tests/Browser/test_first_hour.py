"""What people meet in their first hour: the demo company, invitations, follow-ups and the timeline, handing out."""

import re

import pytest

from client import COMPANY, ADMINISTRATOR, Client, set_up, sign_in, sign_in_client


def token(client):
    return client.token()


def create(client, slug, **fields):
    answer = client.post(f"/{slug}/new", {"csrf": token(client), **fields})
    assert answer.status == 200, answer.text[:3000]
    return int(re.search(rf"/{slug}/(\d+)", answer.url).group(1))


@pytest.mark.engines("sqlite", "postgres")
@pytest.mark.parametrize("size,scheme,language,script", [
    ("desk", "light", "en", True), ("desk", "dark", "zh-Hans", True), ("phone", "light", "zh-Hant", True), ("desk", "light", "en", False)])
def test_a_follow_up_is_put_on_record_above_the_timeline(rapport, new_page, axe, size, scheme, language, script):
    client = set_up(rapport)
    acme = create(client, "customers", name="Acme", phone="030 1234")
    wang = create(client, "contacts", name="Wang Min", customer=str(acme))
    create(client, "orders", customer=str(acme), ordered_on="2026-01-05")
    page = new_page(size, scheme=scheme, language=language, script=script)
    page.problems.allow("status of 422")
    sign_in(page, rapport)
    page.goto(f"{rapport.url}/customers/{acme}")
    if script:
        axe(page)
    page.click(".composer .btn")
    page.wait_for_selector("#f-content-e")
    page.click(".composer label:has([value=visit])")
    page.fill("[name=content]", "Walked through the plant <b>today</b>")
    if not page.locator(".composer details[open]").count():
        page.click(".composer summary")
    page.select_option("[name=contact]", str(wang))
    page.fill("[name=next_step]", "Send the quote")
    page.fill("[name=next_on]", "2026-12-24")
    if script:
        axe(page)
    page.click(".composer .btn")
    page.wait_for_url(re.compile(rf"/customers/{acme}\?tab=timeline&said=created"))
    first = page.locator(".tl li").first
    assert "Walked through the plant <b>today</b>" in first.inner_text()
    assert "Wang Min" in first.inner_text() and "Send the quote" in first.inner_text()
    assert page.locator(".tl li").count() == 3
    if script:
        axe(page)
    page.click(".pill[href*='of=orders']")
    page.wait_for_url(re.compile("of=orders"))
    assert page.locator(".tl li").count() == 1
    assert page.locator(".pill[aria-current]").count() == 1


def test_a_long_timeline_goes_back_page_by_page(rapport, new_page):
    client = set_up(rapport)
    acme = create(client, "customers", name="Acme")
    for number in range(45):
        answer = client.post(f"/customers/{acme}/follow-ups/new", {"csrf": token(client), "content": f"talk-{number:02}", "way": "call"})
        assert answer.status == 200
    page = new_page()
    sign_in(page, rapport)
    page.goto(f"{rapport.url}/customers/{acme}")
    seen = []
    for _ in range(5):
        seen += re.findall(r"talk-\d\d", page.locator(".tl").inner_text())
        if not page.locator("a[rel=next]").count():
            break
        page.click("a[rel=next]")
        page.wait_for_load_state()
    assert seen == [f"talk-{number:02}" for number in reversed(range(45))]


@pytest.mark.engines("sqlite", "postgres")
def test_a_colleague_comes_in_by_a_link(rapport, new_page, axe):
    boss = set_up(rapport)
    page = new_page()
    page.problems.allow("status of (422|404)")
    sign_in(page, rapport)
    page.goto(rapport.url + "/settings/users")
    axe(page)
    page.fill("[name=name]", "Lin Wei")
    page.fill("[name=login]", "lin")
    page.select_option("[name=role]", "salesperson")
    page.click("form[action='/settings/users'] .btn")
    page.wait_for_selector("#invite-link")
    axe(page)
    link = page.input_value("#invite-link")
    assert "/invitations/" in link
    assert link.split("/")[-1] not in boss.get("/settings/users").text

    other = new_page("phone", language="zh-Hant")
    other.problems.allow("status of (422|404)")
    other.goto(link)
    axe(other)
    other.fill("[name=password]", "correct horse battery")
    other.fill("[name=password_again]", "something else entirely")
    other.click("button.pri")
    other.wait_for_selector("#f-password_again-e")
    axe(other)
    other.fill("[name=password]", "correct horse battery")
    other.fill("[name=password_again]", "correct horse battery")
    other.click("button.pri")
    other.wait_for_url(lambda url: "/invitations/" not in url)
    assert other.locator("html").get_attribute("lang") == "zh-Hant"
    assert other.goto(rapport.url + "/settings/users").status == 404
    assert other.goto(link).status == 404
    stranger = Client(rapport.url)
    assert stranger.get("/invitations/" + "A" * 43).status == 404
    assert stranger.get("/invitations/short").status == 404
    assert stranger.post(link.replace(rapport.url, ""), {"name": "x", "language": "en", "password": "correct horse battery", "password_again": "correct horse battery"}).status == 404

    lin = re.search(r"/settings/users/(\d+)\"[^>]*>(?:(?!</a>).)*Lin Wei", boss.get("/settings/users").text).group(1)
    page.goto(f"{rapport.url}/settings/users/{lin}")
    page.check("[name=role][value=manager]")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile("said=saved"))
    axe(page)
    # New rights end what was signed in.
    other.goto(rapport.url + "/customers")
    assert "/sign-in" in other.url
    page.click("form[action$='/deactivate'] button")
    page.wait_for_url(re.compile("said=deactivated"))
    answer = Client(rapport.url)
    refused = answer.submit(answer.get("/sign-in"), {"login": "lin", "password": "correct horse battery"})
    assert refused.status == 422


@pytest.mark.engines("sqlite", "postgres")
def test_set_up_with_the_demo_company_and_take_it_back(rapport, new_page, axe):
    client = Client(rapport.url)
    done = client.submit(client.get(rapport.setup_link()), {**COMPANY, **ADMINISTRATOR, "begin": "demo"})
    assert done.status == 200 and done.url.endswith("/demo")
    page = new_page()
    sign_in(page, rapport)
    for _ in range(200):
        if '"done"' in client.get("/demo/progress.json").text.split("state")[-1]:
            break
        page.wait_for_timeout(200)
    page.goto(rapport.url + "/customers?limit=200")
    assert page.locator(".banner.demo").is_visible()
    axe(page)
    assert page.locator("tbody tr").count() == 200
    assert page.locator(".grade").count() > 50
    page.goto(rapport.url + "/customers?q=DEMO-0001")
    page.click("tbody tr a[data-open]")
    page.wait_for_selector(".tl li")
    axe(page)
    client.get(page.url)
    customer = re.search(r"/customers/(\d+)", page.url).group(1)
    client.post(f"/customers/{customer}/follow-ups/new", {"csrf": token(client), "content": "Mine", "way": "call"})
    page.goto(rapport.url + "/customers")
    page.click(".banner.demo button")
    page.wait_for_selector("main .danger")
    assert page.locator(".plain li").count() == 1
    axe(page)
    page.click("main .danger")
    for _ in range(200):
        if "DEMO-0002" not in client.get("/customers?q=DEMO-0002").text.split("<main")[1]:
            if 'class="banner info demo"' not in client.get("/profile").text:
                break
        page.wait_for_timeout(200)
    assert "Mine" in client.get(f"/customers/{customer}").text
    assert "<b>1</b>" in client.get("/customers/count").text
    rapport.cli("check")


def test_serving_the_demo_company(rapport):
    rapport.stop()
    rapport.start("--demo")
    password = re.search(r"Sign in as demo with the password (\S+)", rapport.output()).group(1)
    client = sign_in_client(rapport, "demo", password)
    assert "<b>400</b>" in client.get("/customers/count").text
    assert 'class="banner info demo"' in client.get("/customers").text
    rapport.cli("check")
    rapport.stop()
    rapport.start("--demo")
    assert rapport.output().count("Sign in as demo") == 1
    assert client.get("/customers").status == 200


@pytest.mark.engines("sqlite", "postgres")
def test_customers_without_an_owner_are_handed_out(rapport, new_page, axe):
    client = set_up(rapport)
    for login in ["ann", "ben"]:
        rapport.cli("user", "add", login, "--role", "salesperson", "--password-stdin", input="quite long enough\n")
    path = rapport.folder / "customers.csv"
    path.write_text("Number,Name,City,Owner\n" + "".join(f"N-{number},Customer {number},Berlin,\n" for number in range(75)) + "N-x,Taken,Paris,ann\n")
    rapport.cli("import", path, "--as", "customers")
    page = new_page()
    page.problems.allow("status of 422")
    sign_in(page, rapport)
    page.goto(rapport.url + "/allocation")
    axe(page)
    assert page.locator("[name=id]").count() == 75
    page.click("main form .pri")
    page.wait_for_selector(".banner.red")
    page.check("[name=all]")
    page.locator("[name=to]").nth(2).check()
    page.locator("[name=to]").nth(1).check()
    page.click("main form .pri")
    page.wait_for_url(re.compile("/allocation/preview"))
    assert [int(it) for it in page.locator("td.num").all_inner_texts()] == [38, 37]
    axe(page)
    page.click("main form .pri")
    page.wait_for_selector(".banner.jade", timeout=20000)
    assert "75" in page.locator(".banner.jade").inner_text()
    axe(page)
    shares = [client.get(f"/customers/count?owner=is:{login}&city=is:Berlin").text for login in ["ann", "ben"]]
    assert sorted(re.search(r"<b>(\d+)</b>", it).group(1) for it in shares) == ["37", "38"], shares
    page.click(".banner.jade button")
    page.wait_for_selector("[name=id]", timeout=20000)
    assert "<b>75</b>" in client.get("/customers/count?owner=empty:yes").text
    ann = sign_in_client(rapport, "ann", "quite long enough")
    assert ann.get("/allocation").status == 404
    assert ann.post("/allocation", {"csrf": token(ann), "all": "yes", "to": "1"}).status == 404


def test_first_steps_are_put_away(rapport, new_page, axe):
    set_up(rapport)
    page = new_page()
    sign_in(page, rapport)
    page.wait_for_selector(".first")
    axe(page)
    assert page.locator(".first li").count() == 4
    page.click(".first button")
    page.wait_for_load_state()
    assert page.locator(".first").count() == 0
