"""A service whose responses run in the background, and a proxy before it that cuts its streams where a test says.

Both listen on 127.0.0.1, one thread a connection. The service answers `POST /v1/responses` with the stream of a response,
and `GET /v1/responses/ID?stream=true&starting_after=N` with the rest of it.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

RESPONSE_ID = "resp_1"
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
"""What the service says first; the proxy frames what comes after it."""


def events(count: int) -> list[bytes]:
    """The events of one response; texts of several bytes a character, and of several lengths."""
    response: dict[str, Any] = {"id": RESPONSE_ID, "object": "response", "status": "in_progress", "output": []}
    made = [{"type": "response.created", "response": response}]
    made += [
        {"type": "response.output_text.delta", "output_index": 0, "content_index": 0, "delta": "süß €" * (index % 7)}
        for index in range(count - 2)
    ]
    made.append({"type": "response.completed", "response": {**response, "status": "completed"}})
    return [
        f"event: {event['type']}\ndata: {json.dumps({**event, 'sequence_number': number}, ensure_ascii=False)}\n\n".encode()
        for number, event in enumerate(made)
    ]


class Cutting:
    """The service and its proxy. `passes(n)` says how many bytes of the body connection `n` (from 0) lets through.

    None lets all through. `url` is that of the proxy; `asked` holds the target of each request.
    """

    def __init__(self, count: int, passes: Callable[[int, list[bytes], int], int | None]) -> None:
        self.events = events(count)
        self.asked: list[str] = []
        self._passes = passes
        self._service = _listen(self._serve)
        self._proxy = _listen(self._forward)
        self.url = f"http://127.0.0.1:{self._proxy.getsockname()[1]}/v1"
        self._connections = 0

    def close(self) -> None:
        for listener in (self._proxy, self._service):
            listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as reader:
            target = _request(reader)[0].split()[1].decode()
            connection.sendall(_HEAD + b"".join(self.events[_first(target) :]))

    def _forward(self, connection: socket.socket) -> None:
        with (
            connection,
            connection.makefile("rb") as reader,
            socket.create_connection(self._service.getsockname()) as on,
        ):
            lines = _request(reader)
            target = lines[0].split()[1].decode()
            number, self._connections = self._connections, self._connections + 1
            self.asked.append(target)
            on.sendall(b"".join(lines))
            left = self._passes(number, self.events, _first(target))
            with on.makefile("rb") as answer:
                while (line := answer.readline()) != b"\r\n":
                    connection.sendall(line)
                connection.sendall(line)
                while left is None or left > 0:
                    data = answer.read1(left or 65_536)
                    if not data:
                        connection.sendall(b"0\r\n\r\n")
                        return
                    connection.sendall(b"%x\r\n%s\r\n" % (len(data), data))
                    left = None if left is None else left - len(data)


def _first(target: str) -> int:
    """The number of the first event that a request asks for."""
    after = parse_qs(urlsplit(target).query).get("starting_after")
    return int(after[0]) + 1 if after else 0


def _request(reader: Any) -> list[bytes]:
    """Read a request; its lines, and its body as the last one."""
    lines, length = [], 0
    while line := reader.readline():
        lines.append(line)
        if line.lower().startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
        if line == b"\r\n":
            lines.append(reader.read(length))
            break
    return lines


def _listen(serve: Callable[[socket.socket], None]) -> socket.socket:
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                threading.Thread(target=run, args=(connection,), daemon=True).start()

    def run(connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            serve(connection)

    threading.Thread(target=accept, daemon=True).start()
    return listener


@contextlib.contextmanager
def cutting(count: int, passes: Callable[[int, list[bytes], int], int | None]) -> Iterator[Cutting]:
    """Let both work for a while."""
    service = Cutting(count, passes)
    try:
        yield service
    finally:
        service.close()
