"""The published files beside the checkout go in by a user's clicks, to the figures of shared/data/reference."""

import csv
import gzip
import json
import os
import shutil
from decimal import Decimal

import pytest

from client import set_up, sign_in
from importing import bring, choose, import_file, mapping, review, run, totals
from server import REPOSITORY

DATA = REPOSITORY.parent / "shared" / "data"


@pytest.fixture
def desk(rapport, page):
    set_up(rapport)
    sign_in(page, rapport)
    return page


@pytest.fixture
def data():
    """Finds a file of the published data; without it the test says loudly that it was skipped."""
    def find(name):
        path = DATA / name
        if not path.exists():
            print(f"SKIPPED: {path} is not there; this test ran without the whole data")
            pytest.skip(f"{path} is not there")
        return path

    return find


def exported(rapport, slug):
    return [json.loads(line) for line in rapport.cli("export", slug, "--format", "jsonl").stdout.splitlines()]


def sales(rapport):
    """Orders with an amount, and their sum."""
    amounts = [Decimal(str(it["total"])) for it in exported(rapport, "orders") if it["kind"] == "sale"]
    amounts = [it for it in amounts if it > 0]
    return len(amounts), sum(amounts)


def reference(name):
    return json.loads((DATA / "reference" / name).read_text())


def test_orders_of_the_rfm_package(rapport, desk, data):
    done = import_file(desk, rapport, data("rfm_orders/rfm_data_orders.csv"))
    assert done["Customers"][0] == reference("rfm_orders.json")["customers"] == 995
    assert done["Orders"][0] == 4_906
    # The published segments hold all revenue.
    segments = reference("rfm_orders.json")["published_segments_customers_orders_revenue"].values()
    assert sales(rapport)[1] == sum(it[2] for it in segments)


def test_purchases_of_cdnow_without_headings(rapport, desk, data):
    bring(desk, rapport, data("cdnow_sample/CDNOW_sample.txt"))
    assert mapping(desk) == {"1": "customer.number", "2": "-", "3": "ordered_on", "4": "lines.quantity", "5": "lines.amount"}
    review(desk)
    run(desk)
    assert totals(desk)["Customers"][0] == 2_357 and totals(desk)["Orders"][0] == 6_919


def test_northwind(rapport, desk, data):
    expected = reference("northwind.json")
    assert import_file(desk, rapport, data("northwind/customers.csv"))["Customers"][0] == expected["customers"]
    assert import_file(desk, rapport, data("northwind/products.csv"))["Products"][0] == expected["products"]
    assert import_file(desk, rapport, data("northwind/orders.csv"))["Orders"][0] == expected["orders"]
    lines = import_file(desk, rapport, data("northwind/order_details.csv"))
    assert lines["Orders"] == (0, expected["orders"], 0)
    count, total = sales(rapport)
    # Each order's total is rounded to cents; the reference rounds once at the end.
    assert count == expected["orders"] and abs(total - Decimal(str(expected["net"]))) < 1


def test_maven(rapport, desk, data):
    expected = reference("maven_crm.json")
    assert import_file(desk, rapport, data("maven_crm/accounts.csv"))["Customers"][0] == expected["accounts"]
    assert import_file(desk, rapport, data("maven_crm/products.csv"))["Products"][0] == expected["products"]
    import_file(desk, rapport, data("maven_crm/sales_pipeline.csv"))
    assert sales(rapport) == (expected["stages"]["Won"], Decimal(str(expected["won_value"])))


def test_salesforce_ebikes_as_json(rapport, desk, data):
    accounts = json.loads(data("salesforce_ebikes/Accounts.json").read_text())["records"]
    products = json.loads(data("salesforce_ebikes/Product__cs.json").read_text())["records"]
    assert import_file(desk, rapport, data("salesforce_ebikes/Accounts.json"))["Customers"][0] == len(accounts)
    assert import_file(desk, rapport, data("salesforce_ebikes/Product__cs.json"))["Products"][0] == len(products)
    assert {it["name"] for it in exported(rapport, "customers")} == {it["Name"] for it in accounts}
    prices = {it["name"]: Decimal(str(it["price"])) for it in exported(rapport, "products")}
    assert prices == {it["Name"]: Decimal(it["MSRP__c"]) for it in products}


def test_companies_of_the_sp500(rapport, desk, data):
    path = data("sp500_companies/constituents.csv")
    with path.open(newline="") as file:
        symbols = {row["Symbol"] for row in csv.DictReader(file)}
    assert import_file(desk, rapport, path)["Customers"][0] == len(symbols) == 503
    assert {it["number"] for it in exported(rapport, "customers")} == symbols


def test_chinese_company_names_below_two_lines_of_title(rapport, desk, data):
    source = data("cjk_names/company/Company-Shorter-Form（28W）.txt")
    path = rapport.folder / "names.txt"
    with source.open(encoding="utf-8-sig", newline="") as whole:
        lines = [line for line in whole.read().splitlines()][:20_003 if not os.environ.get("RAPPORT_FULL_DATA") else None]
    path.write_text("\r\n".join(lines), "utf-8-sig", newline="")
    names = [line.strip() for line in lines[2:] if line.strip()]
    bring(desk, rapport, path)
    desk.fill("#skip", "2")
    desk.click("#again button")
    desk.wait_for_load_state()
    assert mapping(desk) == {"1": "name"}
    review(desk)
    run(desk)
    assert totals(desk)["Customers"][0] == len(set(names))
    assert {it["name"] for it in exported(rapport, "customers")} == set(names)


def test_chinese_family_names_from_a_workbook(rapport, desk, data):
    bring(desk, rapport, data("cjk_names/person/Chinese_Family_Name（1k）.xlsx"))
    assert desk.locator("table.map tbody tr").count() >= 1


def test_online_retail(rapport, desk, data):
    path = rapport.folder / "online_retail.csv"
    with gzip.open(data("online_retail/online_retail.csv.gz")) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    bring(desk, rapport, path)
    review(desk, timeout=600_000)
    run(desk, timeout=900_000)
    assert totals(desk)["Customers"][0] == 4_372
    assert sales(rapport) == (18_532, Decimal("8911407.90"))
