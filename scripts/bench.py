#!/usr/bin/env python3
"""bench.py --scale full|small --only PART,…: the product's figures, each beside what the machine could do at best.

Every ratio is of one run on one machine; the load generator shares the processors. Memory is RssAnon: pages of the
database that are mapped cost nothing. Leaves .build/bench.json.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests" / "Browser"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from bench_data import bare_grading, write_orders
from bench_figures import FIGURES, Load, figure, memory
from bench_import import measure_customers, measure_retail, measure_workbook
from client import set_up, sign_in_client
from load import PEOPLE, ROWS, Office
from server import REPOSITORY, Rapport, free_port
from stock import PASSWORD, add_person, make_people, write_customers

SCALES = {"small": dict(customers=20_000, workbook=10_000, seconds=3, at_work=20),
          "full": dict(customers=1_000_000, workbook=100_000, seconds=15, at_work=600)}
PARTS = ["import", "retail", "workbook", "pages", "programs", "home", "work", "rebuild"]
# What is said beside the empty route, and what asks a server that has the stock.
BESIDE_EMPTY = {"pages", "programs"}
SERVED = {"pages", "programs", "home"}


def main():
    options = argparse.ArgumentParser(description="Measures the release build.")
    options.add_argument("--scale", choices=SCALES, default="full")
    options.add_argument("--only", type=parts_named, default=set(PARTS), metavar="PART,…", help=", ".join(PARTS))
    options = options.parse_args()
    scale, parts = SCALES[options.scale], options.only
    empty = measure_empty(scale["seconds"]) if parts & BESIDE_EMPTY else None
    small = measure(10_000, scale["seconds"], empty, parts, quick=True) if "pages" in parts else None
    large = measure(scale["customers"], scale["seconds"], empty, parts) if parts & {"import", *SERVED} else None
    if small and large:
        figure("list page at full size against 10,000", large / small, "times the time", limit=small, reach=1.3)
    if "retail" in parts:
        measure_retail()
    if "workbook" in parts:
        measure_workbook(scale["workbook"])
    if "work" in parts:
        measure_work(scale["at_work"])
    if "rebuild" in parts and options.scale == "full":
        measure_rebuild()
    path = REPOSITORY / ".build" / "bench.json"
    path.write_text(json.dumps(FIGURES, indent=1))
    missed = [it["name"] for it in FIGURES if it["holds"] is False]
    print(f"\n{len(FIGURES)} figures in {path.relative_to(REPOSITORY)}; missed: {', '.join(missed) or 'none'}")


def parts_named(text):
    parts = set(text.split(","))
    if parts - set(PARTS):
        raise argparse.ArgumentTypeError(f"there is no part {', '.join(parts - set(PARTS))}")
    return parts


def measure_empty(seconds):
    with Bare() as bare:
        empty = bare.load(seconds)
    figure("empty route", empty.rate, "requests/s")
    figure("empty route, CPU", empty.cpu, "ms")
    return empty


def measure(customers, seconds, empty, parts, quick=False):
    """Everything that is measured on one size of stock; answers the time of the administrator's list page."""
    with Rapport() as rapport:
        client = set_up(rapport)
        rapport.stop()
        managers, sellers = make_people(rapport, salespeople=200)
        people = {"manager": managers[1], "salesperson": sellers[1],
                  "nobody": add_person(rapport, "newcomer", "salesperson", 0)}
        path = rapport.folder / "customers.csv"
        write_customers(path, customers, sellers)
        if "import" in parts:
            measure_customers(rapport, path, customers, quick)
        else:
            rapport.cli("import", path, "--as", "customers", timeout=3600)
        if not parts & SERVED:
            return None
        started = time.monotonic()
        rapport.start()
        if not quick:
            figure("start to first answer", time.monotonic() - started, "s", reach=0.5)
            time.sleep(2)
            figure("anonymous memory, idle", memory(rapport), "MB", reach=60)
        people["administrator"] = client
        pages = measure_pages(rapport, people, seconds, empty, customers, quick) if "pages" in parts else None
        if "programs" in parts and not quick:
            measure_programs(rapport, people, seconds, empty)
        if "home" in parts and not quick:
            measure_home(rapport, people, seconds, customers)
        if not quick:
            figure("anonymous memory after 40 connections", memory(rapport), "MB", reach=120)
        return pages


LIST = "/customers?city=is%3ALeeds&sort=-created_at"


def measure_pages(rapport, people, seconds, empty, customers, quick):
    first = None
    for who in ["administrator", "manager", "salesperson", "nobody"]:
        client = people[who] if who == "administrator" else sign_in_client(rapport, people[who], PASSWORD)
        load = Load(rapport, LIST, seconds, headers=cookie(client))
        first = first or load
        at = f"list page of {customers:,}, {who}"
        if quick:
            figure(at, load.rate, "pages/s")
            break
        figure(at, load.rate, "pages/s", reach=1_000, at_least=True)
        figure(at + ", p99", load.p99, "ms", reach=60)
        if who == "administrator":
            figure(at + ", CPU", load.cpu, "ms", limit=empty.cpu, ratio=load.cpu / empty.cpu, reach=12)
    if not quick:
        load = Load(rapport, "/customers/500", seconds, headers=cookie(people["administrator"]))
        figure("record page, CPU", load.cpu, "ms", limit=empty.cpu, ratio=load.cpu / empty.cpu, reach=12)
    return 1 / first.rate


def measure_home(rapport, people, seconds, customers):
    """The home page with five orders a customer: its figures are added up in the background and kept."""
    path = rapport.folder / "orders.csv"
    write_orders(path, customers)
    started = time.monotonic()
    rapport.cli("import", path, "--as", "orders", timeout=7200)
    figure(f"import of {customers * 5:,} orders", customers * 5 / (time.monotonic() - started), "orders/s")
    measure_grading(rapport, customers)
    for who in ["administrator", "manager", "salesperson"]:
        client = people[who] if who == "administrator" else sign_in_client(rapport, people[who], PASSWORD)
        started = time.monotonic()
        while "h-wait" in client.get("/").text:
            time.sleep(0.1)
        figure(f"home page, {who}, figures added up", time.monotonic() - started, "s")
        load = Load(rapport, "/", seconds, headers=cookie(client))
        figure(f"home page of {customers:,} customers, {who}", load.rate, "pages/s")
        figure(f"home page of {customers:,} customers, {who}, p99", load.p99, "ms", reach=100)


def measure_programs(rapport, people, seconds, empty):
    keys = {who: key(rapport, login) for who, login in [("administrator", "wang"), ("salesperson", people["salesperson"])]}
    read = Load(rapport, "/api/customers/500", seconds, headers=bearer(keys["administrator"]))
    figure("REST read", read.rate, "requests/s", limit=empty.rate, ratio=read.rate / empty.rate, reach=0.5, at_least=True)
    figure("REST read, CPU", read.cpu, "ms", limit=empty.cpu, ratio=read.cpu / empty.cpu, reach=2)
    path = "/api/customers?city=is%3ALeeds&sort=-created_at&limit=20"
    load = Load(rapport, path, seconds, headers=bearer(keys["administrator"]))
    figure("REST list of 20, CPU", load.cpu, "ms", limit=empty.cpu, ratio=load.cpu / empty.cpu, reach=5)
    for who in keys:
        for how, word in [("whole word", "harbour%20"), ("while typing", "harb"), ("Chinese", "%E5%9B%BD%E9%99%85")]:
            load = Load(rapport, f"/api/customers/search?q={word}", seconds, headers=bearer(keys[who]))
            figure(f"search, {how}, {who}, CPU", load.cpu, "ms", limit=empty.cpu, ratio=load.cpu / empty.cpu, reach=15)
    one = Load(rapport, "/api/customers", seconds, headers=bearer(keys["administrator"]), connections=1, creates=True)
    many = Load(rapport, "/api/customers", seconds, headers=bearer(keys["administrator"]), creates=True)
    figure("creates, 40 clients", many.rate, "records/s", reach=3_000, at_least=True)
    reach = 5 if one.rate < 600 else None
    figure("creates, 40 clients against one", many.rate, "records/s", one.rate, many.rate / one.rate, reach, at_least=True)
    figure("REST create, CPU", many.cpu, "ms", limit=empty.cpu, ratio=many.cpu / empty.cpu, reach=7)


def measure_grading(rapport, customers):
    """Grading against the query alone and the insert of what it found, in the sqlite3 shell; both with warm caches."""
    rapport.stop()
    bare = min(bare_grading(rapport.data / "rapport.db", rapport.folder / "bare.db") for _ in range(2))
    for name, reach in [("first grading, which writes every customer", None), ("grading", 2)]:
        started = time.monotonic()
        rapport.cli("grade", timeout=3600)
        taken = time.monotonic() - started
        figure(f"{name}, {customers:,} customers, {customers * 5:,} orders", taken, "s", bare, taken / bare, reach)
    rapport.start()


def measure_work(seconds):
    """What people at work meet while one import after the other runs."""
    with Rapport() as rapport:
        result = Office(rapport).work(seconds)
    print(result.table(), flush=True)
    all = result.all
    if all.errors or any(it.rows != ROWS for it in result.imports):
        raise SystemExit("Not everything was answered or imported.")
    for name, value, reach in [("mean", all.mean, 15), ("p99", all.p99, 100), ("longest", all.most, 500)]:
        figure(f"{PEOPLE} people during imports of {ROWS:,} rows, {name}", value, "ms", reach=reach)


def measure_rebuild():
    path = REPOSITORY / "Sources" / "CRM" / "ServiceCases" / "ServiceCase.swift"
    kept = path.read_text()
    build = ["swift", "build", "--product", "rapport"]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    taken = []
    try:
        for number in range(3):
            path.write_text(kept.replace("it.openedOn = desk.today", f"it.openedOn = desk.today.adding(days: {number})"))
            started = time.monotonic()
            subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
            taken.append(time.monotonic() - started)
    finally:
        path.write_text(kept)
    figure("rebuild after one changed line, debug", statistics.median(taken), "s", reach=10)


class Bare:
    """The empty route, on a port of its own."""

    def __enter__(self):
        subprocess.run([REPOSITORY / "scripts" / "build.sh", "bare"], check=True, capture_output=True)
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen([REPOSITORY / ".build" / "release" / "bare", str(port)])
        time.sleep(1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def load(self, seconds):
        Load(self, "/", 2)
        return Load(self, "/", seconds)


def key(rapport, login):
    return json.loads(rapport.cli("key", "add", login, "--json").stdout)["key"]


def bearer(key):
    return {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}


def cookie(client):
    return {"Cookie": client.cookie()}


if __name__ == "__main__":
    main()
