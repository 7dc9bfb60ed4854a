"""Replies of the memory transports, and what both kinds of them share."""

from __future__ import annotations

import json as json_module
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from ...base.errors import APITimeoutError
from ...base.headers import Headers
from ...base.pickles import named
from ...base.timeouts import Timeout
from ...request.build import Request

__all__ = ("Clock", "Handler", "Memory", "MemoryAnswer", "Reply", "Sent")


class Sent:
    """A request as it was sent: method, url, headers, body (bytes), timeout."""

    __slots__ = ("body", "headers", "method", "timeout", "url")

    def __init__(self, request: Request, body: bytes, timeout: Timeout) -> None:
        self.method = request.method
        self.url = request.url
        self.headers = request.headers
        self.body = body
        self.timeout = timeout._given

    def json(self) -> Any:
        """Read the body as JSON."""
        return json_module.loads(self.body)

    __reduce_ex__ = named("transports.")

    def __repr__(self) -> str:
        from ...base.masking import mask_url

        return f"<Sent {self.method} {mask_url(self.url)}>"


class Reply:
    """A response of a memory transport.

    Args:
        status: The HTTP status.
        json: A value that is sent as JSON.
        body: Bytes or text, sent as they are.
        chunks: Pieces of bytes, read one at a time; an exception among them is raised when its turn comes, and a number is
            a wait of so many seconds.
        sse: Events of a stream: text as it is, other values as JSON, each in an event of its own.
        headers: Headers of the response. `Content-Type` follows from `json` and `sse` unless it is given.
        delay_s: Seconds until the head of the response is there.
        pause_s: Seconds that are really waited before each chunk, so that a stream is seen to come; other tasks go on.

    Give one of `json`, `body`, `chunks` and `sse`. Other waits take no time, but timeouts see them: the transport has a clock of
    its own (`clock`), which nothing else moves.
    """

    def __init__(
        self,
        status: int = 200,
        *,
        json: Any = None,
        body: bytes | str = b"",
        chunks: Iterable[bytes | float | Exception] | None = None,
        headers: Mapping[str, str] | None = None,
        sse: Iterable[Any] | None = None,
        delay_s: float = 0.0,
        pause_s: float = 0.0,
    ) -> None:
        self.status = status
        self.delay_s = delay_s
        self.pause_s = pause_s
        kind = ""
        if sse is not None:
            texts = [item if isinstance(item, str) else json_module.dumps(item) for item in sse]
            chunks, kind = [f"data: {text}\n\n".encode() for text in texts], "text/event-stream"
        elif json is not None:
            body, kind = json_module.dumps(json), "application/json"
        self.chunks = [body.encode() if isinstance(body, str) else body] if chunks is None else chunks
        self.headers = Headers([("Content-Type", kind)] if kind else []).merged(headers)

    __reduce_ex__ = named("transports.")


_SLEEPS = 10_000
"""So many of the last waits are kept, at least: a run over a million rows may wait for each of them."""

Handler = Callable[[Sent], Any] | Iterable[Reply | Exception]


class Clock:
    """The time of a transport: nothing but its waits moves it."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def wait(self, seconds: float, timeout: Timeout) -> None:
        """Let time go by; APITimeoutError if it is too much."""
        limit_s = timeout.left(timeout.read)
        if limit_s is not None and limit_s <= seconds:
            self.now_s += limit_s
            raise APITimeoutError(limit="read")
        self.now_s += seconds


class Memory:
    """What both memory transports know. See MemoryTransport."""

    asynchronous: ClassVar[bool]

    def __init__(self, handler: Handler = (), *, socket: Any = None) -> None:
        self._socket = socket
        self.sockets: list[Any] = []
        self._handler = handler if callable(handler) else None
        self._replies = iter(()) if callable(handler) else iter(handler)
        self.requests: list[Sent] = []
        self.responses: list[Any] = []
        self.sleeps: list[float] = []
        self.closed = False
        self._clock = Clock()

    def clock(self) -> float:
        """Return the seconds that all waits so far would have taken."""
        return self._clock.now_s

    def _slept(self, seconds: float) -> None:
        """Note a wait."""
        self._clock.now_s += seconds
        self.sleeps.append(seconds)
        if len(self.sleeps) >= 2 * _SLEEPS:
            del self.sleeps[:_SLEEPS]

    def _reply(self, sent: Sent) -> Any:
        """Return the next reply; of an async function, the awaitable of one."""
        self.requests.append(sent)
        if self._handler is not None:
            return self._handler(sent)
        reply = next(self._replies, None)
        if reply is None:
            raise AssertionError(f"no reply is left for request {len(self.requests)}: {sent!r}")
        if isinstance(reply, Exception):
            raise reply
        return reply


class MemoryAnswer:
    """What both kinds of responses know.

    `read` counts the chunks that were taken; `closed` is True once the client has let go.
    """

    def __init__(self, reply: Reply, clock: Clock, timeout: Timeout) -> None:
        if not isinstance(reply, Reply):
            raise TypeError(
                f"a memory transport answers with a Reply, such as Reply(json=...), not {type(reply).__name__}"
            )
        self.status = reply.status
        self.headers = reply.headers
        self.closed = False
        self.read = 0
        self._chunks = iter(reply.chunks)
        self._pause_s = reply.pause_s
        self._wait = partial(clock.wait, timeout=timeout)
        if reply.delay_s:
            self._wait(reply.delay_s)

    def _next(self) -> bytes | None:
        if self.closed:
            return None
        for chunk in self._chunks:
            if isinstance(chunk, (int, float)):
                self._wait(chunk)
                continue
            self.read += 1
            if isinstance(chunk, Exception):
                raise chunk
            if chunk:
                return chunk
        return None
