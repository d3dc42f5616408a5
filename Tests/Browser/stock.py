"""People and customers in numbers: four departments, each with its manager and its salespeople, and what they own."""

import csv
import random

PASSWORD = "measured with care"
DEPARTMENTS = 4
CITIES = ["Leeds", "Shanghai", "Hangzhou", "Taipei", "Hamburg", "Porto", "Lyon", "Gdansk", "Turin", "Malaga",
          "杭州", "上海", "台北", "深圳", "成都", "Bergen", "Ghent", "Basel", "Graz", "Cork"]
WORDS = ["Meridian", "Harbour", "Lotus", "Granite", "Orchid", "Summit", "Trading", "Textiles", "Instruments", "Foods"]
HAN = ["海川", "金龙", "福尔", "启明", "新悦", "百合", "三和", "兰亭", "裕禾", "国际"]


def make_people(rapport, salespeople):
    """The logins of the managers and of the salespeople, whom they share evenly."""
    managers, sellers = [], []
    for number in range(DEPARTMENTS):
        rapport.cli("department", "add", f"Department {number}")
        managers.append(add_person(rapport, f"head{number}", "manager", number))
    for number in range(salespeople):
        sellers.append(add_person(rapport, f"seller{number}", "salesperson", number % DEPARTMENTS))
    return managers, sellers


def add_person(rapport, login, role, department):
    rapport.cli("user", "add", login, "--role", role, "--department", f"Department {department}", "--password-stdin",
                input=PASSWORD + "\n")
    return login


def write_customers(path, count, owners):
    """Customers numbered K0000000 and so on, each one's neighbour owned by the next of the owners."""
    some = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Number", "Name", "Phone", "Email", "City", "Country", "Address", "Postal code", "Website",
                       "Registered on", "Owner", "Note"])
        for number in range(count):
            name = f"{some.choice(WORDS)} {some.choice(WORDS)} {some.choice(HAN)}{some.choice(HAN)} {number}"
            rows.writerow([f"K{number:07}", name, f"+86 21 {number:08}", f"office{number}@example.com",
                           some.choice(CITIES), "Nowhere", f"{some.randrange(1, 900)} Long Road",
                           f"{some.randrange(99999):05}", f"https://c{number}.example",
                           f"20{some.randrange(10, 26)}-{some.randrange(1, 13):02}-01", owners[number % len(owners)],
                           ""])
