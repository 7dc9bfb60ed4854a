"""The transports of a cassette for AsyncClient: one that sends and records, one that plays and never sends."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any, NoReturn

from ..base.errors import APIConnectionError
from ..base.headers import EMPTY, Headers
from ..base.timeouts import Timeout
from ..request.build import Request
from ..request.files import StreamedBody
from ..transports.memory.naps import async_nap  # sync: from time import sleep
from .reels import PlayingReel, RecordingReel, no_sockets
from .tape import Recorded

__all__ = ("AsyncPlayer", "AsyncRecorder")


class AsyncRecorder:
    """Sends through another transport, and records."""

    asynchronous = True  # sync: asynchronous = False

    def __init__(self, reel: RecordingReel, inner: Any) -> None:
        self._reel = reel
        self._inner = inner
        if hasattr(inner, "clock"):
            self.clock = inner.clock

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncRecordedAnswer:
        """Send, and return when the head of the response is there."""
        body = request.body
        if isinstance(body, StreamedBody):
            body = b"".join([chunk async for chunk in body])
            if not request.replayable:
                request = request.changed(body=body)
        call, began_s = self._reel.begin(request, body or b""), time.perf_counter()
        try:
            response = await self._inner.send(request, timeout)
        except (APIConnectionError, OSError) as error:
            self._reel.failed(call, error, began_s)
            raise
        finally:
            self._reel.hider.learn(request.summary.secrets)  # a user's own HTTP client may have added some
        headers = self._reel.answered(call, response.status, Headers.of(response.headers), began_s)
        return AsyncRecordedAnswer(self._reel, call, response, headers)

    async def connect(self, *_: object) -> NoReturn:
        """Raise UsageError."""
        no_sockets()

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        await self._inner.sleep(seconds)

    async def close(self) -> None:
        """Close the connections."""
        await self._inner.close()


class AsyncRecordedAnswer:
    """An answer that is recorded while the program reads it."""

    def __init__(self, reel: RecordingReel, call: Recorded, inner: Any, headers: Headers) -> None:
        self.status: int = inner.status
        self.headers = headers
        self._reel = reel
        self._call = call
        self._inner = inner
        self._chunks: Any = None
        self._last_s = time.perf_counter()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if self._chunks is None:
            self._chunks = self._inner.__aiter__()
        try:
            chunk: bytes = await self._chunks.__anext__()
        except StopAsyncIteration:
            self._call.end = {"end": True}
            raise
        except (APIConnectionError, OSError) as error:
            self._reel.broken(self._call, error, self._last_s)
            raise
        now_s = time.perf_counter()
        self._call.chunks.append((round((now_s - self._last_s) * 1000), bytes(chunk)))
        self._last_s = now_s
        return chunk

    async def finish(self) -> None:
        """The program has seen the logical end: what may follow does not matter."""
        if self._call.end is None:
            self._call.end = {"end": True}
        await self._inner.finish()

    async def close(self) -> None:
        """Release the connection."""
        await self._inner.close()


class AsyncPlayer:
    """Answers from a cassette, and never sends. Waits between attempts take no time."""

    asynchronous = True  # sync: asynchronous = False

    def __init__(self, reel: PlayingReel) -> None:
        self._reel = reel

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncPlayedAnswer:
        """Return the recorded answer; CassetteError if the recording has another request."""
        body = request.body
        if isinstance(body, StreamedBody):
            body = b"".join([chunk async for chunk in body])
        call = self._reel.take(request, body or b"")
        if wait_s := self._reel.wait_s(call.head_ms):
            await async_nap(wait_s)  # sync: sleep(wait_s)
        if call.status is None:
            raise self._reel.error(call)
        return AsyncPlayedAnswer(self._reel, call)

    async def connect(self, *_: object) -> NoReturn:
        """Raise UsageError."""
        no_sockets()

    async def sleep(self, seconds: float, /) -> None:
        """Return at once."""

    async def close(self) -> None:
        """Do nothing: nothing is open."""


class AsyncPlayedAnswer:
    """An answer from a cassette, in the pieces in which it came."""

    def __init__(self, reel: PlayingReel, call: Recorded) -> None:
        assert call.status is not None
        self.status: int = call.status
        self.headers = Headers.of(call.headers) if call.headers else EMPTY
        self._reel = reel
        self._call = call
        self._chunks = iter(call.chunks)
        self._closed = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        piece = None if self._closed else next(self._chunks, None)
        if piece is None:
            if not self._closed and (error := self._reel.ending(self._call)) is not None:
                raise error
            raise StopAsyncIteration
        if wait_s := self._reel.wait_s(piece[0]):
            await async_nap(wait_s)  # sync: sleep(wait_s)
        return piece[1]

    async def finish(self) -> None:
        """Let go of it."""
        self._closed = True

    async def close(self) -> None:
        """Let go of it."""
        self._closed = True
