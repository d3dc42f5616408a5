"""What people do with lists, records and forms all day."""

import re

import pytest

from client import set_up, sign_in, sign_in_client


def token(client):
    return re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/customers/new").text).group(1)


def create(client, slug, **fields):
    answer = client.post(f"/{slug}/new", {"csrf": token(client), **fields})
    assert answer.status == 200, answer.text[:3000]
    return int(re.search(rf"/{slug}/(\d+)", answer.url).group(1))


@pytest.mark.engines("sqlite", "postgres")
@pytest.mark.parametrize("size,scheme,language", [("desk", "light", "en"), ("desk", "dark", "zh-Hans"), ("phone", "light", "zh-Hant")])
def test_create_find_edit_and_delete_a_customer(rapport, new_page, axe, size, scheme, language):
    set_up(rapport)
    page = new_page(size, scheme=scheme, language=language)
    page.problems.allow("status of 422")
    sign_in(page, rapport)
    axe(page)
    page.goto(rapport.url + "/customers/new")
    axe(page)
    page.click(".formfoot .pri")
    page.wait_for_selector(".sum")
    assert page.locator("#f-name-e").is_visible()
    page.fill("[name=name]", "上海国际贸易有限公司")
    page.fill("[name=city]", "上海")
    page.fill("[name=email]", "not a mailbox")
    page.fill("[name=credit_limit]", "12,500.50")
    page.click(".formfoot .pri")
    page.wait_for_selector("#f-email-e")
    assert page.input_value("[name=name]") == "上海国际贸易有限公司"
    page.fill("[name=email]", "info@shanghai.example")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"/customers/\d+\?said=created"))
    assert "12,500.50" in page.content()
    axe(page)
    record = page.url.split("?")[0]
    for words in ["上海", "貿易", "贸易", "C-00001", "shanghai"]:
        page.goto(f"{rapport.url}/customers?q={words}")
        assert page.locator("tbody tr").count() == 1, words
    page.goto(f"{rapport.url}/customers?city=is:上海")
    assert page.locator("tbody tr").count() == 1
    axe(page)
    page.goto(f"{rapport.url}/customers?city=not:上海")
    assert page.locator(".empty").is_visible()
    axe(page)
    page.goto(record + "/edit")
    page.fill("[name=city]", "北京")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"said=saved"))
    page.goto(record + "?tab=changes")
    assert "上海" in page.locator("del").all_inner_texts()
    axe(page)
    page.goto(record + "/delete")
    axe(page)
    page.click("main .danger")
    page.wait_for_url(re.compile(r"/customers\?said=deleted"))
    page.problems.allow("status of 404")
    assert page.goto(record).status == 404
    page.go_back()
    page.click(".toast form button")
    page.wait_for_url(re.compile(r"said=restored"))
    assert page.goto(record).status == 200


def test_what_was_deleted_waits_in_the_recycle_bin(rapport, new_page, axe):
    client = set_up(rapport)
    for name in ["Acme", "Bolt"]:
        create(client, "customers", name=name, city="Berlin")
    page = new_page()
    sign_in(page, rapport)
    page.goto(f"{rapport.url}/customers")
    page.click("tbody tr:has-text('Acme') a >> nth=0")
    page.goto(page.url.split("?")[0] + "/delete")
    page.click("main .danger")
    page.wait_for_url(re.compile(r"said=deleted"))
    page.goto(f"{rapport.url}/customers")
    page.click(".foot a[href$='/bin']")
    page.wait_for_url(re.compile(r"/customers/bin$"))
    assert page.locator("tbody tr").count() == 1 and "Wang Wei" in page.locator("tbody").inner_text()
    axe(page)
    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)
    page.click("tbody button")
    page.wait_for_url(re.compile(r"said=restored"))
    page.goto(f"{rapport.url}/customers/bin")
    assert page.locator(".empty").is_visible()
    axe(page)
    page.goto(f"{rapport.url}/customers")
    assert page.locator("tbody tr").count() == 2


def test_filter_by_the_form_with_and_without_script(rapport, new_page):
    client = set_up(rapport)
    for name, city in [("Acme", "Berlin"), ("Bolt", "Paris")]:
        create(client, "customers", name=name, city=city)
    page = new_page()
    sign_in(page, rapport)
    page.goto(f"{rapport.url}/customers")
    page.click("[popovertarget=fpop]")
    page.select_option("#ff", "city")
    page.select_option("#fo", "is")
    page.fill("#fv", "Paris")
    page.click("#fpop button.line")
    page.wait_for_url(re.compile(r"/customers\?city=is(:|%3A)Paris$"))
    assert page.locator("tbody tr").count() == 1
    page.click(".chip .x")
    page.wait_for_url("**/customers")
    assert page.locator("tbody tr").count() == 2
    page.click("th a >> text=City")
    page.wait_for_url("**sort=city")
    assert page.locator("tbody tr .who a").first.inner_text() == "Acme"
    plain = new_page(script=False)
    sign_in(plain, rapport)
    plain.goto(rapport.url + "/customers?f=city&op=is&v=Berlin")
    assert re.search(r"/customers\?city=is(:|%3A)Berlin$", plain.url)
    assert plain.locator("tbody tr").count() == 1


def test_an_order_with_its_lines(rapport, page, axe):
    client = set_up(rapport)
    customer = create(client, "customers", name="Acme", number="A1")
    create(client, "products", code="P1", name="Lamp", price="12.50", cost_price="7")
    sign_in(page, rapport)
    page.problems.allow("status of 422")
    page.goto(f"{rapport.url}/orders/new?customer={customer}")
    axe(page)
    assert page.input_value("[name=customer]") == "Acme (A1)"
    page.fill("[name=ordered_on]", "2026-11-20")
    page.fill("[name='lines.0.product']", "Lamp (P1)")
    page.fill("[name='lines.0.quantity']", "3")
    page.fill("[name='lines.0.price']", "12.50")
    page.fill("[name='lines.0.discount']", "10 %")
    page.fill("[name='lines.1.product']", "no such thing")
    page.click(".formfoot .pri")
    page.wait_for_selector(".sum")
    page.fill("[name='lines.1.product']", "")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"/orders/\d+\?said=created"))
    # 3 × 12.50 less 10 % is 33.75.
    assert "33.75" in page.content()
    axe(page)
    page.goto(f"{rapport.url}/customers/{customer}?tab=orders")
    assert page.locator("tbody tr").count() == 1
    axe(page)


@pytest.mark.parametrize("script", [True, False])
def test_a_customers_addresses_and_a_contacts_further_customers(rapport, new_page, axe, script):
    client = set_up(rapport)

    def listed(name):
        page.goto(page.url.split("?")[0] + "?tab=details")
        return page.locator(f"[aria-labelledby={name}-h]").inner_text()

    acme = create(client, "customers", name="Acme", number="A1")
    bolt = create(client, "customers", name="Bolt", number="B1")
    page = new_page(script=script)
    sign_in(page, rapport)
    page.problems.allow("status of 422")
    page.goto(f"{rapport.url}/customers/{acme}/edit")
    # The first row stays empty: what is wrong is said in the second, where it was typed.
    page.fill("[name='addresses.1.city']", "Berlin")
    page.click(".formfoot .pri")
    page.wait_for_selector("[id='f-addresses.1.line-e']")
    assert page.input_value("[name='addresses.1.city']") == "Berlin"
    if script:
        axe(page)
    page.fill("[name='addresses.1.line']", "Main Street 1")
    page.select_option("[name='addresses.1.kind']", "shipping")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"said=saved"))
    text = listed("addresses")
    # Addresses connect their customer with nobody else.
    assert "Subsidiaries\n0" in page.locator(".tabs").inner_text() or "Subsidiaries 0" in page.locator(".tabs").inner_text()
    assert "Main Street 1" in text and "Shipping" in text
    if script:
        axe(page)
    page.goto(f"{rapport.url}/customers/{acme}/edit")
    page.fill("[name='addresses.0.city']", "Hamburg")
    page.fill("[name='addresses.1.line']", "Dock 2")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"said=saved"))
    text = listed("addresses")
    assert "Hamburg" in text and "Dock 2" in text
    page.goto(f"{rapport.url}/customers/{acme}/edit")
    # Its type cannot be emptied, and need not be.
    for name in ["line", "city"]:
        page.fill(f"[name='addresses.0.{name}']", "")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"said=saved"))
    text = listed("addresses")
    assert "Hamburg" not in text and "Dock 2" in text
    page.goto(f"{rapport.url}/customers/{acme}?tab=changes")
    assert "Hamburg" in page.locator("main").inner_text()

    phone = new_page("phone", script=script)
    sign_in(phone, rapport)
    phone.goto(f"{rapport.url}/customers/{acme}/edit")
    # The table of lines scrolls within the page, which is no wider than the phone.
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    page.goto(f"{rapport.url}/contacts/new?customer={acme}")
    page.fill("[name=name]", "Ann")
    page.fill("[name='customers.0.customer']", "Bolt (B1)")
    page.fill("[name='customers.0.role']", "Adviser")
    page.check("[name='customers.0.is_inactive'][type=checkbox]")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"said=created"))
    text = listed("customers")
    assert "Adviser" in text and "Bolt" in text
    if script:
        axe(page)
    page.goto(f"{rapport.url}/customers/{bolt}?tab=contacts")
    assert page.locator("tbody tr").count() == 1 and "Ann" in page.locator("tbody").inner_text()


def test_ready_entries_are_read_in_ones_language(rapport, new_page, axe):
    client = set_up(rapport)
    customer = create(client, "customers", name="Acme")
    page = new_page(language="zh-Hant")
    sign_in(page, rapport)
    page.goto(f"{rapport.url}/customers/{customer}/edit")
    page.select_option("[name=registration_channel]", label="網站")
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"said=saved"))
    assert "網站" in page.locator("main").inner_text()
    page.goto(f"{rapport.url}/customers?registration_channel=is:网站")
    assert page.locator("tbody tr").count() == 1
    page.goto(f"{rapport.url}/dictionary-items?dictionary=is:registration_channel")
    assert "網站" in page.locator("tbody").inner_text() and "Website" not in page.locator("tbody").inner_text()
    axe(page)


def test_two_people_in_one_record(rapport, page):
    client = set_up(rapport)
    customer = create(client, "customers", name="Acme", city="Berlin")
    sign_in(page, rapport)
    page.problems.allow("status of 409")
    page.goto(f"{rapport.url}/customers/{customer}/edit")
    answer = client.post(f"/customers/{customer}/edit", {"csrf": token(client), "version": "1", "city": "Paris"})
    assert answer.status == 200
    page.fill("[name=city]", "Rome")
    page.click(".formfoot .pri")
    page.wait_for_selector(".banner")
    text = page.locator("main").inner_text()
    assert "Paris" in text and page.input_value("[name=city]") == "Rome"
    page.click(".formfoot .pri")
    page.wait_for_url(re.compile(r"said=saved"))
    assert "Rome" in page.content()


def test_salespeople_see_their_own_customers_only(rapport):
    boss = set_up(rapport)
    rapport.cli("department", "add", "North")
    for login in ["anna", "bert"]:
        rapport.cli("user", "add", login, "--role", "salesperson", "--department", "North", "--password-stdin", input="quite long enough\n")
    rapport.cli("user", "add", "mona", "--role", "manager", "--department", "North", "--password-stdin", input="quite long enough\n")
    anna, bert, mona = (sign_in_client(rapport, login, "quite long enough") for login in ["anna", "bert", "mona"])
    hers = create(anna, "customers", name="Annas canary", city="Berlin")
    create(boss, "customers", name="Nobodys canary")
    for path in ["/customers", "/customers?q=canary", "/customers?city=is:Berlin", "/customers/suggest?q=canary", "/contacts/suggest?q=can"]:
        assert "Annas canary" not in bert.get(path).text, path
    assert bert.get(f"/customers/{hers}").status == 404
    assert bert.get(f"/customers/{hers}/edit").status == 404
    assert bert.post(f"/customers/{hers}/edit", {"csrf": token(bert), "city": "X"}).status == 404
    assert bert.post(f"/customers/{hers}/delete", {"csrf": token(bert)}).status == 404
    assert "<b>0</b>" in bert.get("/customers/count").text
    assert "Annas canary" in mona.get("/customers?q=canary").text
    assert "Nobodys canary" not in mona.get("/customers").text
    assert "Nobodys canary" in boss.get("/customers?q=canary").text


def test_cost_prices_are_not_for_salespeople(rapport):
    boss = set_up(rapport)
    product = create(boss, "products", code="P1", name="Lamp", price="12.50", cost_price="7.77")
    rapport.cli("user", "add", "anna", "--role", "salesperson", "--password-stdin", input="quite long enough\n")
    anna = sign_in_client(rapport, "anna", "quite long enough")
    assert "7.77" in boss.get(f"/products/{product}").text
    for path in [f"/products/{product}", f"/products/{product}?tab=changes", "/products?fields=name,cost_price", "/products"]:
        assert "7.77" not in anna.get(path).text, path
    assert anna.get("/products?cost_price=over:1").status == 422
    assert anna.get("/products?sort=cost_price").status == 422
