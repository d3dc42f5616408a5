"""Imports: customers beside the sqlite3 shell, Online Retail, and a workbook."""

import csv
import gzip
import json
import re
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from datetime import date

from bench_figures import Watched, figure, used_by_commands
from importing import write_workbook
from server import REPOSITORY, Rapport
from stock import make_people, write_customers

RETAIL = REPOSITORY.parent / "shared" / "data" / "online_retail" / "online_retail.csv.gz"
RETAIL_LINES = 541_909


def measure_customers(rapport, path, customers, quick=False):
    """The customers of `path` into a stock without any, and what the machine could do at best."""
    bare = None if quick else BareImport(rapport)
    run = Watched(rapport, "import", path, "--as", "customers")
    figure(f"import of {customers:,} customers", customers / run.seconds, "rows/s")
    if quick:
        return
    figure(f"import of {customers:,} customers, anonymous memory", run.peak, "MB", reach=300)
    bare.run()
    name = f"import of {customers:,} customers against the sqlite3 shell"
    figure(name, run.seconds, "s", bare.seconds, run.seconds / bare.seconds, reach=2.5)
    # Where others work on the machine too, this says more than the time.
    figure(f"{name}, CPU", run.cpu, "s", bare.cpu, run.cpu / bare.cpu)


class BareImport:
    """The sqlite3 shell's `.import` of what an import has written, into the same tables and indexes.

    The tables are all those that the import made longer, the search table among them; how they and their indexes are
    made and what goes into each row is taken from the imported database. So the shell only stores: it reads no days,
    checks nothing, follows no references, looks for no row that is there already, and makes no tokens for the search
    and no keys to sort by. Each table is one `.import`, which is one transaction, into a new database with our writer's
    settings. The time ends when the log has been moved into the database, as ours does.

    The shell takes an empty cell for '', which a column of numbers refuses; NULL to it is only what is missing at the
    end of a line. So the columns in which all rows have NULL stand last in its tables, which makes neither rows nor
    indexes any different. It complains of each such line to /dev/null: that takes it less time than reading the empty
    cells would (0.7 s against 0.8 s for 100,000 customers without indexes). A search table's first row is written with
    its number, from which `.import` counts on.
    """

    # As SQLiteConnection.becomeWriter has them. References are left unchecked: their tables are not there.
    SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;\n"

    def __init__(self, rapport):
        """Before the import: keeps where each table ends."""
        self.source, self.folder = rapport.data / "rapport.db", rapport.folder / "bare"
        self.folder.mkdir()
        with self.imported() as db:
            self.ends = {table: last_row(db, table) for table, _ in tables(db)}

    def imported(self):
        return closing(sqlite3.connect(f"file:{self.source}?mode=ro", uri=True))

    def run(self):
        """After the import: has the shell do it once more, and keeps the time and the CPU that it took."""
        target = self.folder / "bare.db"
        with self.imported() as db:
            grown = [(table, kind) for table, kind in tables(db) if last_row(db, table) > self.ends[table]]
            made, brought = zip(*(self.virtual(db, table) if kind == "virtual" else self.plain(db, table)
                                  for table, kind in grown))
            wanted = {table: self.count(db, table) for table, _ in grown}
        script = f"{self.SETTINGS}{''.join(made)}.mode csv\n{''.join(brought)}"
        started, used = time.monotonic(), used_by_commands()
        subprocess.run(["sqlite3", target], input=script, check=True, text=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        self.seconds, self.cpu = time.monotonic() - started, used_by_commands() - used
        with closing(sqlite3.connect(target)) as db:
            found = {table: db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in wanted}
        if found != wanted:
            raise SystemExit(f"the sqlite3 shell imported {found} instead of {wanted}")
        shutil.rmtree(self.folder)

    def plain(self, db, table):
        """How the table and its indexes are made, and how its rows are brought."""
        columns = [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]
        counted = ", ".join(f"count({quoted(column)})" for column in columns)
        counts = db.execute(f"SELECT count(*), {counted} {self.rows(table)}")
        whole, *filled = counts.fetchone()
        if set(filled) - {0, whole}:
            raise SystemExit(f"a column of {table} is NULL in some rows, which the sqlite3 shell cannot import")
        has = dict(zip(columns, filled))
        create, *indexes = [sql for sql, in db.execute(
            "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type <> 'table'", [table])]
        head, body, tail = re.fullmatch(r'(CREATE TABLE "\w+" \()(.*)(\).*)', create, re.DOTALL).groups()
        parts = sorted(zip(columns, re.split(r', (?=")', body), strict=True), key=lambda it: has[it[0]] == 0)
        make = [head + ", ".join(part for _, part in parts) + tail, *indexes]
        names = ", ".join(quoted(column) for column in columns if has[column])
        bring = self.bring(db, table, f"SELECT {names} {self.rows(table)} ORDER BY rowid")
        return "".join(f"{sql};\n" for sql in make), bring

    def virtual(self, db, table):
        create, = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [table]).fetchone()
        columns = ", ".join(quoted(row[1]) for row in db.execute(f'PRAGMA table_info("{table}")'))
        first, last = db.execute(f"SELECT min(rowid), max(rowid) {self.rows(table)}").fetchone()
        if last - first + 1 != self.count(db, table):
            raise SystemExit(f"the rows of {table} are not numbered one after the other")
        values = f"quote({columns.replace(', ', '), quote(')})"
        literals = ", ".join(db.execute(f'SELECT {values} FROM "{table}" WHERE rowid = {first}').fetchone())
        make = f'{create};\nINSERT INTO "{table}" (rowid, {columns}) VALUES ({first}, {literals});\n'
        return make, self.bring(db, table, f'SELECT {columns} FROM "{table}" WHERE rowid > {first} ORDER BY rowid')

    def bring(self, db, table, query):
        path = self.folder / f"{table}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(db.execute(query))
        return f'.import "{path}" "{table}"\n'

    def rows(self, table):
        return f'FROM "{table}" WHERE rowid > {self.ends[table]}'

    def count(self, db, table):
        return db.execute(f"SELECT count(*) {self.rows(table)}").fetchone()[0]


def tables(db):
    """Names and types; not the tables that a search table keeps for itself, nor SQLite's own."""
    return db.execute("SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') "
                      "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name").fetchall()


def last_row(db, table):
    return db.execute(f'SELECT coalesce(max(rowid), 0) FROM "{table}"').fetchone()[0]


def quoted(name):
    return f'"{name}"'


def measure_retail():
    """Online Retail as it was published into an empty stock; sales without a customer go to a walk-in customer."""
    if not RETAIL.exists():
        print(f"SKIPPED: {RETAIL} is not there; the import of Online Retail was not measured", flush=True)
        return
    with Rapport() as rapport:
        rapport.stop()
        path = rapport.folder / "online_retail.csv"
        with gzip.open(RETAIL) as packed, path.open("wb") as file:
            shutil.copyfileobj(packed, file)
        run = Watched(rapport, "import", path, "--as", "orders", "--walk-in", "Walk-in", "--json")
        created = json.loads(run.output)["created"]
        if created.get("order_line") != RETAIL_LINES:
            raise SystemExit(f"of {RETAIL_LINES:,} lines of Online Retail came {created}")
        name = "import of Online Retail into customers, products, orders, lines"
        figure(name, RETAIL_LINES / run.seconds, "lines/s", reach=15_000, at_least=True)
        figure("import of Online Retail, anonymous memory", run.peak, "MB")


def measure_workbook(rows):
    """A workbook as Excel writes it, from the command's start until the process that reads it has ended.

    By then it is a checked text table of which the import reads on, here as a dry run. The memory is the most that both
    processes held together, to the end of the dry run.
    """
    with Rapport() as rapport:
        _, sellers = make_people(rapport, salespeople=200)
        rapport.stop()
        path = rapport.folder / "customers.xlsx"
        write_customers(rapport.folder / "customers.csv", rows, sellers)
        write_excel(path, rapport.folder / "customers.csv")
        run = Watched(rapport, "import", path, "--as", "customers", "--dry-run", "--json", children=True)
        said = json.loads(run.output)
        if (said["rows"], said["set_aside"], bool(run.childless)) != (rows, 0, True):
            raise SystemExit(f"the workbook of {rows:,} rows was not read by a process of its own: {run.output}")
        name = f"XLSX of {rows:,} rows, read to a text table"
        figure(name, rows / run.childless, "rows/s", reach=20_000, at_least=True)
        figure(f"XLSX of {rows:,} rows, dry run of its import", rows / run.seconds, "rows/s")
        figure(f"XLSX of {rows:,} rows, anonymous memory", run.peak, "MB", reach=200)


def write_excel(path, table):
    """Texts are shared, days are numbers with a format, and every cell says where it stands."""
    shared = {}

    def cell(row, column, text):
        place = f"{chr(ord('A') + column)}{row}"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return f'<c r="{place}" s="1"><v>{(date.fromisoformat(text) - date(1899, 12, 30)).days}</v></c>'
        return f'<c r="{place}" t="s"><v>{shared.setdefault(text, len(shared))}</v></c>' if text else ""

    markup = []
    with table.open(encoding="utf-8", newline="") as file:
        for row, texts in enumerate(csv.reader(file), 1):
            cells = "".join(cell(row, column, text) for column, text in enumerate(texts))
            markup.append(f'<row r="{row}">{cells}</row>')
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    write_workbook(path, {"Customers": "".join(markup)}, styles, shared)
