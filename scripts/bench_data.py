"""What the measured customers ordered, and the least that grading them can cost."""

import random
import subprocess
import time
from datetime import date, timedelta


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


def bare_grading(database, path):
    """Seconds that the sqlite3 shell takes for the query, and for writing what it finds into a table like ours."""
    path.unlink(missing_ok=True)
    today = date.today()
    window, year = (str(today - timedelta(days=days)) for days in (730, 365))
    day = "coalesce(ordered_on, '')"
    amount = "coalesce(total_base, -9223372036854775807)"
    kept = f"state <> 'cancelled' AND {day} >= '{window}'"
    purchase = f"kind = 'sale' AND {amount} > 0 AND {kept}"
    statements = f"""
        ATTACH '{path}' AS bare;
        PRAGMA bare.journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE bare.customer_score (id INTEGER PRIMARY KEY, run INTEGER, customer INTEGER, recency INTEGER,
            frequency INTEGER, amount INTEGER, cost INTEGER, recency_score INTEGER, frequency_score INTEGER,
            amount_score INTEGER, cost_score INTEGER, recency_smaller INTEGER, frequency_smaller INTEGER,
            amount_smaller INTEGER, cost_smaller INTEGER, score INTEGER, level TEXT NOT NULL DEFAULT '') STRICT;
        CREATE INDEX bare.by_run ON customer_score (run, id) WHERE run IS NOT NULL;
        CREATE INDEX bare.by_customer ON customer_score (customer, id) WHERE customer IS NOT NULL;
        CREATE UNIQUE INDEX bare.once ON customer_score (customer, run);
        INSERT INTO bare.customer_score (run, customer, recency, frequency, amount, cost, recency_score, frequency_score,
            amount_score, cost_score, recency_smaller, frequency_smaller, amount_smaller, cost_smaller, score, level)
        SELECT 1, customer, CAST(julianday('{today}') - julianday(max({day}) FILTER (WHERE {purchase})) AS INTEGER),
            count(*) FILTER (WHERE {purchase}), sum({amount}) FILTER (WHERE {kept}),
            sum({amount}) FILTER (WHERE state <> 'cancelled' AND {day} >= '{year}'), 3, 3, 3, 3, 500000, 500000, 500000,
            500000, 30000, 'value'
        FROM "order" INDEXED BY ix_order_customer_ordered_on_kind_state_total_base
        WHERE deleted_at IS NULL AND customer > 0 AND {day} >= '{window}' AND {day} <= '{today}'
        GROUP BY customer ORDER BY customer;
        """
    started = time.monotonic()
    subprocess.run(["sqlite3", database], input=statements, check=True, capture_output=True, text=True)
    return time.monotonic() - started
