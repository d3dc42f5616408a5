"""What all measures share: the list of figures, load on a server, and what a process uses."""

import os
import re
import resource
import subprocess
import time
from pathlib import Path

from server import binary

CONNECTIONS = 40
FIGURES = []


def figure(name, value, unit, limit=None, ratio=None, reach=None, at_least=False):
    """Keeps one figure. `limit` is the bare limit beside it; `reach` what the value, or the ratio, must keep to."""
    judged = value if ratio is None else ratio
    holds = None if reach is None else (judged >= reach if at_least else judged <= reach)
    FIGURES.append(dict(name=name, value=value, unit=unit, limit=limit, ratio=ratio, reach=reach, holds=holds))
    mark = {None: " ", True: "✓", False: "✗"}[holds]
    beside = "" if ratio is None else f"  {ratio:.2f} ×"
    bound = "" if reach is None else f"  ({'≥' if at_least else '≤'} {reach:,})"
    print(f"{mark} {name:<64} {value:>12,.2f} {unit}{beside}{bound}", flush=True)


class Load:
    """What a server did under load: requests a second, their times, its CPU for each."""

    def __init__(self, server, path, seconds, headers=None, connections=CONNECTIONS, creates=False):
        command = ["wrk", "-t", "1", "-c", str(connections), "-d", f"{seconds}s", "--latency"]
        for name, value in (headers or {}).items():
            command += ["-H", f"{name}: {value}"]
        if creates:
            command += ["-s", str(Path(__file__).with_name("bench_create.lua"))]
        before = cpu_seconds(server)
        output = subprocess.run(command + [server.url + path], check=True, capture_output=True, text=True).stdout
        used = cpu_seconds(server) - before
        requests = int(re.search(r"(\d+) requests in", output)[1])
        failed = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
        if failed or "Socket errors" in output:
            raise SystemExit(f"{path} failed under load:\n{output}")
        self.rate = float(re.search(r"Requests/sec:\s*([\d.]+)", output)[1])
        self.p99 = milliseconds(re.search(r"^ +99% +(\S+)", output, re.M)[1])
        self.cpu = used * 1000 / max(requests, 1)


class Watched:
    """A command of the product, run to its end: its time, its CPU, and its memory, looked at every 50 ms.

    `peak` is the most anonymous memory that it held, in MB; with `children` that of its children is added, and
    `childless` is the second at which the last of them was gone. To look for children costs time of its own.
    """

    def __init__(self, rapport, *arguments, children=False):
        self.peak = self.childless = 0
        log, used = rapport.folder / "command", used_by_commands()
        with log.open("wb") as file:
            started = time.monotonic()
            process = subprocess.Popen([binary(), *map(str, arguments), *rapport.where()], stdin=subprocess.DEVNULL,
                                       stdout=file, stderr=file, cwd=rapport.folder, env=rapport.environment())
            had_children = False
            while process.returncode is None:
                found = children_of(process.pid) if children else []
                if had_children and not found:
                    self.childless = time.monotonic() - started
                had_children = bool(found)
                self.peak = max(self.peak, sum(map(anonymous, [process.pid, *found])))
                try:
                    process.wait(0.05)
                except subprocess.TimeoutExpired:
                    pass
        self.seconds, self.cpu = time.monotonic() - started, used_by_commands() - used
        self.output = log.read_text("utf-8", "replace")
        if process.returncode != 0:
            raise SystemExit(f"rapport {' '.join(map(str, arguments))} ended with {process.returncode}:\n{self.output}")


def milliseconds(text):
    number, unit = re.match(r"([\d.]+)(\w+)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def cpu_seconds(server):
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def used_by_commands():
    """CPU seconds of all processes that we started and that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def memory(server):
    return anonymous(server.process.pid)


def anonymous(pid):
    """RssAnon in MB; nothing for a process that has ended."""
    try:
        found = re.search(r"RssAnon:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found[1]) / 1024 if found else 0


def children_of(pid):
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            state, parent = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        # One that has ended, and of which its parent has not heard yet, works no longer.
        if int(parent) == pid and state != "Z":
            found.append(int(name))
    return found
