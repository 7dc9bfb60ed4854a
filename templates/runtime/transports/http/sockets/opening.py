"""Opening: the request that asks for a WebSocket connection, and what has to come back."""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

from ....base.errors import APIConnectionError, DecodeError, UsageError
from ....request.build import Request
from ....sockets.handshake import REFUSAL_BYTES, Handshake
from ....sockets.session import Session
from ....sockets.settings import SocketSettings
from .. import family as families
from ..answers import AsyncWireResponse, WireResponse
from ..loops import Loop
from ..proxies import proxy_for

if TYPE_CHECKING:
    from .asyncio_stream import AsyncioStream
    from .tasks import TaskSocket
    from .threads import ThreadSocket

T = TypeVar("T")

__all__ = ("OpenSockets", "Opening", "OwnConnection", "backend_for", "check_stream")

_GOING_AWAY = 1001
_REFUSAL_S = 5.0
"""How long the words of a refusal are read: they may come in drops."""


class Opening:
    """The handshake of one connection. UsageError if the library for frames is missing: nothing was sent then."""

    def __init__(self, request: Request, settings: SocketSettings) -> None:
        self._session = Session(settings, time.monotonic())
        self._handshake = Handshake(settings.subprotocols, random_bytes=os.urandom)
        self.request = request.changed(headers=request.headers.merged(dict(self._handshake.headers)))

    def socket(self, answer: WireResponse) -> ThreadSocket:
        """Return the connection that `answer` leaves. Refusal if it is not the right one."""
        from .threads import ThreadSocket  # here and below: what the other kind of client needs is not imported

        try:
            return ThreadSocket(answer, self._session, self._accepted(answer, _first_bytes(answer)))
        except BaseException:
            answer.close()
            raise

    async def async_socket(
        self, answer: AsyncWireResponse, loop: Loop, stream: AsyncioStream | None = None
    ) -> TaskSocket:
        """The same for a task. `stream` carries the bytes, where it is not the library's."""
        from .tasks import TaskSocket

        try:
            subprotocol = self._accepted(answer, await _async_first_bytes(answer))
            early = getattr(answer.network, "_leading_data", None)  # the library has no public name for it
            if stream is None or early is None:
                from .library_stream import LibraryStream

                return TaskSocket(answer, self._session, subprotocol, loop, LibraryStream(answer.network, loop))
            stream.put_back(early)
            return TaskSocket(answer, self._session, subprotocol, loop, stream)
        except BaseException:
            await answer.close()
            raise

    def _accepted(self, answer: WireResponse | AsyncWireResponse, body: bytes) -> str:
        return self._handshake.accepted(answer.status, answer.headers, body)


def _first_bytes(answer: WireResponse) -> bytes:
    """Return the beginning of a refusal; what is there if it breaks off."""
    body, end_s = bytearray(), time.monotonic() + _REFUSAL_S
    if answer.status != 101:
        try:
            for chunk in answer:
                body += chunk
                if len(body) >= REFUSAL_BYTES or time.monotonic() > end_s:
                    break
        except (APIConnectionError, DecodeError):
            pass
    return bytes(body)


async def _async_first_bytes(answer: AsyncWireResponse) -> bytes:
    body, end_s = bytearray(), time.monotonic() + _REFUSAL_S
    if answer.status != 101:
        try:
            async for chunk in answer:
                body += chunk
                if len(body) >= REFUSAL_BYTES or time.monotonic() > end_s:
                    break
        except (APIConnectionError, DecodeError):
            pass
    return bytes(body)


def backend_for(loop: Loop, family: Any, origin: families.Origin) -> Any:
    """Return what opens connections of asyncio itself; None where the library has to do it."""
    if not hasattr(loop.token, "call_soon"):
        return None  # trio
    if sys.version_info < (3, 11):  # where asyncio cannot do TLS inside of TLS
        scheme, host, port = origin
        if (proxy_for(scheme, host.decode("ascii"), port) or "").startswith("https:"):
            return None
    from .asyncio_stream import AsyncioBackend

    return AsyncioBackend(import_module(family.__name__.replace("httpx", "httpcore")))


class OwnConnection:
    """The lease of a connection that belongs to one socket alone."""

    __slots__ = ("_lane",)
    owned = True

    def __init__(self, lane: Any) -> None:
        self._lane = lane

    def drop(self) -> None:
        self._lane.drop()

    give_back = drop


def check_stream(response: Any) -> None:
    """Raise UsageError if the response of a user's own client has no connection that could become a WebSocket."""
    if "network_stream" not in response.extensions:
        raise UsageError(
            "the http_client passed to this client cannot open WebSocket connections: its transport (a mock, ASGI, "
            "WSGI, aiohttp) gives no access to the network; pass an httpx or httpx2 client with its own transport, or "
            "transport= with a transport that has connect()"
        )
    if response.extensions.get("http_version", b"").startswith(b"HTTP/2"):
        raise UsageError(
            "the http_client passed to this client speaks HTTP/2, which has no WebSockets: pass http2=False"
        )
    if response.status_code == 101 and response.is_closed:
        raise UsageError(
            "an event hook of the http_client has read the answer to the WebSocket handshake, which ends the connection: "
            "let it pass answers whose status is 101"
        )


class OpenSockets:
    """The sockets that a transport has opened, so that closing it ends them."""

    def __init__(self) -> None:
        self._known: dict[int, Any] = {}

    def add(self, socket: T) -> T:
        key = id(socket)
        self._known[key] = ref(socket, lambda _: self._known.pop(key, None))
        return socket

    def _all(self) -> list[Any]:
        return [socket for found in tuple(self._known.values()) if (socket := found()) is not None]

    def close(self) -> None:
        """End all of them at once: the server is told, and not waited for."""
        for socket in self._all():
            socket.leave(_GOING_AWAY, "the client was closed")

    async def close_of(self, loop: Loop) -> None:
        """The same for those of one event loop."""
        for socket in self._all():
            if socket.loop is loop:
                await socket.leave(_GOING_AWAY, "the client was closed")
