"""A Rapport server of the test's own: the release executable, a free port, an empty data directory or database."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SECONDS_TO_START = 30
SECONDS_TO_STOP = 25


def binary():
    path = REPOSITORY / os.environ.get("RAPPORT_BINARY", ".build/release/rapport")
    assert path.exists(), f"{path} is missing; run: make build"
    return path


class Rapport:
    """`with Rapport() as rapport:` serves; leaving it stops the server and fails if it had died or hangs."""

    def __init__(self, engine="sqlite"):
        self.folder = Path(tempfile.mkdtemp(prefix="rapport-test-"))
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        self.database = create_database() if engine == "postgres" else None
        self.engine = engine
        self.port = free_port()
        self.process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        try:
            return self.start()
        except BaseException:
            self.discard()
            raise

    def __exit__(self, kind, error, trace):
        try:
            # A test that failed already says more than a server that stops badly after it.
            self.stop(check=kind is None)
        finally:
            self.discard()

    # Serving

    def start(self, *options):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [binary(), "serve", "--port", str(self.port), *self.where(), *options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, env=self.environment())
        self.wait_until_ready()
        return self

    def wait_until_ready(self):
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"rapport serve ended with {self.process.returncode}:\n{self.output()}")
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.02)
        raise AssertionError(f"rapport serve was not ready in {SECONDS_TO_START} s:\n{self.output()}")

    def stop(self, check=True):
        """Stops the server as an administrator would, and expects it to end by itself with 0."""
        if self.process is None:
            return
        process, self.process = self.process, None
        died = process.poll() is not None
        if not died:
            process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            code = None
        if check:
            assert not died, f"rapport serve died with {code}:\n{self.output()}"
            assert code is not None, f"rapport serve did not stop in {SECONDS_TO_STOP} s:\n{self.output()}"
            assert code == 0, f"rapport serve stopped with {code}:\n{self.output()}"

    def kill(self):
        """Ends the server as a power cut would, without warning."""
        process, self.process = self.process, None
        process.kill()
        process.wait()

    def restart(self):
        self.stop()
        return self.start()

    def discard(self):
        if self.process is not None:
            self.kill()
        if self.database is not None:
            drop_database(self.database)
        shutil.rmtree(self.folder, ignore_errors=True)

    def output(self):
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def setup_link(self):
        """The one-time link that the server prints while it has no user."""
        links = re.findall(r"http://127\.0\.0\.1:\d+/setup/[\w-]+", self.output())
        assert links, f"The server printed no set-up link:\n{self.output()}"
        return links[-1]

    # Commands

    def cli(self, *arguments, input=None, code=0, timeout=300):
        """Runs `rapport ARGUMENTS…` on the same data and expects the exit code; None accepts any."""
        done = subprocess.run(
            [binary(), *map(str, arguments), *self.where()], input=input if input is not None else "",
            capture_output=True, encoding="utf-8", cwd=self.folder, env=self.environment(), timeout=timeout)
        assert code is None or done.returncode == code, (
            f"rapport {' '.join(map(str, arguments))} ended with {done.returncode}, not {code}:\n"
            f"{done.stdout}\n{done.stderr}")
        return done

    def where(self):
        return ["--database", self.database] if self.database else ["--data", str(self.data)]

    def environment(self):
        # What a key may send is limited by the test of that limit alone.
        return {"RAPPORT_API_RATE": "0", **os.environ, "RAPPORT_DATA": str(self.data), "SWIFT_BACKTRACE": "interactive=no,color=no"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def create_database():
    cluster = os.environ.get("TEST_POSTGRES")
    assert cluster, "TEST_POSTGRES is not set; run: scripts/browser-tests.sh"
    name = f"rapport_{secrets.token_hex(6)}"
    subprocess.run(["createdb", f"--maintenance-db={cluster}", name], check=True)
    return urlunsplit(urlsplit(cluster)._replace(path=f"/{name}"))


def drop_database(url):
    name = urlsplit(url).path.lstrip("/")
    subprocess.run(["dropdb", "--force", f"--maintenance-db={os.environ['TEST_POSTGRES']}", name], check=True)
