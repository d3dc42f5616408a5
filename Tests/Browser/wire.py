"""Connections that stay open, all of them in one thread, and how long each answer took.

The clock of an answer is the kernel's: it stamps the last packet as it reaches the socket. However late this process
gets to read it, because another answer is being looked at or because the server has both processors, the time is the
server's.
"""

import asyncio
import re
import socket
import struct
import time
from dataclasses import dataclass

SECONDS_TO_ANSWER = 30
# From linux/net_tstamp.h: stamp what comes in, in software, and hand the stamps out.
SO_TIMESTAMPING, STAMP_RECEIVED, HAND_OUT = 37, 1 << 3, 1 << 4
STAMP = struct.Struct("@qq")


@dataclass
class Answer:
    status: int
    head: str
    body: str
    # From the last byte sent to the last byte received, and from there until this process had read it.
    milliseconds: float
    late: float

    @property
    def location(self):
        return re.search(r"\r\nlocation: (\S+)", self.head, re.I)[1]


class Connection:
    """One person's browser: one request at a time, all on one connection."""

    def __init__(self, port, cookie):
        self.port = port
        self.common = f"Host: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n"
        self.origin = f"Origin: http://127.0.0.1:{port}\r\n"
        self.socket = None

    def open(self):
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=SECONDS_TO_ANSWER)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPING, STAMP_RECEIVED | HAND_OUT)
        self.socket.setblocking(False)

    def close(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    async def get(self, target):
        return await self.ask(f"GET {target} HTTP/1.1\r\n{self.common}\r\n")

    async def post(self, target, form):
        kind = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
        return await self.ask(f"POST {target} HTTP/1.1\r\n{self.common}{self.origin}{kind}\r\n{form}")

    async def ask(self, request):
        if self.socket is None:
            self.open()
        loop = asyncio.get_running_loop()
        reading = Reading(self.socket, loop.create_future())
        loop.add_reader(self.socket, reading.go_on)
        try:
            data = request.encode()
            started = time.time_ns()
            # It is far smaller than what a socket takes at once, so that its last byte is sent here and now.
            assert self.socket.send(data) == len(data)
            await asyncio.wait_for(reading.end, SECONDS_TO_ANSWER)
        except BaseException:
            # What comes later must not be taken for the answer of the next request.
            loop.remove_reader(self.socket)
            self.close()
            raise
        loop.remove_reader(self.socket)
        return reading.answer(started)


class Reading:
    """An answer on its way."""

    def __init__(self, socket, end):
        self.socket = socket
        self.end = end
        self.data = bytearray()
        self.head_size = self.size = None
        self.arrived = self.read = 0

    def go_on(self):
        try:
            part, notes, _, _ = self.socket.recvmsg(1 << 18, 128)
            self.read = time.time_ns()
            self.arrived = next((nanoseconds(it) for _, kind, it in notes if kind == SO_TIMESTAMPING), self.read)
            if not part:
                raise ConnectionError("the server closed the connection before its answer was complete")
            self.data += part
            if self.is_complete and not self.end.done():
                self.end.set_result(None)
        except (OSError, ValueError) as error:
            if not self.end.done():
                self.end.set_exception(error)

    @property
    def is_complete(self):
        if self.size is None:
            end = self.data.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.head_size = end + 4
            length = re.search(rb"\r\ncontent-length: (\d+)", self.data[:end], re.I)
            if not length:
                raise ValueError(f"an answer without a length: {bytes(self.data[:end])}")
            self.size = self.head_size + int(length[1])
        return len(self.data) >= self.size

    def answer(self, started):
        head = self.data[:self.head_size].decode()
        return Answer(
            status=int(head.split(" ", 2)[1]), head=head, body=self.data[self.head_size:].decode(),
            milliseconds=(self.arrived - started) / 1e6, late=(self.read - self.arrived) / 1e6)


def nanoseconds(stamp):
    seconds, rest = STAMP.unpack_from(stamp)
    return seconds * 1_000_000_000 + rest
