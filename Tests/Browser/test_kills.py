"""kill -9 at any instant: nothing that was acknowledged is lost, nothing is there twice."""

import csv
import json
import random
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest

from client import set_up
from server import binary

pytestmark = pytest.mark.soak


def write_orders(path, orders):
    some = random.Random(11)
    lines = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"])
        for number in range(orders):
            for line in range(some.randrange(1, 6)):
                rows.writerow([500000 + number, f"S{some.randrange(300)}", "A thing", some.randrange(1, 9),
                               "2026-03-01 10:00:00", "2.50", 10000 + number % 400, "France"])
                lines += 1
    return lines


def test_an_import_that_is_killed_goes_on_where_it_stopped(rapport, kills):
    set_up(rapport)
    rapport.stop()
    path = rapport.folder / "orders.csv"
    orders, some = 6_000, random.Random(5)
    write_orders(path, orders)
    command = [binary(), "import", str(path), "--as", "orders", *rapport.where()]
    for _ in range(kills):
        it = subprocess.Popen(command, cwd=rapport.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(some.uniform(0.05, 0.8))
        it.kill()
        it.wait()
    rapport.cli("import", path, "--as", "orders")
    again = rapport.cli("import", path, "--as", "orders")
    exported = rapport.cli("export", "orders", "--format", "jsonl").stdout.splitlines()
    numbers = [json.loads(line)["number"] for line in exported]
    assert len(numbers) == orders and len(set(numbers)) == orders, again.stdout
    rapport.cli("check")


def test_what_was_acknowledged_survives_a_kill(rapport, kills):
    set_up(rapport)
    key = json.loads(rapport.cli("key", "add", "wang", "--json").stdout)["key"]
    acknowledged, some = set(), random.Random(3)

    def create(worker, stop):
        number = 0
        while not stop.is_set():
            name = f"{worker} {len(acknowledged)} {number} {random.random()}"
            number += 1
            request = urllib.request.Request(
                rapport.url + "/api/customers", data=json.dumps({"name": name}).encode(), method="POST",
                headers={"Authorization": f"Bearer {key}", "Content-Type": "application/json"})
            try:
                with urllib.request.urlopen(request, timeout=5) as answer:
                    if answer.status == 201:
                        acknowledged.add(name)
            except (urllib.error.URLError, OSError):
                return

    for _ in range(kills):
        stop = threading.Event()
        workers = [threading.Thread(target=create, args=(worker, stop)) for worker in range(8)]
        for worker in workers:
            worker.start()
        time.sleep(some.uniform(0.1, 0.6))
        rapport.kill()
        stop.set()
        for worker in workers:
            worker.join()
        rapport.restart()
    rapport.stop()
    names = [json.loads(line)["name"] for line in rapport.cli("export", "customers", "--format", "jsonl").stdout.splitlines()]
    assert len(acknowledged) > kills
    assert not acknowledged - set(names), "acknowledged and lost"
    assert len(names) == len(set(names)), "there twice"
    rapport.cli("check")
