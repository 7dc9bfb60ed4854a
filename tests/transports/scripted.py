"""A raw-socket server that does exactly what a test tells it: bytes, pauses, cuts. One thread a connection.

A script is a list of answers, taken in turn over all connections. It records requests, connections and when a client
went away.
"""

from __future__ import annotations

import contextlib
import json as json_module
import select
import socket
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Self


class Cut:
    """In the place of a chunk: the server closes the connection (with a reset, if `hard`)."""

    def __init__(self, *, hard: bool = False) -> None:
        self.hard = hard


class Stall:
    """In the place of a chunk: the server says nothing more until the client goes away."""


@dataclass(frozen=True)
class Pause:
    """In the place of a chunk: the server waits."""

    seconds: float


Chunk = bytes | Cut | Stall | Pause


@dataclass
class Answer:
    """What the server says to one request.

    `framing`: "chunked", "length", "close" (the end of the connection), "raw" (the chunks alone, head and all), "kept"
    (the same, and the connection stays open).
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Sequence[Chunk] = (b"",)
    framing: str = "chunked"
    before: float = 0.0
    """Seconds before the status line."""
    joined_end: bool = True
    """Whether the end of a chunked body comes in the same packet as the last chunk."""

    @classmethod
    def json(cls, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
        return cls(
            status,
            {"Content-Type": "application/json", **(headers or {})},
            [json_module.dumps(value).encode()],
            framing="length",
        )

    @classmethod
    def sse(cls, *items: Any, end: Iterable[Chunk] = (), **more: Any) -> Answer:
        """An event stream: an event a chunk; strings as they are, other values as JSON."""
        chunks: list[Chunk] = [_event(item) for item in items]
        headers = {"Content-Type": "text/event-stream", **more.pop("headers", {})}
        return cls(200, headers, [*chunks, *end], **more)


def _event(item: Any) -> Any:
    if isinstance(item, (bytes, Cut, Stall, Pause)):
        return item
    return f"data: {item if isinstance(item, str) else json_module.dumps(item)}\n\n".encode()


@dataclass
class Received:
    """One request as the server saw it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int
    fields: Sequence[tuple[str, str]] = ()
    """The headers as they came, repeated ones apart."""

    def json(self) -> Any:
        return json_module.loads(self.body)


class ScriptedServer:
    """Listens on 127.0.0.1 from `with` to its end. `url` is the base of the API."""

    def __init__(self, answers: Iterable[Answer] | Answer) -> None:
        self._repeat = answers if isinstance(answers, Answer) else None
        self._answers = iter(()) if isinstance(answers, Answer) else iter(answers)
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._stop = False
        self.requests: list[Received] = []
        self.connections = 0
        self.disconnects: list[float] = []
        """When clients went away before the server was done with them (time.monotonic)."""
        self.errors: list[BaseException] = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"

    def __enter__(self) -> Self:
        thread = threading.Thread(target=self._accept, daemon=True)
        thread.start()
        self._threads.append(thread)
        return self

    def __exit__(self, *_: object) -> None:
        self._stop = True
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread that accepts
        self._listener.close()
        with self._lock:
            opened = list(self._open)
        for connection in opened:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        if self.errors:
            raise self.errors[0]

    def wait_disconnect(self, count: int = 1, within_s: float = 1.0) -> bool:
        """Say whether `count` clients went away in the given time."""
        deadline = time.monotonic() + within_s
        while len(self.disconnects) < count:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.005)
        return True

    def wait_idle(self, within_s: float = 5.0) -> bool:
        """Say whether all connections were closed in the given time."""
        deadline = time.monotonic() + within_s
        while self._open and time.monotonic() < deadline:
            time.sleep(0.005)
        return not self._open

    def _accept(self) -> None:
        while not self._stop:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self.connections += 1
                number = self.connections
                self._open.add(connection)
            thread = threading.Thread(target=self._serve, args=(connection, number), daemon=True)
            thread.start()
            self._threads.append(thread)

    def _serve(self, connection: socket.socket, number: int) -> None:
        reader = connection.makefile("rb")
        try:
            while (received := _read_request(reader, number)) is not None:
                with self._lock:
                    self.requests.append(received)
                    answer = self._repeat or next(self._answers, None)
                if answer is None:
                    answer = Answer.json({"error": {"message": "the script is over"}}, 400)
                if not self._answer(connection, answer, received.method):
                    break
        except (OSError, ValueError):
            self.disconnects.append(time.monotonic())
        except BaseException as error:
            self.errors.append(error)
        finally:
            reader.close()
            connection.close()
            with self._lock:
                self._open.discard(connection)

    def _answer(self, connection: socket.socket, answer: Answer, method: str) -> bool:
        if answer.before and self._gone(connection, answer.before):
            return False
        lines = [f"HTTP/1.1 {answer.status} x", *[f"{name}: {value}" for name, value in answer.headers.items()]]
        chunks = list(answer.chunks)
        if answer.framing == "length" and "Content-Length" not in answer.headers:
            lines.append(f"Content-Length: {sum(len(chunk) for chunk in chunks if isinstance(chunk, bytes))}")
        elif answer.framing == "chunked":
            lines.append("Transfer-Encoding: chunked")
        elif answer.framing == "close":
            lines.append("Connection: close")
        if answer.framing not in ("raw", "kept"):
            connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        if method == "HEAD" and answer.framing != "kept":
            return True
        for index, chunk in enumerate(chunks):
            if isinstance(chunk, Cut):
                if chunk.hard:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
                return False
            if isinstance(chunk, Stall):
                self._gone(connection, 30)
                return False
            if isinstance(chunk, Pause):
                if self._gone(connection, chunk.seconds):
                    return False
                continue
            data = chunk
            if answer.framing == "chunked":
                data = b"%x\r\n%s\r\n" % (len(chunk), chunk) if chunk else b""
                if index == len(chunks) - 1 and answer.joined_end:
                    data += b"0\r\n\r\n"
            connection.sendall(data)
        last = chunks[-1] if chunks else b""
        if answer.framing == "chunked" and not (isinstance(last, bytes) and answer.joined_end):
            time.sleep(0.01)
            connection.sendall(b"0\r\n\r\n")
        return answer.framing in ("chunked", "length", "kept")

    def _gone(self, connection: socket.socket, seconds: float) -> bool:
        """Wait; say whether the client went away meanwhile."""
        deadline = time.monotonic() + seconds
        while not self._stop and (left := deadline - time.monotonic()) > 0:
            readable, _, _ = select.select([connection], [], [], min(left, 0.05))
            if readable:
                if connection.recv(65536, socket.MSG_PEEK):
                    return False
                self.disconnects.append(time.monotonic())
                return True
        return False


def _read_request(reader: Any, connection: int) -> Received | None:
    line = reader.readline()
    if not line:
        return None
    method, target, _ = line.decode("latin-1").split(" ")
    headers: dict[str, str] = {}
    fields: list[tuple[str, str]] = []
    while (line := reader.readline()) not in (b"\r\n", b""):
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
        fields.append((name, value.strip()))
    body = b""
    if headers.get("transfer-encoding") == "chunked":
        while size := int(reader.readline(), 16):
            body += reader.read(size)
            reader.readline()
        reader.readline()
    elif "content-length" in headers:
        body = reader.read(int(headers["content-length"]))
    return Received(method, target, headers, body, connection, fields)
