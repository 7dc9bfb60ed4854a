"""Whole responses as objects: raw (typed on demand) and binary (bytes).

RawResponse        what calls with `with_raw_response` return
BinaryResponse     what operations return whose response is bytes
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from ..base.errors import RequestSummary
from ..base.headers import Headers
from ..base.pickles import named
from ..data.codec import loads
from .answer import Answer

__all__ = ("BinaryResponse", "RawResponse", "ResponseInfo")

T = TypeVar("T")


class ResponseInfo:
    """Status, headers and request ID of a response."""

    __slots__ = ("headers", "request", "status")

    def __init__(self, status: int, headers: Headers, request: RequestSummary) -> None:
        self.status = status
        self.headers = headers
        self.request = request

    @property
    def status_code(self) -> int:
        """The same as `status`."""
        return self.status

    @property
    def request_id(self) -> str | None:
        """The ID of the request, for the API's support."""
        return self.headers.get("x-request-id")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status} to {self.request}>"


class _Whole(ResponseInfo):
    """A response that is in memory."""

    __slots__ = ("_answer",)

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status, answer.headers, answer.request)
        self._answer = answer

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

    def iter_bytes(self, chunk_size: int = 64 * 1024) -> Iterator[bytes]:
        """Return the body in pieces of `chunk_size` bytes."""
        body = self._answer.body
        return (body[start : start + chunk_size] for start in range(0, len(body), chunk_size))


class RawResponse(_Whole, Generic[T]):
    """A whole response; `parse()` returns the value that the plain call would have returned."""

    __slots__ = ("_parse",)

    def __init__(self, answer: Answer, parse: Callable[[], T]) -> None:
        super().__init__(answer)
        self._parse = parse

    def parse(self) -> T:
        """Return the typed value; for a streaming call, the stream."""
        return self._parse()

    @property
    def http_request(self) -> RequestSummary:
        """Method and URL of the request."""
        return self.request


class BinaryResponse(_Whole):
    """A response of bytes. It is kept in memory and can be written to a file."""

    __slots__ = ()

    def write_to_file(self, file: Any) -> None:
        """Write the body to a path, or to an open binary file."""
        if hasattr(file, "write"):
            file.write(self.content)
            return
        with open(file, "wb") as out:
            out.write(self.content)

    stream_to_file = write_to_file

    async def aread(self) -> bytes:
        """Return the body."""
        return self.content

    def __copy__(self) -> BinaryResponse:
        return BinaryResponse(self._answer)

    __reduce_ex__ = named()

    def __getstate__(self) -> tuple[Any, ...]:
        """Return what is pickled: plain data instead of our own objects, so that a pickle still loads after they move."""
        return self.status, self.headers.pairs, self.content, (self.request.method, self.request.url)

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        status, headers, body, request = state
        BinaryResponse.__init__(self, Answer(status, Headers(headers), body, RequestSummary(*request)))

    def __bytes__(self) -> bytes:
        return self.content

    def __len__(self) -> int:
        return len(self.content)

    def __bool__(self) -> bool:
        return True

# Copied from templates/runtime/response/whole.py by scripts/generate.py. Edit it there.
