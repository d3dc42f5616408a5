"""Pictures of the pages for those who judge how they look, from files that companies really have."""

import gzip

import pytest

from client import ADMINISTRATOR, set_up, sign_in, sign_in_client
from pages import SIZES
from server import REPOSITORY

FILES = REPOSITORY / "Tests" / "Data"
RETAIL = REPOSITORY.parent / "shared" / "data" / "online_retail" / "online_retail.csv.gz"
MAINLAND = """Name,City,Country,Phone,Industry,Website
上海国际贸易有限公司,上海,中国,+86 21 6888 1200,批发零售,https://shmaoyi.example
北京海川科技股份有限公司,北京,中国,+86 10 8266 5500,信息技术,https://haichuan.example
臺北裕禾食品股份有限公司,臺北,台灣,+886 2 2720 8889,食品,https://yuhe.example
"""


@pytest.fixture(scope="module")
def company():
    """Every file of the repository imported; of Online Retail all of it where it is at hand."""
    from server import Rapport
    with Rapport() as rapport:
        set_up(rapport, company="Meridian Trading")
        retail = rapport.folder / "retail.csv"
        retail.write_bytes(gzip.decompress(RETAIL.read_bytes()) if RETAIL.exists() else (FILES / "online_retail.csv").read_bytes())
        chinese = rapport.folder / "chinese.csv"
        chinese.write_text(MAINLAND, "utf-8")
        for path, kind in [(FILES / "northwind_customers.csv", "customers"), (FILES / "northwind_products.csv", "products"),
                           (retail, "orders"), (chinese, "customers")]:
            rapport.cli("import", path, "--as", kind, timeout=1200)
        rapport.cli("department", "add", "Sales")
        for login, role in [("anna", "salesperson"), ("li", "manager")]:
            rapport.cli("user", "add", login, "--role", role, "--department", "Sales", "--password-stdin",
                        input="quite long enough\n")
        rapport.cli("grade", "--on", "2011-12-10")
        yield rapport


@pytest.fixture(scope="module")
def best(company):
    """The addresses of the customer with most sales and of its newest order."""
    client = sign_in_client(company)
    customer = first_link(client.get("/customers?sort=-sales").text, "/customers/")
    return customer, first_link(client.get(f"{customer}?tab=orders").text, "/orders/")


def first_link(text, start):
    """The first address of a record in a page."""
    for part in text.split(f'href="{start}')[1:]:
        number = part.split('"')[0].split("?")[0]
        if number.isdigit():
            return start + number
    raise AssertionError(f"No {start} in\n{text[:2000]}")


@pytest.mark.screens
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["desk", "phone"])
def test_pictures_of_the_pages(company, best, new_page, screenshot, size, scheme, language):
    page = new_page(size, scheme=scheme, language=language)
    page.problems.allow("status of 422|status of 404")
    customer, order = best

    def take(name, path=None):
        if path:
            page.goto(company.url + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        screenshot(page, f"{name}-{SIZES[size]['viewport']['width']}-{scheme}-{language}")
        assert width <= SIZES[size]["viewport"]["width"], f"{name} is {width} wide"

    take("sign-in", "/sign-in")
    sign_in(page, company)
    take("customers", "/customers?sort=-sales")
    page.goto(f"{company.url}/contacts?customer=is:{customer.rsplit('/', 1)[1]}")
    take("contacts-filtered")
    take("customer", customer)
    for tab in ["details", "orders", "changes"]:
        take(f"customer-{tab}", f"{customer}?tab={tab}")
    take("order", order)
    for name in ["contacts", "products", "orders", "grading", "profile"]:
        take(name, f"/{name}")
    take("people", "/settings/users")
    page.goto(company.url + "/customers?country=is:Germany")
    page.click(".chip.add")
    page.wait_for_selector("#fpop form")
    take("filters")
    page.goto(company.url + "/customers/new")
    page.fill("[name=email]", "not a mailbox")
    page.click(".formfoot .pri")
    page.wait_for_selector(".sum")
    take("form-errors")
    take("not-found", "/customers/999999")
