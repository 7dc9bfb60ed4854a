"""Answers as objects: raw (whole, typed on demand), binary (bytes), streamed (read while it comes).

RawResponse                what `with_raw_response` gives
BinaryResponse             what operations give whose answer is bytes
StreamedResponse           what `with_streaming_response` gives; AsyncStreamedResponse its twin
"""

from __future__ import annotations

import codecs
from collections.abc import AsyncIterator, Callable, Iterator
from types import TracebackType
from typing import Any, Generic, TypeVar

from .answer import Answer, charset_of
from .codec import loads
from .errors import RequestSummary
from .headers import Headers
from .transports.base import AsyncTransportResponse, TransportResponse

__all__ = ("AsyncStreamedResponse", "BinaryResponse", "RawResponse", "ResponseInfo", "StreamedResponse")

T = TypeVar("T")


class ResponseInfo:
    """Status, headers and request id of an answer."""

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
        """What the API's support asks for."""
        return self.headers.get("x-request-id")

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status} to {self.request}>"


class _Whole(ResponseInfo):
    """An answer that is in memory."""

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
        """The body as text, by the charset of the content type, else UTF-8."""
        return self._answer.text

    def read(self) -> bytes:
        """Give the body."""
        return self._answer.body

    def json(self) -> Any:
        """Parse the body as JSON, untyped. DecodeError where it is none."""
        try:
            return loads(self._answer.body)
        except (ValueError, RecursionError) as error:
            raise self._answer.error(f"the answer is not JSON: {str(error)[:200]}") from None

    def iter_bytes(self, chunk_size: int = 64 * 1024) -> Iterator[bytes]:
        """Give the body in pieces of `chunk_size` bytes."""
        body = self._answer.body
        return (body[start : start + chunk_size] for start in range(0, len(body), chunk_size))


class RawResponse(_Whole, Generic[T]):
    """A whole answer; `parse()` gives the value that the plain call would have given."""

    __slots__ = ("_parse",)

    def __init__(self, answer: Answer, parse: Callable[[], T]) -> None:
        super().__init__(answer)
        self._parse = parse

    def parse(self) -> T:
        """Give the typed value (of a streaming call: the stream)."""
        return self._parse()

    @property
    def http_request(self) -> RequestSummary:
        """Method and URL."""
        return self.request


class BinaryResponse(_Whole):
    """An answer of bytes. It needs no file system, and can write to one."""

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
        """Give the body."""
        return self.content

    def __bytes__(self) -> bytes:
        return self.content

    def __len__(self) -> int:
        return len(self.content)

    def __bool__(self) -> bool:
        return True


class StreamedResponse(ResponseInfo, Generic[T]):
    """An answer whose body is read when you ask for it. Use it inside `with`."""

    __slots__ = ("_body", "_parse", "_source")

    def __init__(
        self,
        source: TransportResponse,
        headers: Headers,
        request: RequestSummary,
        parse: Callable[[StreamedResponse[T]], T],
    ) -> None:
        super().__init__(source.status, headers, request)
        self._source = source
        self._parse = parse
        self._body: bytes | None = None

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Give the body as it comes; with `chunk_size`, in pieces of that many bytes (the last one may be shorter)."""
        if self._body is not None:
            return iter((self._body,))
        return iter(self._source) if chunk_size is None else _sized(iter(self._source), chunk_size)

    def iter_text(self) -> Iterator[str]:
        """Give the body as text, as it comes."""
        decode = codecs.getincrementaldecoder(charset_of(self.headers))("replace").decode
        for chunk in self.iter_bytes():
            yield decode(chunk)
        yield decode(b"", True)

    def iter_lines(self) -> Iterator[str]:
        """Give the lines of the body, without their ends (LF, CR LF)."""
        rest = ""
        for text in self.iter_text():
            *lines, rest = (rest + text).split("\n")
            for line in lines:
                yield line[:-1] if line.endswith("\r") else line
        if rest:
            yield rest

    def read(self) -> bytes:
        """Read the rest of the body, and keep it."""
        if self._body is None:
            body = b"".join(self._source)
            self._source.close()
            self._body = body
        return self._body

    def text(self) -> str:
        """Read the body as text."""
        return self._answer().text

    def json(self) -> Any:
        """Read the body as JSON, untyped."""
        return RawResponse(self._answer(), lambda: None).json()

    def parse(self) -> T:
        """Give what the plain call would have given."""
        return self._parse(self)

    def stream_to_file(self, file: Any) -> None:
        """Write the body to a path or an open binary file while it comes."""
        if hasattr(file, "write"):
            for chunk in self.iter_bytes():
                file.write(chunk)
            return
        with open(file, "wb") as out:
            self.stream_to_file(out)

    def close(self) -> None:
        """Release the connection."""
        self._source.close()

    def _answer(self) -> Answer:
        return Answer(self.status, self.headers, self.read(), self.request)

    def __enter__(self) -> StreamedResponse[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class AsyncStreamedResponse(ResponseInfo, Generic[T]):
    """An answer whose body is read when you ask for it. Use it inside `async with`."""

    __slots__ = ("_body", "_parse", "_source")

    def __init__(
        self,
        source: AsyncTransportResponse,
        headers: Headers,
        request: RequestSummary,
        parse: Callable[[AsyncStreamedResponse[T]], Any],
    ) -> None:
        super().__init__(source.status, headers, request)
        self._source = source
        self._parse = parse
        self._body: bytes | None = None

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """Give the body as it comes."""
        return self._source.__aiter__()

    async def read(self) -> bytes:
        """Read the rest of the body, and keep it."""
        if self._body is None:
            chunks = []
            iterator = self._source.__aiter__()
            try:
                while True:
                    chunks.append(await iterator.__anext__())
            except StopAsyncIteration:
                pass
            await self._source.close()
            self._body = b"".join(chunks)
        return self._body

    async def text(self) -> str:
        """Read the body as text."""
        return (await self._answer()).text

    async def json(self) -> Any:
        """Read the body as JSON, untyped."""
        return RawResponse(await self._answer(), lambda: None).json()

    async def parse(self) -> T:
        """Give what the plain call would have given."""
        return await self._parse(self)  # type: ignore[no-any-return]

    def iter_lines(self) -> AsyncIterator[str]:
        """Give the lines of the body, without their ends (LF, CR LF)."""
        return _AsyncLines(self.iter_bytes(), charset_of(self.headers))

    async def close(self) -> None:
        """Release the connection."""
        await self._source.close()

    async def _answer(self) -> Answer:
        return Answer(self.status, self.headers, await self.read(), self.request)

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class _AsyncLines:
    __slots__ = ("_chunks", "_decode", "_ended", "_lines", "_rest")

    def __init__(self, chunks: AsyncIterator[bytes], charset: str) -> None:
        self._chunks = chunks
        self._decode = codecs.getincrementaldecoder(charset)("replace").decode
        self._lines: list[str] = []
        self._rest = ""
        self._ended = False

    def __aiter__(self) -> _AsyncLines:
        return self

    async def __anext__(self) -> str:
        while not self._lines:
            if self._ended:
                if not self._rest:
                    raise StopAsyncIteration
                self._lines, self._rest = [self._rest], ""
                break
            try:
                text = self._decode(await self._chunks.__anext__())
            except StopAsyncIteration:
                text, self._ended = self._decode(b"", True), True
            *lines, self._rest = (self._rest + text).split("\n")
            self._lines = lines[::-1]
        line = self._lines.pop()
        return line[:-1] if line.endswith("\r") else line


def _sized(chunks: Iterator[bytes], size: int) -> Iterator[bytes]:
    pending = bytearray()
    for chunk in chunks:
        pending += chunk
        while len(pending) >= size:
            yield bytes(pending[:size])
            del pending[:size]
    if pending:
        yield bytes(pending)
