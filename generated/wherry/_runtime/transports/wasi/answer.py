"""Answers of wasi:http. Their bytes are read as they come, and never before somebody asks for them.

What an answer holds of the host (a response, its body, the body's stream) is dropped as soon as it is read to its end,
closed, or gone; the host cuts the connection of a body that was not read to its end.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from typing import Any

from ...base.errors import APIConnectionError, APITimeoutError
from ...base.headers import Headers
from ...base.log import logger
from ...base.timeouts import Timeout
from ...response.content_coding import ContentDecoder, decoder_for
from ..base import FINISH_BYTES, FINISH_TIMEOUT_S
from .bindings import Hold, Host, Steps, drop, failure
from .loop import WasiLoop

__all__ = ("AsyncWasiResponse", "WasiResponse")

READ_BYTES = 64 * 1024


class _Answer:
    """What both kinds of answer know."""

    __slots__ = ("_coding", "_hold", "_host", "_pieces", "_stream", "_timeout", "headers", "status")

    _stream: Any

    def _open(self, host: Host, incoming: Any, timeout: Timeout) -> None:
        self._host = host
        self._timeout = timeout
        self._pieces: Iterator[bytes] | None = None
        self._coding: ContentDecoder | None = None
        self._stream = None
        self._hold = Hold()
        self._hold.take(incoming)
        try:
            self.status: int = incoming.status()
            fields = incoming.headers()
            self.headers = Headers.from_raw(
                [(name.encode("latin-1"), bytes(value)) for name, value in fields.entries()]
            )
            drop(fields)
            self._stream = self._hold.take(self._hold.take(incoming.consume()).stream())
            if "content-encoding" in self.headers:
                self._coding = decoder_for(self.headers.get("content-encoding"))
        except BaseException:
            self._cut()
            raise

    def _chunk(self) -> Steps[bytes | None]:
        """Return the next bytes, decoded; None at the end."""
        while True:
            if self._pieces is not None:
                piece = next(self._pieces, None)
                if piece is not None:
                    return piece
                self._pieces = None
            if self._stream is None:
                return None
            coded = yield from self._coded(self._timeout.read)
            if self._coding is None:
                return coded
            self._pieces = self._coding.end() if coded is None else self._coding.pieces(coded)

    def _coded(self, limit_s: float | None) -> Steps[bytes | None]:
        while self._stream is not None:
            try:
                data = self._stream.read(READ_BYTES)
            except self._host.Err as error:
                failed = self._host.reason(error)
                if isinstance(failed, self._host.streams.StreamError_Closed):
                    self._cut()
                    return None
                raise self._failure(failed.value) from None
            if data:
                return bytes(data)
            wait_s = self._timeout.left(limit_s)
            if not (yield self._pollable(), wait_s):
                raise APITimeoutError(limit="read")
        return None

    def _pollable(self) -> Any:
        return self._stream.subscribe()

    def _failure(self, error: Any) -> APIConnectionError:
        code = self._host.http.http_error_code(error)
        drop(error)
        if code is not None:
            return failure(code)
        return APIConnectionError("the connection failed (the answer broke off; the host does not say why)")

    def _rest(self) -> Steps[None]:
        """Read what is left, within the limits of `finish`."""
        deadline, left = time.monotonic() + FINISH_TIMEOUT_S, FINISH_BYTES
        while left >= 0:
            data = yield from self._coded(max(deadline - time.monotonic(), 0.0))
            if data is None:
                return
            left -= len(data)

    def _cut(self) -> None:
        """Let go. The host cuts a connection whose body was not read to its end."""
        self._stream = None
        self._hold.drop()

    def _close(self) -> None:
        self._pieces = None
        self._cut()

    def __del__(self) -> None:
        if getattr(self, "_stream", None) is None:
            return
        self._cut()
        log = logger()
        if log is not None:
            log.debug("an answer was dropped without being closed; its connection was cut")


class WasiResponse(_Answer):
    """An answer of WasiTransport."""

    __slots__ = ()

    def __init__(self, host: Host, incoming: Any, timeout: Timeout) -> None:
        self._open(host, incoming, timeout)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            chunk = self._host.follow(self._chunk())
        except BaseException:
            self._close()
            raise
        if chunk is None:
            raise StopIteration
        return chunk

    def finish(self) -> None:
        try:
            self._host.follow(self._rest())
        except APIConnectionError:
            pass
        finally:
            self._close()

    def close(self) -> None:
        self._close()


class AsyncWasiResponse(_Answer):
    """An answer of AsyncWasiTransport."""

    __slots__ = ("_loop", "_waited_for")

    def __init__(self, host: Host, incoming: Any, timeout: Timeout, loop: WasiLoop) -> None:
        self._loop = loop
        self._waited_for: Any = None
        self._open(host, incoming, timeout)

    def _pollable(self) -> Any:
        self._waited_for = self._stream.subscribe()
        return self._waited_for

    def _cut(self) -> None:
        # Another task may wait for the stream; what it waits for has to go first.
        pollable, self._waited_for = self._waited_for, None
        if pollable is not None:
            self._loop.release(pollable)
        super()._cut()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk = await self._loop.follow(self._chunk())
        except BaseException:
            self._close()
            raise
        if chunk is None:
            raise StopAsyncIteration
        return chunk

    async def finish(self) -> None:
        try:
            await self._loop.follow(self._rest())
        except APIConnectionError:
            pass
        finally:
            self._close()

    async def close(self) -> None:
        self._close()

# Copied from templates/runtime/transports/wasi/answer.py: edit it there.
