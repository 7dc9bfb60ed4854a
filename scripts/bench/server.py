"""The server of the benchmark: canned answers over a raw socket, in one process, with TCP_NODELAY.

It is told by the `model` of a request what to do: `small` and `long` answer at once; `hold-100` answers when 100 such requests
wait; `events-20000-one` and `events-20000-packed` stream, and so do `json-1600-one` and `full-1600-one`. GET answers a list of models. It prints its port and ends
when its standard input does, so it never outlives the process that started it.
"""

from __future__ import annotations

import re
import selectors
import socket
import sys
import time
from functools import cache

from bench import payloads

HOLD_S = 5.0
STREAM_S = 60.0
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_MODEL = re.compile(rb'"model": ?"([\w-]+)"')
# As many fields as the service sends.
_FIELDS = b"".join(
    b"%s: %s\r\n" % field
    for field in (
        (b"date", b"Thu, 01 Jan 2026 00:00:00 GMT"),
        (b"server", b"bench"),
        (b"x-request-id", b"req_bench0000000000000000000000001"),
        (b"openai-organization", b"bench"),
        (b"openai-processing-ms", b"12"),
        (b"openai-version", b"2020-10-01"),
        (b"x-ratelimit-limit-requests", b"10000"),
        (b"x-ratelimit-limit-tokens", b"2000000"),
        (b"x-ratelimit-remaining-requests", b"9999"),
        (b"x-ratelimit-remaining-tokens", b"1999900"),
        (b"x-ratelimit-reset-requests", b"6ms"),
        (b"x-ratelimit-reset-tokens", b"3ms"),
    )
)


_BODIES = {
    ("chat", False): payloads.completion,
    ("responses", False): payloads.response_answer,
    ("responses", True): payloads.long_response,
}
"""What answers, by the kind of call, and whether a long answer is asked for."""


@cache
def whole(body: bytes, status: bytes = b"200 OK") -> bytes:
    """A whole answer, ready to be sent."""
    head = b"HTTP/1.1 %s\r\n%bcontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
    return head % (status, _FIELDS, len(body)) + body


@cache
def streamed(kind: str, count: int, packing: str) -> list[bytes]:
    """A streamed answer: its head, each packet as one chunk of HTTP, the last chunk."""
    head = b"HTTP/1.1 200 OK\r\n%bcontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n" % _FIELDS
    chunks = [b"%x\r\n%b\r\n" % (len(packet), packet) for packet in payloads.packets(kind, count, packing)]
    return [head, *chunks, b"0\r\n\r\n"]


class Server:
    """All connections in one loop. A stream is sent in one go: whoever reads it is the only one at work."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self._listener.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(sys.stdin, selectors.EVENT_READ)
        self._buffers: dict[socket.socket, bytes] = {}
        self._held: list[socket.socket] = []
        self._held_since_s = 0.0

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    def run(self) -> None:
        while True:
            for key, _ in self._selector.select(1.0 if self._held else None):
                if key.fileobj is sys.stdin:
                    return
                if key.fileobj is self._listener:
                    self._accept()
                else:
                    assert isinstance(key.fileobj, socket.socket)
                    self._read(key.fileobj)
            if self._held and time.monotonic() - self._held_since_s > HOLD_S:
                self._release(whole(b'{"error":{"message":"too few requests came to be held"}}', b"400 Bad Request"))

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(STREAM_S)  # reads happen when there is something; writes may have to wait
        self._buffers[connection] = b""
        self._selector.register(connection, selectors.EVENT_READ)

    def _close(self, connection: socket.socket) -> None:
        self._selector.unregister(connection)
        del self._buffers[connection]
        if connection in self._held:
            self._held.remove(connection)
        connection.close()

    def _read(self, connection: socket.socket) -> None:
        try:
            received = connection.recv(256 * 1024)
            if not received:
                self._close(connection)
                return
            data = self._buffers[connection] + received
            head, found, body = data.partition(b"\r\n\r\n")
            length = _LENGTH.search(head) if found else None
            if not found or (length and len(body) < int(length[1])):
                self._buffers[connection] = data
                return
            self._buffers[connection] = b""
            self._answer(connection, head, body)
        except OSError:
            self._close(connection)

    def _answer(self, connection: socket.socket, head: bytes, body: bytes) -> None:
        if head.startswith(b"GET "):
            connection.sendall(whole(payloads.model_list()))
            return
        kind = "responses" if b"/responses " in head.partition(b"\r\n")[0] else "chat"
        model = _MODEL.search(body)
        what, _, how = model[1].decode().partition("-") if model else ("", "", "")
        if what in ("events", "json", "full"):
            count, _, packing = how.partition("-")
            for part in streamed(kind if what == "events" else what, int(count), packing):
                connection.sendall(part)
            return
        answer = whole(_BODIES[kind, what == "long"]())
        if what != "hold":
            connection.sendall(answer)
            return
        if not self._held:
            self._held_since_s = time.monotonic()
        self._held.append(connection)
        if len(self._held) >= int(how):
            self._release(answer)

    def _release(self, answer: bytes) -> None:
        held, self._held = self._held, []
        for connection in held:
            try:
                connection.sendall(answer)
            except OSError:
                self._close(connection)


if __name__ == "__main__":
    server = Server()
    print(server.port, flush=True)
    server.run()
