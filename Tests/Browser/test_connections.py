"""How the server treats its clients' connections: who waits, who is made to wait, who is given up."""

import json
import os
import signal
import socket
import threading
import time

from client import set_up

KEY_HEAD = "Host: 127.0.0.1\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"


def make_key(rapport):
    set_up(rapport)
    return json.loads(rapport.cli("key", "add", "wang", "--json").stdout)["key"]


def connect(rapport, receive=None):
    it = socket.socket()
    if receive:
        it.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
    it.settimeout(60)
    it.connect(("127.0.0.1", rapport.port))
    return it


def head(key, line, *more):
    return (f"{line} HTTP/1.1\r\n" + KEY_HEAD.format(key=key) + "".join(f"{it}\r\n" for it in more) + "\r\n").encode()


def read_until(connection, end):
    text = b""
    while end not in text:
        part = connection.recv(65536)
        if not part:
            break
        text += part
    return text.decode()


def test_a_body_that_waits_to_be_asked_for_is_asked_for_at_once(rapport):
    key = make_key(rapport)
    body = b'{"name": "Acme"}'
    with connect(rapport) as it:
        for _ in range(2):
            it.sendall(head(key, "POST /api/customers", f"Content-Length: {len(body)}", "Expect: 100-continue"))
            started = time.monotonic()
            assert read_until(it, b"\r\n\r\n").startswith("HTTP/1.1 100 Continue\r\n")
            assert time.monotonic() - started < 0.5
            it.sendall(body)
            assert read_until(it, b'"Acme"').startswith("HTTP/1.1 201 ")
    with connect(rapport) as it:
        it.sendall(head(key, "POST /api/customers", "Content-Length: 9000000", "Expect: 100-continue"))
        assert read_until(it, b"\r\n\r\n").startswith("HTTP/1.1 413 ")


def test_a_key_that_asks_too_often_is_told_to_wait(rapport):
    key = make_key(rapport)
    rapport.stop()
    rapport.start("--api-rate", "1", "--api-burst", "3")
    with connect(rapport) as it:
        answers = []
        for _ in range(5):
            it.sendall(head(key, "GET /api/customers"))
            answers.append(read_until(it, b"}"))
    assert [it.split(" ")[1] for it in answers] == ["200", "200", "200", "429", "429"]
    assert "retry-after: 1\r\n" in answers[3].lower() and "application/problem+json" in answers[3]


def sockets_of(process):
    folder = f"/proc/{process.pid}/fd"
    links = []
    for number in os.listdir(folder):
        try:
            links.append(os.readlink(f"{folder}/{number}"))
        except FileNotFoundError:
            pass
    return sum(it.startswith("socket:") for it in links)


def test_a_client_that_drips_or_does_not_read_is_given_up(rapport):
    """Half a minute long, as the server's patience is; both clients are tried at once."""
    key = make_key(rapport)
    time.sleep(0.5)
    before = sockets_of(rapport.process)
    dripping, deaf = connect(rapport), connect(rapport, receive=4096)

    def drip():
        dripping.sendall(head(key, "POST /api/customers", "Content-Length: 1000"))
        try:
            for _ in range(45):
                dripping.sendall(b" ")
                time.sleep(1)
        except OSError:
            pass

    thread = threading.Thread(target=drip)
    thread.start()
    deaf.setblocking(False)
    asked = head(key, "GET /api/openapi.json") * 2000
    started = time.monotonic()
    while asked and time.monotonic() - started < 5:
        try:
            asked = asked[deaf.send(asked):]
        except BlockingIOError:
            time.sleep(0.05)
    assert sockets_of(rapport.process) == before + 2
    assert read_until(dripping, b"\r\n\r\n").startswith("HTTP/1.1 408 ")
    assert 29 < time.monotonic() - started < 40
    dripping.close()
    while sockets_of(rapport.process) > before and time.monotonic() - started < 45:
        time.sleep(0.2)
    assert sockets_of(rapport.process) == before, "a client that does not read still holds its connection"
    deaf.close()
    thread.join()


def test_what_runs_when_the_server_is_told_to_stop_is_answered(rapport):
    key = make_key(rapport)
    body = b'{"name": "Last in"}'
    with connect(rapport) as it:
        it.sendall(head(key, "POST /api/customers", f"Content-Length: {len(body)}"))
        it.sendall(body[:5])
        time.sleep(0.2)
        process = rapport.process
        process.send_signal(signal.SIGTERM)
        # Longer than the notice that a balancer gets: by now nobody else is let in.
        time.sleep(3)
        assert process.poll() is None
        it.sendall(body[5:])
        assert read_until(it, b'"Last in"').startswith("HTTP/1.1 201 ")
    assert process.wait(25) == 0
    rapport.process = None
    rapport.start()
    exported = rapport.cli("export", "customers", "--format", "jsonl").stdout
    assert "Last in" in exported
