# Copied from templates/runtime/transports/memory.py by scripts/generate.py. Edit it there.
"""A transport without a network: a function answers. For tests, yours and ours.

    def answer(request):
        assert request.method == "POST"
        return Reply(json={"id": "x", "choices": []})

    transport = MemoryTransport(answer)
    client = Client(api_key="test", transport=transport)
    ...
    assert transport.requests[0].headers["authorization"] == "Bearer test"

The function gets a Sent and gives a Reply, or raises APIConnectionError or APITimeoutError. Instead of a function, a
list of replies (and errors) is taken in turn. Waits are recorded in `sleeps` and not slept. AsyncMemoryTransport is the
same for AsyncClient.
"""

from __future__ import annotations

import json as json_module
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar

from ..base.headers import Headers
from ..base.timeouts import Timeout
from ..request.build import Request
from ..request.files import StreamedBody

__all__ = ("AsyncMemoryTransport", "MemoryTransport", "Reply", "Sent")


class Sent:
    """A request as it was sent: method, url, headers, body (bytes), timeout."""

    __slots__ = ("body", "headers", "method", "timeout", "url")

    def __init__(self, request: Request, body: bytes, timeout: Timeout) -> None:
        self.method = request.method
        self.url = request.url
        self.headers = request.headers
        self.body = body
        self.timeout = timeout

    def json(self) -> Any:
        """Read the body as JSON."""
        return json_module.loads(self.body)

    def __repr__(self) -> str:
        from ..base.masking import mask_url

        return f"<Sent {self.method} {mask_url(self.url)}>"


class Reply:
    """An answer of a MemoryTransport.

    Args:
        status: The HTTP status.
        json: A value that is sent as JSON.
        body: Bytes or text, sent as they are.
        chunks: Pieces of bytes, read one at a time; an exception among them is raised when its turn comes.
        sse: Events of a stream: text as it is, other values as JSON, each in an event of its own.
        headers: Headers of the answer. `Content-Type` follows from `json` and `sse` unless it is given.

    Give one of `json`, `body`, `chunks` and `sse`.
    """

    def __init__(
        self,
        status: int = 200,
        *,
        json: Any = None,
        body: bytes | str = b"",
        chunks: Iterable[bytes | Exception] | None = None,
        headers: Mapping[str, str] | None = None,
        sse: Iterable[Any] | None = None,
    ) -> None:
        self.status = status
        kind = ""
        if sse is not None:
            texts = [item if isinstance(item, str) else json_module.dumps(item) for item in sse]
            chunks, kind = [f"data: {text}\n\n".encode() for text in texts], "text/event-stream"
        elif json is not None:
            body, kind = json_module.dumps(json), "application/json"
        self.chunks = [body.encode() if isinstance(body, str) else body] if chunks is None else chunks
        self.headers = Headers([("Content-Type", kind)] if kind else []).merged(headers)


Handler = Callable[[Sent], Any] | Iterable[Reply | Exception]


class _Memory:
    asynchronous: ClassVar[bool]

    def __init__(self, handler: Handler) -> None:
        self._handler = handler if callable(handler) else None
        self._replies = iter(()) if callable(handler) else iter(handler)
        self.requests: list[Sent] = []
        self.responses: list[Any] = []
        self.sleeps: list[float] = []
        self.closed = False

    def _reply(self, sent: Sent) -> Any:
        self.requests.append(sent)
        if self._handler is not None:
            return self._handler(sent)
        reply = next(self._replies, None)
        if reply is None:
            raise AssertionError(f"no reply is left for request {len(self.requests)}: {sent!r}")
        if isinstance(reply, Exception):
            raise reply
        return reply


class MemoryTransport(_Memory):
    """A transport for tests of a Client: no network, and waits take no time.

        transport = MemoryTransport([Reply(status=429), Reply(json={"id": "x"})])
        client = Client(api_key="test", transport=transport)

    Args:
        handler: Replies (and errors to raise) that are taken in turn; or a function that gets a Sent (method, url,
            headers, body, timeout, json()) and gives a Reply, or raises APIConnectionError or APITimeoutError.

    Afterwards `requests` has each Sent, `sleeps` each wait between two attempts in seconds, and `closed` whether the client
    was closed. A request for which no reply is left raises AssertionError.
    """

    asynchronous = False

    def send(self, request: Request, timeout: Timeout, /) -> MemoryResponse:
        """Send, and return when the head of the answer is there."""
        body = request.body
        response = MemoryResponse(
            self._reply(Sent(request, b"".join(body) if isinstance(body, StreamedBody) else body or b"", timeout))
        )
        self.responses.append(response)
        return response

    def sleep(self, seconds: float, /) -> None:
        """Note the wait and do not wait."""
        self.sleeps.append(seconds)

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


class AsyncMemoryTransport(_Memory):
    """The same as MemoryTransport for tests of an AsyncClient. The function may be async."""

    asynchronous = True

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncMemoryResponse:
        """Send, and return when the head of the answer is there."""
        body = request.body
        if isinstance(body, StreamedBody):
            body = b"".join([chunk async for chunk in body])
        reply = self._reply(Sent(request, body or b"", timeout))
        if hasattr(reply, "__await__"):
            reply = await reply
        response = AsyncMemoryResponse(reply)
        self.responses.append(response)
        return response

    async def sleep(self, seconds: float, /) -> None:
        """Note the wait and do not wait."""
        self.sleeps.append(seconds)

    async def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


class _Answer:
    """`read` counts the chunks that were taken, `closed` says whether the client has let go."""

    def __init__(self, reply: Reply) -> None:
        if not isinstance(reply, Reply):
            raise TypeError(
                f"a memory transport answers with a Reply, such as Reply(json=...), not {type(reply).__name__}"
            )
        self.status = reply.status
        self.headers = reply.headers
        self.closed = False
        self.read = 0
        self._chunks = iter(reply.chunks)

    def _next(self) -> bytes | None:
        if self.closed:
            return None
        for chunk in self._chunks:
            self.read += 1
            if isinstance(chunk, Exception):
                raise chunk
            if chunk:
                return chunk
        return None


class MemoryResponse(_Answer):
    """An answer of MemoryTransport."""

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._next()
        if chunk is None:
            raise StopIteration
        return chunk

    def finish(self) -> None:
        self.closed = True

    def close(self) -> None:
        self.closed = True


class AsyncMemoryResponse(_Answer):
    """An answer of AsyncMemoryTransport."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        chunk = self._next()
        if chunk is None:
            raise StopAsyncIteration
        return chunk

    async def finish(self) -> None:
        self.closed = True

    async def close(self) -> None:
        self.closed = True
