"""AsyncStreamedResponse: a response whose body is read when you ask for it.

What is read in pieces may be of any length. What is read whole (`read`, `text`, `json`, `parse`), and a single line, is
held in memory, and so may not be longer than the client's `max_answer_bytes`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from types import TracebackType
from typing import Any, Generic, TypeVar, overload

from .. import transports
from ..base.errors import APIConnectionError, APIError, DecodeError, RequestSummary, UsageError
from ..base.headers import Headers
from ..base.interrupts import interrupt_in
from ..response.answer import Answer
from ..response.body_buffer import BodyBuffer
from ..response.bytes_in import Lines, Pieces, Text
from ..response.error_of import connection_error
from ..response.raw import RawResponse
from ..response.whole import ResponseInfo

__all__ = ("AsyncStreamedResponse",)

T = TypeVar("T")
To = TypeVar("To")


class AsyncStreamedResponse(ResponseInfo, Generic[T]):
    """A response whose body is read when you ask for it. Use it inside `async with`."""

    __slots__ = ("_body", "_max_bytes", "_parse")

    def __init__(
        self,
        source: transports.AsyncTransportResponse,
        headers: Headers,
        request: RequestSummary,
        parse: Callable[[AsyncStreamedResponse[T]], Any],
        max_bytes: int | None = None,
    ) -> None:
        super().__init__(source.status, headers, request, source=source)
        self._parse = parse
        self._max_bytes = max_bytes
        self._body: bytes | None = None

    def _read_body(self) -> bytes | None:
        return self._body

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """Return the body as it arrives; with `chunk_size`, in pieces of that many bytes (the last one may be shorter)."""
        if self._body is None and self.is_closed:
            raise UsageError("this response was closed before its body was read; read it inside the `with` block")
        chunks = _AsyncChunks(self._source, self) if self._body is None else _AsyncHeld(self._body)
        return chunks if chunk_size is None else _AsyncCut(chunks, Pieces(chunk_size))

    def iter_text(self, chunk_size: int | None = None) -> AsyncIterator[str]:
        """Return the body as text, as it arrives; with `chunk_size`, in pieces of that many bytes."""
        return _AsyncCut(self.iter_bytes(chunk_size), Text(self.headers.charset))

    def iter_lines(self) -> AsyncIterator[str]:
        """Return the lines of the body, without their ends (LF, CR LF). DecodeError for one above max_answer_bytes."""
        return _AsyncCut(self.iter_bytes(), Lines(self.headers.charset, self._max_bytes))

    async def read(self) -> bytes:
        """Read the rest of the body, and keep it. DecodeError above max_answer_bytes."""
        if self._body is None:
            buffer = BodyBuffer(self.status, self._max_bytes)
            chunks = self.iter_bytes()
            try:
                while True:
                    buffer.add(await anext(chunks))  # no chunk is a variable: a traceback may show those
            except StopAsyncIteration:
                pass
            except DecodeError as error:
                error.request = self.request
                raise
            finally:
                await self.close()
            self._body = buffer.take(self.headers)
            self._http = None  # what was made before had no body
        return self._body

    async def text(self) -> str:
        """Read the body as text."""
        return (await self._answer()).text

    async def json(self) -> Any:
        """Read the body as JSON, untyped."""
        return RawResponse(await self._answer(), lambda: None).json()

    @overload
    async def parse(self) -> T: ...

    @overload
    async def parse(self, *, to: type[To]) -> To: ...

    async def parse(self, *, to: Any = None) -> Any:
        """Return what the plain call would have returned, or the body as another type: see RawResponse."""
        if to is None:
            return await self._parse(self)
        if hasattr(to, "_read_base64"):  # vectors, which the call reads as it has asked for them
            own: Any = await self._parse(self)
            if isinstance(own, to):
                return own
        from ..response.cast import cast

        return cast(await self._answer(), to)

    async def stream_to_file(self, file: Any, *, chunk_size: int | None = None) -> None:
        """Write the body to a path or an open binary file as it arrives; with `chunk_size`, in pieces of that many bytes."""
        if hasattr(file, "write"):
            chunks = self.iter_bytes(chunk_size)
            try:
                while True:
                    file.write(await anext(chunks))
            except StopAsyncIteration:
                return
        with open(file, "wb") as out:  # noqa: ASYNC230 - asyncio has no files of its own either
            await self.stream_to_file(out, chunk_size=chunk_size)

    async def write_to_file(self, file: Any) -> None:
        """The same as `stream_to_file`."""
        await self.stream_to_file(file)

    async def close(self) -> None:
        """Release the connection."""
        self.is_closed = True
        await self._source.close()

    async def _answer(self) -> Answer:
        body = await self.read()
        return Answer(self.status, self.headers, body, self.request, self.retries_taken, self._elapsed_s)

    async def __aenter__(self) -> AsyncStreamedResponse[T]:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


class _AsyncChunks:
    """The body as it arrives; its errors name the request."""

    __slots__ = ("_chunks", "_info")

    def __init__(self, source: transports.AsyncTransportResponse, info: ResponseInfo) -> None:
        self._chunks = aiter(source)
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


class _AsyncCut:
    """The chunks, cut to the requested sizes. A class, not a generator: nothing is left to clean up after a `break`."""

    __slots__ = ("_chunks", "_cutter", "_ended", "_ready")

    def __init__(self, chunks: AsyncIterator[bytes], cutter: Any) -> None:
        self._chunks = chunks
        self._cutter = cutter
        self._ready: Any = iter(())
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
                self._ready = self._cutter.feed(await anext(self._chunks))
            except StopAsyncIteration:
                self._ended, self._ready = True, self._cutter.end()


class _AsyncHeld:
    """A body that was read already, as chunks."""

    __slots__ = ("_body",)

    def __init__(self, body: bytes) -> None:
        self._body = body

    def __aiter__(self) -> _AsyncHeld:
        return self

    async def __anext__(self) -> bytes:
        body, self._body = self._body, b""
        if not body:
            raise StopAsyncIteration
        return body

# Copied from templates/runtime/client/async_streamed_response.py: edit it there.
