"""Answers of aiohttp in our shape.

aiohttp gives a connection back by itself when the body has ended. An answer that is closed before is cut; one that is
just dropped is cut from `__del__`.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import Any

from ...base.headers import Headers
from ...base.log import logger
from ...response.content_coding import ContentDecoder, decoder_for
from ..base import FINISH_BYTES, FINISH_TIMEOUT_S
from ..http.lanes import shut_down
from .failures import raise_translated
from .sessions import LoopSession
from .wire import aiohttp

__all__ = ("AioHttpResponse",)


class AioHttpResponse:
    """An answer to be read by a task."""

    __slots__ = (
        "_coding",
        "_content",
        "_ended",
        "_failure",
        "_open",
        "_pid",
        "_pieces",
        "_remains",
        "headers",
        "status",
    )

    def __init__(self, response: Any, session: LoopSession, read_s: float | None) -> None:
        self.status: int = response.status
        self.headers = Headers.from_raw(list(response.raw_headers))
        self._content = response.content
        self._ended = False
        self._failure: Exception | None = None
        self._pieces: Iterator[bytes] | None = None
        self._coding: ContentDecoder | None = None
        if "content-encoding" in self.headers:
            self._coding = decoder_for(self.headers.get("content-encoding"))
        self._remains = _Remains(response, session, read_s)
        self._pid = os.getpid()
        self._open = True
        session.loop.open.add(self._remains)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        if not self._open and self._pieces is None:
            raise StopAsyncIteration
        try:
            while True:
                if self._pieces is not None:
                    piece = next(self._pieces, None)
                    if piece is not None:
                        return piece
                    self._pieces = None
                if self._ended:
                    await self._release()
                    raise StopAsyncIteration
                chunk = await self._next()
                if self._coding is None:
                    if chunk:
                        return chunk
                else:
                    self._pieces = self._coding.pieces(chunk) if chunk else self._coding.end()
                self._ended = not chunk
        except StopAsyncIteration:
            raise
        except BaseException as error:
            await self._release()
            if isinstance(error, Exception):
                raise_translated(error)
            raise

    async def _next(self) -> bytes:
        """Return what has arrived, waiting for it; b"" at the end. What came before a failure comes before the error."""
        if self._failure is not None:
            raise self._failure
        content, remains = self._content, self._remains
        try:
            while True:
                chunk: bytes
                remains.waits_since_s = remains.clock()
                chunk, ended = await content.readchunk()
                if chunk or not ended or content.at_eof():  # the end of a chunk may come alone
                    return chunk
        except Exception as error:
            content.set_exception(None)  # aiohttp keeps what has arrived, and hides it behind the error
            left: bytes = content.read_nowait()
            if not left:
                raise
            self._failure = error
            return left
        finally:
            remains.waits_since_s = None

    async def finish(self) -> None:
        """Read what is left, for at most FINISH_TIMEOUT_S and FINISH_BYTES; close."""
        try:
            if self._open and not self._content.at_eof():
                await asyncio.wait_for(self._drain(), FINISH_TIMEOUT_S)
            self._ended = self._content.at_eof()
        except Exception:  # noqa: S110 - whatever it is, the connection is dropped
            pass
        finally:
            await self.close()

    async def _drain(self) -> None:
        rest = FINISH_BYTES
        while rest >= 0 and (chunk := await self._content.readany()):
            rest -= len(chunk)

    async def close(self) -> None:
        """Cut the connection unless the body was read to its end. Further calls do nothing."""
        if self._open:
            await self._release()
            if not self._ended:
                await asyncio.sleep(0)  # asyncio closes a socket one step after it was told to

    async def _release(self) -> None:
        if not self._open:
            return
        self._open = False
        if self._pid == os.getpid():
            await self._remains.close()

    def __del__(self) -> None:
        if not getattr(self, "_open", False):
            return
        try:
            self._remains.drop(cut=self._pid == os.getpid())  # a forked child leaves its parent's connection alone
        except Exception:  # noqa: S110 - the interpreter may be half gone
            pass


class _Remains:
    """What an answer consists of besides its reader: closed by it, by the next call, or by the event loop at its end."""

    __slots__ = ("_closed", "_loop", "_read_s", "_response", "_session", "_timer", "clock", "waits_since_s")

    def __init__(self, response: Any, session: LoopSession, read_s: float | None) -> None:
        self._response: Any = response
        self._session = session
        self._closed: Any = None
        self._loop = session.loop.token
        self._read_s = read_s
        self._timer: Any = None
        self.clock: Callable[[], float] = self._loop.time
        self.waits_since_s: float | None = None
        if response.connection is not None:  # more is to come
            self._watch(response.connection.protocol)

    def _watch(self, protocol: Any) -> None:
        """Take care that the reader learns when nothing comes, and when the connection has ended.

        aiohttp's own time limit also runs while nobody waits. And when the frame of a body makes no sense, aiohttp
        closes the connection and would leave the reader waiting.
        """
        protocol.read_timeout = None
        protocol.start_timeout()  # which ends the limit for the head
        if self._read_s is not None:
            self._timer = self._loop.call_later(self._read_s, self._look, self._read_s)
        self._closed = closed = protocol.closed
        if closed is not None:
            closed.remove_done_callback(_seen)
            closed.add_done_callback(self._lost)

    def _look(self, read_s: float) -> None:
        """End the wait for the next bytes if it has taken `read_s`; else look again when it could have."""
        left_s = read_s
        if self.waits_since_s is not None:
            left_s += self.waits_since_s - self.clock()
        if left_s > 0:
            self._timer = self._loop.call_later(left_s, self._look, read_s)
        else:
            self._response.content.set_exception(aiohttp.SocketTimeoutError("nothing came"))

    def _lost(self, closed: Any) -> None:
        _seen(closed)
        content = self._response.content
        if not content.is_eof() and content.exception() is None:
            content.set_exception(aiohttp.ClientPayloadError("the frame of the answer makes no sense"))

    @property
    def _transport(self) -> Any:
        connection = self._response.connection
        return None if connection is None else connection.transport

    async def close(self) -> None:
        """Close the answer; cut its connection if that was not given back already. A second call does nothing."""
        response = self._response
        if response is None:
            return
        self._stop()
        closed, self._closed = self._closed, None
        if closed is not None:
            closed.remove_done_callback(self._lost)
            closed.add_done_callback(_seen)
        transport = self._transport
        if transport is not None:
            transport.abort()  # `close` would wait for what is still to be sent, and for the other side's goodbye
        response.close()
        self._response = None
        session = self._session
        session.loop.open.discard(self)
        session.done()
        if session.given_up and not session.loop.ended:
            await session.loop.reap()

    def drop(self, *, cut: bool) -> None:
        """Leave the answer to its event loop; with `cut`, the server sees at once that nobody reads it any more."""
        transport = self._transport
        if cut and transport is not None:
            with suppress(OSError):
                shut_down(transport.get_extra_info("socket"))
        log = logger()
        if log is not None:
            log.debug("an answer was dropped without being closed; its connection was cut")
        loop = self._session.loop
        loop.open.discard(self)
        if not loop.ended:
            loop.orphans.append(self)

    def _stop(self) -> None:
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()

    def forget(self) -> None:
        self._response.close()  # of a loop that has ended, it only notes this
        self._response = None


def _seen(closed: Any) -> None:
    """Look at how a connection was closed: asyncio complains about errors that nobody has looked at."""
    if not closed.cancelled():
        closed.exception()
