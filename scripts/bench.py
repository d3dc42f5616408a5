#!/usr/bin/env python3
"""bench.py --scale full|small: how fast the release build starts, imports and answers, and what memory it takes.

Memory is RssAnon: pages of the database that are mapped cost nothing. The load generator shares the machine, so compare
only runs on the same one.
"""

import argparse
import csv
import random
import re
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "Tests" / "Browser"))

from client import set_up
from server import Rapport

SCALES = {"small": dict(customers=10_000, seconds=3), "full": dict(customers=1_000_000, seconds=30)}
CONNECTIONS = 40
KIND = "customers"
PAGES = ["/health", "/sign-in", "/customers", "/customers?q=trading"]
CITIES = ["Shanghai", "Hangzhou", "Taipei", "Hamburg", "Leeds", "Porto"]
WORDS = ["Meridian", "Harbour", "Lotus", "Granite", "Orchid", "Summit", "Trading", "Textiles", "Instruments", "Foods"]


def main():
    options = argparse.ArgumentParser(description="Measures the release build.")
    options.add_argument("--scale", choices=SCALES, default="full")
    scale = SCALES[options.parse_args().scale]

    started = time.monotonic()
    with Rapport() as rapport:
        report("start until /health answers", f"{(time.monotonic() - started) * 1000:,.0f} ms")
        report("memory after start", memory(rapport))
        client = set_up(rapport)
        rapport.stop()

        measure_import(rapport, scale["customers"])
        rapport.start()
        for page in PAGES:
            measure_page(rapport, client, page, scale["seconds"])
        report("memory after the load", memory(rapport))


def measure_import(rapport, count):
    path = rapport.folder / "customers.csv"
    write_customers(path, count)
    started = time.monotonic()
    rapport.cli("import", path, "--as", KIND, timeout=3600)
    seconds = time.monotonic() - started
    report(f"import of {count:,} customers", f"{seconds:,.1f} s, {count / seconds:,.0f}/s")


def write_customers(path, count):
    some = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Name", "Phone", "Email", "City"])
        for number in range(count):
            name = f"{some.choice(WORDS)} {some.choice(WORDS)} {number}"
            rows.writerow([name, f"+86 21 {number:08}", f"office{number}@example.com", some.choice(CITIES)])


def measure_page(rapport, client, page, seconds):
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    answer = client.get(page)
    if answer.status != 200:
        return report(page, f"answers {answer.status}")
    before = cpu_seconds(rapport)
    output = subprocess.run(
        ["wrk", "-t", "1", "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--latency", "-H", f"Cookie: {cookie}",
         rapport.url + page], check=True, capture_output=True, text=True).stdout
    requests = int(re.search(r"(\d+) requests in", output)[1])
    cpu = (cpu_seconds(rapport) - before) * 1000 / max(requests, 1)
    rate = float(re.search(r"Requests/sec:\s*([\d.]+)", output)[1])
    half, most = (re.search(rf"{part}%\s+(\S+)", output)[1] for part in (50, 99))
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    report(page, f"{rate:,.0f}/s, half within {half}, 99 % within {most}, {cpu:.3f} ms of CPU each"
           + (f", {failed[1]} FAILED" if failed else ""))


def cpu_seconds(rapport):
    fields = Path(f"/proc/{rapport.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def memory(rapport):
    status = Path(f"/proc/{rapport.process.pid}/status").read_text()
    kilobytes = int(re.search(r"RssAnon:\s*(\d+)", status)[1])
    return f"{kilobytes / 1024:,.1f} MB"


def report(what, figure):
    print(f"{what:<36} {figure}", flush=True)


main()
