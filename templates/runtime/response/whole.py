"""Responses as objects.

ResponseInfo       what every response has: status, headers, request
Whole              one that is in memory; RawResponse is one, too
BinaryResponse     what operations return whose response is bytes
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..base.annotating import Later
from ..base.errors import RequestSummary
from ..base.headers import Headers
from ..base.pickles import named
from ..data.codec import loads
from .answer import Answer

if TYPE_CHECKING:
    import datetime as d

    from ..base import rate_limits as r
else:
    d = Later("datetime", "")
    r = Later("..base.rate_limits", __package__)

__all__ = ("BinaryResponse", "ResponseInfo", "Whole")

T = TypeVar("T")


class ResponseInfo:
    """Status, headers and request ID of a response."""

    __slots__ = ("_elapsed_s", "_http", "_source", "headers", "is_closed", "request", "retries_taken", "status")

    def __init__(
        self,
        status: int,
        headers: Headers,
        request: RequestSummary,
        retries_taken: int = 0,
        elapsed_s: float | None = None,
        source: Any = None,
    ) -> None:
        self.status = status
        self.headers = headers
        self.request = request
        self.retries_taken = retries_taken
        """How often the request was sent again."""
        self.is_closed = False
        """Whether the connection was released."""
        self._elapsed_s = elapsed_s
        self._source = source
        """What the body is read from, if it is not in memory."""
        self._http: Any = None

    @property
    def status_code(self) -> int:
        """The same as `status`."""
        return self.status

    @property
    def request_id(self) -> str | None:
        """The ID of the request, for the API's support."""
        return self.headers.get("x-request-id")

    @property
    def rate_limits(self) -> r.RateLimits | None:
        """What the headers tell about rate limits; None if they tell nothing."""
        return r.read_rate_limits(self.headers, self.headers.date_s)

    @property
    def http_response(self) -> Any:
        """The response as an httpx.Response (httpx2's where that sent the request), made when it is first read.

        Its `request` has no secrets. Where no HTTP library is loaded (Pyodide, WASI), it is an object with the attributes
        that programs read most.
        """
        if self._http is None:
            from ..base.http_objects import http_response

            self._http = http_response(self.request, self.status, self.headers, self._read_body(), self._elapsed_s)
        return self._http

    def _read_body(self) -> bytes | None:
        """Return the body if it is in memory."""
        return None

    @property
    def http_request(self) -> Any:
        """The request as the HTTP library shows it, with secrets masked and without its body."""
        return self.http_response.request

    @property
    def method(self) -> str:
        """The HTTP method."""
        return self.request.method

    @property
    def url(self) -> Any:
        """The address that was called, with secrets masked; an httpx.URL where `http_request` is one of httpx."""
        return self.http_request.url

    @property
    def elapsed(self) -> d.timedelta:
        """The time from the last attempt to the end of the body; to the headers if the body is read as it arrives."""
        return d.timedelta(seconds=self._elapsed_s or 0.0)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status} to {self.request}>"


class Whole(ResponseInfo):
    """A response that is in memory."""

    __slots__ = ("_answer",)

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status, answer.headers, answer.request, answer.retries, answer.elapsed_s)
        self._answer = answer
        self.is_closed = True

    def _read_body(self) -> bytes:
        return self._answer.body

    @property
    def content(self) -> bytes:
        """The body."""
        return self._answer.body

    @property
    def text(self) -> str:
        """The body as text, in the charset of its content type, else UTF-8."""
        return self._answer.text

    def read(self) -> bytes:
        """Return the body."""
        return self._answer.body

    def json(self) -> Any:
        """Return the body as JSON, untyped. DecodeError if it is not JSON."""
        try:
            return loads(self._answer.body)
        except (ValueError, RecursionError) as error:
            why = str(error)[:200]
        raise self._answer.error(f"the answer is not JSON: {why}: {self._answer.quote()}")

    def close(self) -> None:
        """Do nothing: the connection was released when the body was read."""

    def iter_bytes(self, chunk_size: int | None = 64 * 1024) -> Iterator[bytes]:
        """Return the body in pieces of `chunk_size` bytes; None: in one piece."""
        body = self._answer.body
        size = chunk_size or len(body) or 1
        return (body[start : start + size] for start in range(0, len(body), size))


class BinaryResponse(Whole):
    """A response of bytes. It is kept in memory and can be written to a file."""

    __slots__ = ()

    @property
    def response(self) -> Any:
        """The same as `http_response`."""
        return self.http_response

    @property
    def encoding(self) -> str:
        """The charset of `text`."""
        return self.headers.charset

    @property
    def charset_encoding(self) -> str | None:
        """The charset that the content type names, if it names one."""
        return self.headers.charset if "charset=" in (self.headers.get("content-type") or "").lower() else None

    def iter_raw(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The same as `iter_bytes`: compressed bytes are not kept."""
        return self.iter_bytes(chunk_size)

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """Return the body as text, in pieces of `chunk_size` characters; None: in one piece."""
        text = self.text
        size = chunk_size or len(text) or 1
        return (text[start : start + size] for start in range(0, len(text), size))

    def iter_lines(self) -> Iterator[str]:
        """Return the lines of the body, without their ends (LF, CR LF)."""
        from .bytes_in import Lines

        lines = Lines(self.headers.charset, None)
        return chain(lines.feed(self.content), lines.end())

    def write_to_file(self, file: Any) -> None:
        """Write the body to a path, or to an open binary file."""
        if hasattr(file, "write"):
            file.write(self.content)
            return
        with open(file, "wb") as out:
            out.write(self.content)

    def stream_to_file(self, file: Any, *, chunk_size: int | None = None) -> None:
        """The same as `write_to_file`, in pieces of `chunk_size` bytes; to write while it arrives: with_streaming_response."""
        if hasattr(file, "write"):
            for chunk in self.iter_bytes(chunk_size):
                file.write(chunk)
            return
        with open(file, "wb") as out:
            self.stream_to_file(out, chunk_size=chunk_size)

    # The same class is what both clients return, so it has the methods that are awaited, too.

    async def aread(self) -> bytes:
        """Return the body."""
        return self.content

    def aiter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Return `iter_bytes` for `async for`."""
        return _Ready(self.iter_bytes(chunk_size))

    def aiter_raw(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The same as `aiter_bytes`."""
        return self.aiter_bytes(chunk_size)

    def aiter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """Return `iter_text` for `async for`."""
        return _Ready(self.iter_text(chunk_size))

    def aiter_lines(self) -> AsyncIterator[str]:
        """Return `iter_lines` for `async for`."""
        return _Ready(self.iter_lines())

    async def astream_to_file(self, file: Any, *, chunk_size: int | None = None) -> None:
        """The same as `stream_to_file`."""
        self.stream_to_file(file, chunk_size=chunk_size)

    async def aclose(self) -> None:
        """Do nothing: the connection was released when the body was read."""

    def __copy__(self) -> BinaryResponse:
        return BinaryResponse(self._answer)

    __reduce_ex__ = named()

    def __getstate__(self) -> tuple[Any, ...]:
        """Return what is pickled: plain data instead of our own objects, so that a pickle still loads after they move."""
        return self.status, self.headers.pairs, self.content, (self.request.method, str(self.request.url))

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        status, headers, body, request = state
        BinaryResponse.__init__(self, Answer(status, Headers(headers), body, RequestSummary(*request)))

    def __bytes__(self) -> bytes:
        return self.content

    def __len__(self) -> int:
        return len(self.content)

    def __bool__(self) -> bool:
        return True


class _Ready(Generic[T]):
    """An iterator of what is in memory, for `async for`."""

    __slots__ = ("_items",)

    def __init__(self, items: Iterator[T]) -> None:
        self._items = items

    def __aiter__(self) -> _Ready[T]:
        return self

    async def __anext__(self) -> T:
        for item in self._items:
            return item
        raise StopAsyncIteration
