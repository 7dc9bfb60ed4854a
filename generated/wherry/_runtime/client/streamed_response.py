# Copied from templates/runtime/client/streamed_response.py by scripts/generate.py. Edit it there.
"""StreamedResponse: an answer whose body is read when you ask for it; AsyncStreamedResponse, its twin.

What is read in pieces may be of any length. What is read whole (`read`, `text`, `json`, `parse`), and a single line, is
held in memory, and so may not be longer than the client's `max_answer_bytes`.
"""

from __future__ import annotations

import codecs
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import chain
from types import TracebackType
from typing import Any, Generic, TypeVar

from ..base.errors import APIConnectionError, APIError, DecodeError, RequestSummary
from ..base.headers import Headers
from ..base.interrupts import interrupt_in
from ..response.answer import Answer, charset_of
from ..response.body_buffer import BodyBuffer
from ..response.bytes_in import Lines, Pieces
from ..response.whole import RawResponse, ResponseInfo
from ..transports.base import AsyncTransportResponse, TransportResponse
from .exchange import connection_error

__all__ = ("AsyncStreamedResponse", "StreamedResponse")

T = TypeVar("T")


class StreamedResponse(ResponseInfo, Generic[T]):
    """An answer whose body is read when you ask for it. Use it inside `with`."""

    __slots__ = ("_body", "_max_bytes", "_parse", "_source")

    def __init__(
        self,
        source: TransportResponse,
        headers: Headers,
        request: RequestSummary,
        parse: Callable[[StreamedResponse[T]], T],
        max_bytes: int | None = None,
    ) -> None:
        super().__init__(source.status, headers, request)
        self._source = source
        self._parse = parse
        self._max_bytes = max_bytes
        self._body: bytes | None = None

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """Give the body as it comes; with `chunk_size`, in pieces of that many bytes (the last one may be shorter)."""
        chunks: Iterator[bytes] = _Chunks(self._source, self) if self._body is None else iter((self._body,))
        return chunks if chunk_size is None else _cut(chunks, Pieces(chunk_size))

    def iter_text(self) -> Iterator[str]:
        """Give the body as text, as it comes."""
        decode = codecs.getincrementaldecoder(charset_of(self.headers))("replace").decode
        yield from map(decode, self.iter_bytes())
        yield decode(b"", True)

    def iter_lines(self) -> Iterator[str]:
        """Give the lines of the body, without their ends (LF, CR LF). DecodeError for one above max_answer_bytes."""
        return _cut(self.iter_bytes(), Lines(charset_of(self.headers), self._max_bytes))

    def read(self) -> bytes:
        """Read the rest of the body, and keep it. DecodeError above max_answer_bytes."""
        if self._body is None:
            buffer = BodyBuffer(self.status, self._max_bytes)
            try:
                deque(map(buffer.add, self.iter_bytes()), 0)  # no chunk is a variable: a traceback may show those
            except DecodeError as error:
                error.request = self.request
                raise
            finally:
                self._source.close()
            self._body = buffer.take(self.headers)
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
            deque(map(file.write, self.iter_bytes()), 0)
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

    __slots__ = ("_body", "_max_bytes", "_parse", "_source")

    def __init__(
        self,
        source: AsyncTransportResponse,
        headers: Headers,
        request: RequestSummary,
        parse: Callable[[AsyncStreamedResponse[T]], Any],
        max_bytes: int | None = None,
    ) -> None:
        super().__init__(source.status, headers, request)
        self._source = source
        self._parse = parse
        self._max_bytes = max_bytes
        self._body: bytes | None = None

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Give the body as it comes; with `chunk_size`, in pieces of that many bytes (the last one may be shorter)."""
        chunks = _AsyncChunks(self._source, self) if self._body is None else _Held(self._body)
        return chunks if chunk_size is None else _AsyncCut(chunks, Pieces(chunk_size))

    async def read(self) -> bytes:
        """Read the rest of the body, and keep it. DecodeError above max_answer_bytes."""
        if self._body is None:
            buffer = BodyBuffer(self.status, self._max_bytes)
            iterator = self.iter_bytes()
            try:
                while True:
                    buffer.add(await iterator.__anext__())
            except StopAsyncIteration:
                pass
            except DecodeError as error:
                error.request = self.request
                raise
            finally:
                await self._source.close()
            self._body = buffer.take(self.headers)
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
        """Give the lines of the body, without their ends (LF, CR LF). DecodeError for one above max_answer_bytes."""
        return _AsyncCut(self.iter_bytes(), Lines(charset_of(self.headers), self._max_bytes))

    async def stream_to_file(self, file: Any) -> None:
        """Write the body to a path or an open binary file while it comes."""
        if hasattr(file, "write"):
            async for chunk in self.iter_bytes():
                file.write(chunk)
            return
        with open(file, "wb") as out:  # noqa: ASYNC230 - asyncio has no files of its own either
            await self.stream_to_file(out)

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


class _Chunks:
    """The body as it comes; its errors name the request."""

    __slots__ = ("_chunks", "_info")

    def __init__(self, source: TransportResponse, info: ResponseInfo) -> None:
        self._chunks = iter(source)
        self._info = info

    def __iter__(self) -> _Chunks:
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._chunks)
        except (APIError, OSError) as error:
            if interrupt_in(error) is error:
                raise
            failure = _named(error, self._info)
        raise failure


class _AsyncChunks:
    """The same, to be awaited."""

    __slots__ = ("_chunks", "_info")

    def __init__(self, source: AsyncTransportResponse, info: ResponseInfo) -> None:
        self._chunks = source.__aiter__()
        self._info = info

    def __aiter__(self) -> _AsyncChunks:
        return self

    async def __anext__(self) -> bytes:
        try:
            return await self._chunks.__anext__()
        except (APIError, OSError) as error:
            if interrupt_in(error) is error:
                raise
            failure = _named(error, self._info)
        raise failure


def _named(error: Exception, info: ResponseInfo) -> APIError:
    is_read = isinstance(error, APIError) and not isinstance(error, APIConnectionError)
    ours: Any = error if is_read else connection_error(error, info.request.secrets)
    ours.request = ours.request or info.request
    ours.request_id = ours.request_id or info.request_id
    return ours  # type: ignore[no-any-return]


def _cut(chunks: Iterator[bytes], cutter: Any) -> Iterator[Any]:
    yield from chain.from_iterable(map(cutter.feed, chunks))
    yield from cutter.end()


class _AsyncCut:
    """A class and no async generator: nothing is left to clean up after a `break`."""

    __slots__ = ("_chunks", "_cutter", "_ended", "_ready")

    def __init__(self, chunks: AsyncIterator[bytes], cutter: Any) -> None:
        self._chunks = chunks
        self._cutter = cutter
        self._ready: Iterator[Any] = iter(())
        self._ended = False

    def __aiter__(self) -> _AsyncCut:
        return self

    async def __anext__(self) -> Any:
        while True:
            for piece in self._ready:
                return piece
            if self._ended:
                raise StopAsyncIteration
            try:
                self._ready = self._cutter.feed(await self._chunks.__anext__())
            except StopAsyncIteration:
                self._ended, self._ready = True, self._cutter.end()


class _Held:
    """A body that was read already, as chunks."""

    __slots__ = ("_body",)

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __aiter__(self) -> _Held:
        return self

    async def __anext__(self) -> bytes:
        body, self._body = self._body, b""
        if not body:
            raise StopAsyncIteration
        return body
