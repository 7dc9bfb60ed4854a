"""A WebSocket connection for asyncio and trio. Whoever waits for a message reads from the network; nothing works behind it.

Between the bytes of the network and the session stands no `await`, so a wait that is cancelled loses nothing.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable
from typing import Protocol

from ....base.closing import Closing
from ....base.errors import UsageStateError
from ....base.headers import Headers
from ....sockets.session import Session
from ..answers import AsyncWireResponse
from ..family import words_of
from ..loops import Loop, elsewhere, sleep, token

__all__ = ("ByteStream", "TaskSocket")

CLOSE_S = 0.5
WRITE_S = 30.0
"""How long the server may take nothing of what is sent before the connection is given up."""


class ByteStream(Protocol):
    """What carries the bytes of a connection. Its methods raise OSError when that is broken."""

    async def receive(self, wait_s: float | None) -> bytes | None:
        """Return what is there, or comes within `wait_s` seconds: b"" at the end, None if nothing comes."""
        ...

    def is_quiet(self) -> bool:
        """Return whether nothing has come that was not received, neither bytes nor the end."""
        ...

    async def send(self, data: bytes, limit_s: float = WRITE_S) -> None:
        """Send all of `data`, or nothing; wait while the server takes no more, for so long at most."""

    async def send_soon(self, data: bytes) -> None:
        """Send `data` when that is possible without waiting for the server."""


class TaskSocket:
    """One connection; `answer` holds it."""

    limits_sending = True

    def __init__(
        self, answer: AsyncWireResponse, session: Session, subprotocol: str, loop: Loop, stream: ByteStream
    ) -> None:
        self.subprotocol = subprotocol
        self.headers: Headers = answer.headers
        self.loop = loop
        self._answer = answer
        self._session = session
        self._stream = stream
        self._pid = os.getpid()
        self._is_closed: Callable[[], bool] = getattr(loop.token, "is_closed", bool)
        self._is_read = False

    @property
    def closing(self) -> Closing | None:
        """How the connection ended; None while it is open."""
        return self._session.closing

    @property
    def has_messages(self) -> bool:
        """Whether `recv` returns at once."""
        return self._session.has_messages

    @property
    def is_quiet(self) -> bool:
        """Whether nothing has come: no message, no ping, no end. To ask costs no step of the event loop, as `recv(0)` does."""
        return not self._session.has_messages and self._is_here() and self._stream.is_quiet()

    async def send(self, message: str | bytes, limit_s: float = WRITE_S, /) -> None:
        """Send a message, and return when it is on its way. It ends if the server takes nothing for `limit_s` seconds."""
        self._check_place()
        try:
            await self._stream.send(self._session.send(message), min(limit_s, WRITE_S))
        except OSError as error:
            await self._broke(error)
            raise self._session.error() from error

    async def recv(self, timeout: float | None = None, /) -> str | bytes:
        """Return the next message; TimeoutError if none comes within `timeout` seconds."""
        self._check_place()
        message = self._session.take()
        if message is not None:
            return message
        end_s = None if timeout is None else time.monotonic() + timeout
        while (message := self._session.take()) is None:
            if not await self._read(end_s):
                raise TimeoutError(f"no message came within {timeout:g} s")
        return message

    async def close(self, code: int = 1000, reason: str = "", /) -> None:
        """Close. The server has half a second to answer."""
        if self._is_here() and token() is not self.loop.token:
            raise elsewhere()
        session, end_s = self._session, time.monotonic() + CLOSE_S
        frame = session.close(code, reason)
        try:
            if session.closing is None and self._is_here():
                if frame:
                    await self._send_soon(frame)
                while session.closing is None and time.monotonic() < end_s:
                    if self._is_read:  # another task does
                        await sleep(CLOSE_S / 50)
                    else:
                        await self._read(end_s)
        finally:
            await self._end()

    async def leave(self, code: int, fault: str) -> None:
        """End it from another task: the server is told, and not waited for."""
        if self._session.closing is None and self._is_here():
            if frame := self._session.close(code, ""):
                await self._send_soon(frame)
            self._session.ends(Closing(code, "", "us", fault))
        await self._end()

    def __del__(self) -> None:
        try:  # the interpreter may be half gone
            if self._pid != os.getpid():
                self._answer.forget()  # the connection is the parent's
        except Exception:  # noqa: S110
            pass

    def _is_here(self) -> bool:
        """Return whether the process and the event loop that opened it are still there."""
        return self._pid == os.getpid() and not self.loop.ended and not self._is_closed()

    def _check_place(self) -> None:
        if not self._is_here():
            other_process = self._pid != os.getpid()
            what = "it belongs to the process" if other_process else "it ended with the event loop"
            self._session.lost(f"{what} that opened it")

    async def _read(self, end_s: float | None) -> bool:
        """Wait for bytes, and take them in; False if the time is over."""
        if self._is_read:
            raise UsageStateError("another task receives from this connection already")
        session, now = self._session, time.monotonic()
        self._is_read = True
        session.reads(now)
        try:
            while session.closing is None:
                wait_s = session.wait_s(now)
                if end_s is not None and (wait_s is None or end_s - now < wait_s):
                    wait_s = max(end_s - now, 0.0)
                try:
                    data = await self._stream.receive(wait_s)
                except OSError as error:
                    session.lost(words_of(error))
                    break
                now = time.monotonic()
                if data is not None:
                    if out := session.received(data, now):
                        await self._send_soon(out)
                    break
                if ping := session.tick(now):
                    await self._send_soon(ping)
                if end_s is not None and now >= end_s:
                    return False
        finally:
            self._is_read = False
            session.rests(now)
        if session.closing is not None:
            await self._end()
        return True

    async def _send_soon(self, data: bytes) -> None:
        try:
            await self._stream.send_soon(data)
        except OSError as error:
            self._session.lost(words_of(error))

    async def _broke(self, error: OSError) -> None:
        """Nothing can be sent any more. What has come before is kept: the server may have said why."""
        self._answer.cut()
        if self._is_read:  # that task finds the end
            return
        with contextlib.suppress(OSError):
            while self._session.closing is None and (data := await self._stream.receive(0)):
                self._session.received(data, time.monotonic())
        self._session.lost(words_of(error))
        await self._end()

    async def _end(self) -> None:
        """Give the connection up."""
        self._session.ends()
        if self._is_here():
            with contextlib.suppress(Exception):  # it is over; what else breaks is of no interest
                await self._answer.close()
