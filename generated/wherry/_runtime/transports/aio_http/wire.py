"""What aiohttp is given of ours: connectors that look at a connection before it is used again, and large bodies.

The only module that imports aiohttp and the library of its addresses.
"""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

import aiohttp
from yarl import URL

from ...request.files import StreamedBody
from ..http.lanes import watcher

__all__ = ("PIECE_BYTES", "URL", "Body", "NotAgain", "TCPConnector", "UnixConnector", "aiohttp")

PIECE_BYTES = 64 * 1024
"""The most that is given to the connection at once. Up to this, a connection takes a whole body without waiting."""


class NotAgain(Exception):
    """Around an error of a new connection, so that aiohttp does not know it."""


class _Looking:
    """A connector whose connections are looked at before they are used again.

    aiohttp learns from its event loop that a server has hung up. While the program was busy elsewhere, the loop has not
    heard of it yet, and the next request would be written into a dead connection.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._polls: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._on_used: WeakSet[Any] = WeakSet()

    async def connect(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        while True:
            connection: Any = await super().connect(request, *args, **kwargs)  # type: ignore[misc]
            protocol = connection.protocol
            poll = self._polls.get(protocol)
            if poll is None:  # a new one
                self._polls[protocol] = watcher(connection.transport.get_extra_info("socket").fileno())
                return connection
            if not protocol.should_close and not poll(0):
                self._on_used.add(request)
                return connection
            connection.close()

    async def once(self, request: Any, handler: Any) -> Any:
        """Send `request`; keep aiohttp from sending it again unless it met a connection that was used before.

        A middleware of the session. aiohttp sends idempotent requests again; the client counts its attempts itself.
        """
        try:
            return await handler(request)
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
            if request in self._on_used:
                raise
            raise NotAgain from error


class TCPConnector(_Looking, aiohttp.TCPConnector):  # type: ignore[misc]
    """Connections to a host."""


class UnixConnector(_Looking, aiohttp.UnixConnector):  # type: ignore[misc]
    """Connections to a unix socket."""


class Body(aiohttp.payload.Payload):
    """A body that is sent in pieces, each within `limit_s` seconds; aiohttp itself waits forever for a server to read.

    aiohttp closes a connection only when everything has been sent. `cut` closes it at once.
    """

    def __init__(self, body: bytes | StreamedBody, length: int | None, limit_s: float | None) -> None:
        super().__init__(body)
        self._length = length
        self._limit_s = limit_s
        self._transport: Any = None
        self.is_late = False

    @property
    def size(self) -> int | None:
        """The number of bytes, None if it is known only when all of them are sent."""
        return self._length

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """Refuse: only forms of aiohttp's own are read as text."""
        raise TypeError("this body can only be sent")

    async def write(self, writer: Any) -> None:
        """Send everything."""
        self._transport = writer.transport
        if isinstance(self._value, bytes):
            await self._send(writer, self._value)
        else:
            async for part in self._value:
                await self._send(writer, part)

    async def write_with_length(self, writer: Any, content_length: int | None) -> None:
        """Send everything: the length is that of the body."""
        await self.write(writer)

    async def _send(self, writer: Any, part: bytes) -> None:
        pieces = memoryview(part)
        for start in range(0, len(part), PIECE_BYTES):
            timer = None
            if self._limit_s is not None:
                timer = asyncio.get_running_loop().call_later(self._limit_s, self._give_up)
            try:
                await writer.write(pieces[start : start + PIECE_BYTES])
            finally:
                if timer is not None:
                    timer.cancel()

    def _give_up(self) -> None:
        self.is_late = True
        self.cut()

    def cut(self) -> None:
        """Close the connection, now."""
        if self._transport is not None:
            self._transport.abort()

# Copied from templates/runtime/transports/aio_http/wire.py: edit it there.
