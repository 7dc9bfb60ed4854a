"""What the server saw: the last requests, how each was answered, and when a client left early.

Readable from any thread; keys never get in.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from .sockets.seen import Seen

SECRET_HEADERS = {"authorization", "api-key", "cookie", "proxy-authorization", "x-api-key"}
SECRET_SUBPROTOCOL = "openai-insecure-api-key."
KEPT_BODY_BYTES = 1 << 20


@dataclass(slots=True)
class Record:
    """One request. Times are seconds: `at` since the epoch, the others since the request came."""

    number: int
    connection: int
    """Which TCP connection it came on, counted from 1."""
    port: int
    method: str
    path: str
    query: str
    headers: dict[str, str]
    at: float = field(default_factory=time.time)
    operation: str | None = None
    """The operation of the API description, as `POST /chat/completions`."""
    credential: str | None = None
    """`user` or `admin`: which kind of key was sent and accepted."""
    faults: str | None = None
    body_bytes: int = 0
    body_sha256: str = ""
    status: int | None = None
    answer_bytes: int = 0
    events: int = 0
    """Events that went out whole."""
    finished_s: float | None = None
    """When the answer was out, or given up."""
    disconnected_s: float | None = None
    """When the client was seen to have left before the answer was out; else None."""
    cut: bool = False
    """The server broke the connection itself (a fault)."""
    error: str | None = None
    """The traceback of a fault of the server's own; a test may demand that there is none."""
    socket: Seen | None = None
    """What came over the websocket, where the request became one."""
    body: bytes = b""
    """The request body, unless larger than 1 MiB; not in the JSON form."""

    @property
    def seconds(self) -> float:
        """Seconds since the request came."""
        return time.time() - self.at

    def keep_body(self, body: bytes) -> None:
        """Take note of the request body."""
        self.body_bytes = len(body)
        self.body_sha256 = hashlib.sha256(body).hexdigest()
        self.body = body if len(body) <= KEPT_BODY_BYTES else b""

    def json(self) -> Any:
        """Return what the body says. Raises ValueError where it is not JSON."""
        return json.loads(self.body)

    def as_json(self) -> dict[str, Any]:
        """Return the record as JSON-able data, without the body."""
        out = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in ("body", "socket")}
        return out | ({"socket": self.socket.as_json()} if self.socket else {})

    def line(self) -> str:
        """Return the line that a person reads while the server runs."""
        clock = time.strftime("%H:%M:%S", time.localtime(self.at))
        target = f"{self.path}?{self.query}" if self.query else self.path
        parts = [f"{self.status or '---'}  {1000 * (self.finished_s or 0):.0f} ms"]
        if self.body_bytes:
            parts.append(f"{_count(self.body_bytes, 'byte')} in")
        parts.append(f"{_count(self.answer_bytes, 'byte')} out")
        if self.events:
            parts.append(_count(self.events, "event"))
        if self.socket:
            parts.append(f"{_count(self.socket.count, 'message')} in, {_count(self.socket.bytes_in, 'byte')}")
        if self.faults:
            parts.append(f"fault: {self.faults}")
        if self.disconnected_s is not None:
            parts.append(f"client left after {self.disconnected_s:.2f} s")
        if self.error:
            parts.append(self.error.strip().splitlines()[-1])
        return f"{clock}  {self.method:<6} {target}  {', '.join(parts)}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


class Log:
    """A ring of records. Iterating, `len()` and `[-1]` see the present content."""

    def __init__(self, size: int = 2000, on_finish: Callable[[Record], None] | None = None) -> None:
        self._records: deque[Record] = deque(maxlen=size)
        self._changed = threading.Condition()
        self._count = 0
        self._on_finish = on_finish

    def open(self, **seen: Any) -> Record:
        """Begin a record (the server does this)."""
        with self._changed:
            self._count += 1
            record = Record(number=self._count, **seen)
            self._records.append(record)
            self._changed.notify_all()
        return record

    def note(self) -> None:
        """Tell those who wait that a record has changed (the server does this)."""
        with self._changed:
            self._changed.notify_all()

    def finish(self, record: Record) -> None:
        """Close a record (the server does this)."""
        with self._changed:
            record.finished_s = record.seconds
            self._changed.notify_all()
        if self._on_finish is not None:
            self._on_finish(record)

    @property
    def records(self) -> list[Record]:
        """A copy of the present content, oldest first."""
        with self._changed:
            return list(self._records)

    def clear(self) -> None:
        """Forget everything."""
        with self._changed:
            self._records.clear()

    def wait_for(self, wanted: Callable[[Record], object], timeout_s: float = 5) -> Record:
        """Return the newest record that is wanted, waiting until there is one.

        For what happens after the client has gone on: `log.wait_for(lambda r: r.disconnected_s is not None)`.
        Raises TimeoutError, listing what was seen instead.
        """
        found: list[Record] = []

        def there() -> bool:
            found[:] = [record for record in self._records if wanted(record)]
            return bool(found)

        with self._changed:
            if not self._changed.wait_for(there, timeout_s):
                seen = "\n".join(record.line() for record in self._records) or "nothing"
                raise TimeoutError(f"no such request within {timeout_s} s; seen:\n{seen}")
        return found[-1]

    def __iter__(self) -> Iterator[Record]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, index: int) -> Record:
        return self.records[index]


def masked(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return headers fit for a log: what is secret keeps its scheme alone."""
    out: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name in SECRET_HEADERS:
            scheme, space, _ = value.partition(" ")
            value = f"{scheme} ***" if space else "***"
        elif name == "sec-websocket-protocol":
            value = re.sub(rf"({re.escape(SECRET_SUBPROTOCOL)})[^,\s]*", r"\1***", value)
        out[name] = f"{out[name]}, {value}" if name in out else value
    return out
