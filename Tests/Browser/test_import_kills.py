"""`kill -9` of the server during upload, dry run and import of a page: it continues, nothing twice, nothing half."""

import csv
import io
import json
import random
import threading
import time
import urllib.error

import pytest

from client import set_up
from importing import Importer, wait_until

pytestmark = pytest.mark.soak
PIECE = 40_000


def orders_file(orders):
    some, text = random.Random(11), io.StringIO()
    rows = csv.writer(text)
    rows.writerow(["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"])
    for number in range(orders):
        for _ in range(some.randrange(1, 6)):
            rows.writerow([500000 + number, f"S{some.randrange(300)}", "A thing", some.randrange(1, 9),
                           "2026-03-01 10:00:00", "2.50", 10000 + number % 400, "France"])
    return text.getvalue().encode()


def test_uploads_dry_runs_and_imports_go_on_after_kills(rapport, kills):
    importer = Importer(set_up(rapport))
    some, orders = random.Random(7), 12_000
    content = orders_file(orders)
    each = max(2, (kills + 2) // 3)
    id = upload(rapport, importer, content, some, each)
    importer.finish(id)

    killed = kill_while_working(
        rapport, importer, id, some, each, "tried", "mapping", existing="fill", **importer.proposal(id))
    assert count(rapport, "orders") == 0, "a dry run wrote something"
    killed += kill_while_working(rapport, importer, id, some, each, "done", "do", do="import")
    assert killed >= each, "the machine was too fast to be killed"

    rapport.stop()
    numbers = [json.loads(line)["number"] for line in rapport.cli("export", "orders", "--format", "jsonl").stdout.splitlines()]
    assert len(numbers) == orders and len(set(numbers)) == orders
    rapport.cli("check")


def upload(rapport, importer, content, some, kills):
    """Sends the file piece by piece while the server is killed; what was acknowledged is there afterwards."""
    acknowledged, id, killed = 0, None, 0
    while acknowledged < len(content):
        begun = importer.begin("orders.csv", content)
        assert id in (None, begun["id"]), "the upload began anew"
        assert begun["received"] >= acknowledged, "acknowledged and lost"
        id, acknowledged = begun["id"], begun["received"]
        killer = threading.Timer(some.uniform(0.005, 0.12), rapport.kill) if killed < kills else None
        if killer:
            killer.start()
        try:
            while acknowledged < len(content):
                acknowledged = importer.piece(id, content, acknowledged, PIECE)
        except (OSError, urllib.error.URLError, ValueError):
            pass
        if killer:
            killer.join()
            killed += 1
            rapport.restart()
    assert importer.received(id) == len(content)
    return id


def kill_while_working(rapport, importer, id, some, kills, end, action, **fields):
    """Begins the work by what a person posts, and kills the server at it until it is done."""
    assert importer.post(f"/import/{id}/{action}", **fields).status == 303
    killed = 0
    for _ in range(kills):
        time.sleep(some.uniform(0.05, 0.5))
        if importer.state(id) != "working":
            break
        rapport.kill()
        killed += 1
        rapport.restart()
    wait_until(lambda: importer.state(id) != "working", seconds=180)
    if importer.state(id) != end and killed >= 10:
        # What did not come forward in ten starts is left to a person, who says that it is to go on.
        assert importer.post(f"/import/{id}/{action}", **fields).status == 303
        wait_until(lambda: importer.state(id) != "working", seconds=180)
    assert importer.state(id) == end, importer.client.get(f"/import/{id}").text
    return killed


def count(rapport, slug):
    return len(rapport.cli("export", slug, "--format", "jsonl").stdout.splitlines())
