"""The bytes of a connection over a transport of asyncio. The HTTP library opens it, as it opens one of its own.

The library's own streams go through anyio, which stops and starts the reading of the socket for every piece, and starts a
clock for every wait. That costs half as much again as the frames themselves.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Awaitable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from ..family import words_of
from ..lanes import watcher
from ..loops import elsewhere
from .tasks import WRITE_S

if TYPE_CHECKING:
    import asyncio

__all__ = ("AsyncioBackend", "AsyncioStream")

T = TypeVar("T")
_MANY_BYTES = 1 << 16
"""When so much waits to be read, nothing is taken from the network."""


class AsyncioStream:
    """A protocol of asyncio, a network stream in the shape that the library wants, and the ByteStream of a socket."""

    def __init__(self, core: Any, loop: Any) -> None:
        self._core = core
        self._loop = loop
        self._transport: Any = None
        self._chunks: deque[bytes] = deque()
        self._size = 0
        self._reader: asyncio.Future[None] | None = None
        self._writers: deque[asyncio.Future[None]] = deque()
        self._rests = False
        """Whether nothing is taken from the network now."""
        self._is_full = False
        """Whether the transport wants no more to send now."""
        self._has_ended = False
        self._fault: Exception | None = None
        self._watch: Any = None

    # What the event loop tells

    def connection_made(self, transport: Any) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._chunks.append(data)
        self._size += len(data)
        if self._size >= _MANY_BYTES and not self._rests:
            self._rests = True
            self._transport.pause_reading()
        self._wake_reader()

    def eof_received(self) -> None:
        self._has_ended = True
        self._wake_reader()

    def connection_lost(self, exc: Exception | None) -> None:
        self._has_ended, self._is_full, self._fault = True, False, exc
        self._wake_reader()
        self._wake_writers()

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        self._wake_writers()

    def _wake_reader(self) -> None:
        if self._reader is not None:
            _wake(self._reader)

    def _wake_writers(self) -> None:
        for writer in self._writers:
            _wake(writer)

    # For the socket

    async def receive(self, wait_s: float | None) -> bytes | None:
        """Return what is there, or comes within `wait_s` seconds: b"" at the end, None if nothing comes."""
        if not self._chunks and not self._has_ended:
            self._check_loop()
            reader = self._reader = self._loop.create_future()
            await self._woken(reader, wait_s)
        if self._chunks:
            data = self._chunks.popleft() if len(self._chunks) == 1 else b"".join(self._chunks)
            self._chunks.clear()
            self._size = 0
            if self._rests and not self._has_ended:
                self._rests = False
                self._transport.resume_reading()
            return data
        if self._fault is not None:
            raise ConnectionError(words_of(self._fault))
        return b"" if self._has_ended else None

    def is_quiet(self) -> bool:
        """Return whether nothing has come, neither to here nor to the socket."""
        if self._chunks or self._has_ended:
            return False
        if self._watch is None:
            number = self._transport.get_extra_info("socket").fileno()
            if number < 0:
                return False
            self._watch = watcher(number)
        return not self._watch(0)

    def put_back(self, data: bytes) -> None:
        """Take what the HTTP parser has read too far."""
        if data:
            self._chunks.appendleft(data)
            self._size += len(data)

    async def send(self, data: bytes, limit_s: float = WRITE_S) -> None:
        """Send all of `data`. Cancelled while others' data are in the way, nothing is sent; later, all of it is."""
        await self._room(limit_s)
        self._put(data)
        if self._is_full:
            await self._room(limit_s)
            self._check_open()  # else what was left of it is gone

    async def send_soon(self, data: bytes) -> None:
        """Send `data` behind what waits already."""
        self._put(data)

    def _put(self, data: bytes) -> None:
        self._check_open()
        self._check_loop()
        self._transport.write(data)

    def _check_open(self) -> None:
        if self._transport.is_closing():
            raise ConnectionError(words_of(self._fault) if self._fault else "the connection is closed")

    def _check_loop(self) -> None:
        if sys.modules["asyncio"]._get_running_loop() is not self._loop:
            raise elsewhere()

    async def _room(self, limit_s: float) -> None:
        """Wait until the transport takes more."""
        while self._is_full:
            size = self._transport.get_write_buffer_size()
            writer = self._loop.create_future()
            self._writers.append(writer)
            try:
                await self._woken(writer, limit_s)
            finally:
                self._writers.remove(writer)
            if self._is_full and self._transport.get_write_buffer_size() >= size:
                raise ConnectionError(f"the server took nothing for {limit_s:g} s")

    async def _woken(self, waiter: asyncio.Future[None], seconds: float | None) -> None:
        timer = None if seconds is None else self._loop.call_later(seconds, _wake, waiter)
        try:
            await waiter
        finally:
            if timer is not None:
                timer.cancel()

    # For the HTTP library

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            data = await self.receive(timeout)
        except OSError as error:
            raise self._core.ReadError(str(error)) from error
        if data is None:
            raise self._core.ReadTimeout
        return data

    async def write(self, data: bytes, timeout: float | None = None) -> None:
        try:
            await _within(timeout, self.send(data))
        except TimeoutError as error:
            raise self._core.WriteTimeout from error
        except OSError as error:
            raise self._core.WriteError(str(error)) from error

    async def aclose(self) -> None:
        self._transport.abort()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncioStream:
        try:
            self._transport = await _within(
                timeout, self._loop.start_tls(self._transport, self, ssl_context, server_hostname=server_hostname)
            )
        except BaseException as error:
            self._transport.abort()
            if isinstance(error, TimeoutError):
                raise self._core.ConnectTimeout from error
            if isinstance(error, OSError):  # ssl.SSLError is one
                raise self._core.ConnectError(str(error)) from error
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        return self._transport.get_extra_info({"server_addr": "peername", "client_addr": "sockname"}.get(info, info))


class AsyncioBackend:
    """Opens such streams; stands for the network backend of the library, whose `core` has the errors."""

    def __init__(self, core: Any) -> None:
        self._core = core

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncioStream:
        import asyncio

        loop: Any = asyncio.get_running_loop()
        end_s = None if timeout is None else loop.time() + timeout
        try:
            addresses = [host] if _is_address(host) else await _within(timeout, _looked_up(loop, host, port))
            for behind in range(len(addresses) - 1, -1, -1):
                # None may use up the time of those behind it: some networks swallow what goes to IPv6 addresses.
                left_s = None if end_s is None else max(end_s - loop.time(), 0.001) / (behind + 1)
                try:
                    return await self._connected(loop, addresses[~behind], port, left_s)
                except OSError:  # TimeoutError is one
                    if not behind:
                        raise
            raise OSError(f"{host} has no address")
        except TimeoutError as error:
            raise self._core.ConnectTimeout from error
        except OSError as error:
            raise self._core.ConnectError(str(error)) from error

    async def _connected(self, loop: Any, address: str, port: int, limit_s: float | None) -> AsyncioStream:
        stream = AsyncioStream(self._core, loop)
        try:
            await _within(limit_s, loop.create_connection(lambda: stream, address, port))
        except BaseException:
            if stream._transport is not None:
                stream._transport.abort()
            raise
        return stream

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await asyncio.sleep(seconds)


def _wake(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)


def _is_address(host: str) -> bool:
    from ipaddress import ip_address

    try:
        return bool(ip_address(host))
    except ValueError:
        return False


async def _looked_up(loop: asyncio.AbstractEventLoop, host: str, port: int) -> list[str]:
    """Return the addresses of a host, each once. asyncio looks in a thread of its own."""
    import socket

    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


async def _within(seconds: float | None, work: Awaitable[T]) -> T:
    """Await `work`; TimeoutError if it takes longer."""
    import asyncio

    if seconds is None:
        return await work
    if sys.version_info >= (3, 11):
        async with asyncio.timeout(seconds):
            return await work
    try:
        return await asyncio.wait_for(work, seconds)
    except asyncio.TimeoutError:
        raise TimeoutError from None
