"""The stock that is measured: four departments of fifty salespeople, and their customers."""

import csv
import random
from datetime import date, timedelta

PASSWORD = "measured with care"
CITIES = ["Leeds", "Shanghai", "Hangzhou", "Taipei", "Hamburg", "Porto", "Lyon", "Gdansk", "Turin", "Malaga",
          "杭州", "上海", "台北", "深圳", "成都", "Bergen", "Ghent", "Basel", "Graz", "Cork"]
WORDS = ["Meridian", "Harbour", "Lotus", "Granite", "Orchid", "Summit", "Trading", "Textiles", "Instruments", "Foods"]
HAN = ["海川", "金龙", "福尔", "启明", "新悦", "百合", "三和", "兰亭", "裕禾", "国际"]


def make_people(rapport):
    """Two hundred salespeople who own everything, one who owns nothing, and the manager of a quarter of them."""
    logins = []
    for number in range(4):
        rapport.cli("department", "add", f"Department {number}")
    for number in range(200):
        logins.append(f"seller{number}")
        add(rapport, logins[-1], "salesperson", number % 4)
    add(rapport, "newcomer", "salesperson", 0)
    add(rapport, "head", "manager", 1)
    return {"logins": logins, "manager": "head", "salesperson": logins[1], "nobody": "newcomer"}


def add(rapport, login, role, department):
    rapport.cli("user", "add", login, "--role", role, "--department", f"Department {department}", "--password-stdin",
                input=PASSWORD + "\n")


def write_customers(path, count, people):
    some = random.Random(7)
    logins = people["logins"]
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Number", "Name", "Phone", "Email", "City", "Country", "Address", "Postal code", "Website",
                       "Registered on", "Owner", "Note"])
        for number in range(count):
            name = f"{some.choice(WORDS)} {some.choice(WORDS)} {some.choice(HAN)}{some.choice(HAN)} {number}"
            rows.writerow([f"K{number:07}", name, f"+86 21 {number:08}", f"office{number}@example.com",
                           some.choice(CITIES), "Nowhere", f"{some.randrange(1, 900)} Long Road", f"{some.randrange(99999):05}",
                           f"https://c{number}.example", f"20{some.randrange(10, 26)}-{some.randrange(1, 13):02}-01",
                           logins[number % len(logins)], ""])


def write_orders(path, customers, per_customer=5):
    """Orders of one line over the last two years and a half; some are returns, and a few are still open."""
    some = random.Random(11)
    today = date.today()
    days = [str(today - timedelta(days=number)) for number in range(900)]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID,Promised date,Shipped date\n")
        for number in range(customers * per_customer):
            age = some.randrange(900)
            is_return = some.random() < 0.02
            is_open = not is_return and some.random() < 0.004
            promised = days[max(age - 30, 0)]
            file.write(f"{'C' if is_return else ''}{number:08},{-1 if is_return else some.randrange(1, 9)},{days[age]},"
                       f"{some.randrange(100, 99999) / 100:.2f},K{number % customers:07},{promised},"
                       f"{'' if is_open else days[max(age - 20, 0)]}\n")
