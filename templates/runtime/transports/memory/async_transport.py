"""The memory transport of AsyncClient, and its responses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from ...base.annotating import Later
from ...base.settled import async_settled
from ...base.timeouts import Timeout
from ...request.build import Request
from ...request.files import StreamedBody
from .naps import async_nap  # sync: from time import sleep
from .replies import Memory, MemoryAnswer, Sent

if TYPE_CHECKING:
    from ...sockets import settings as of_sockets
    from . import async_socket as own
else:
    of_sockets = Later("...sockets.settings", __package__)
    own = Later(".async_socket", __package__)  # sync: own = Later(".sync_socket", __package__)

__all__ = ("AsyncMemoryTransport",)


class AsyncMemoryTransport(Memory):
    """A transport for tests of an AsyncClient: no network, and waits take no time.

        transport = AsyncMemoryTransport([Reply(status=429), Reply(json={"id": "x"})])
        client = AsyncClient(api_key="test", transport=transport)

    Args:
        handler: Replies (and errors to raise) that are taken in turn; or a function, async or not, that gets a Sent
            (method, url, headers, body, timeout, json()) and returns a Reply, or raises APIConnectionError or
            APITimeoutError.
        socket: The server of WebSocket connections: a function, async or not, that is called with a Sent when a connection
            opens, and then with each message of the client's, decoded if it is a JSON object. It returns or yields what the
            server says: events (dicts or models), texts, bytes, a number for a wait in seconds, a Closing to end the
            connection (1006: it breaks off), or a Reply to the Sent to refuse it. A list is said at the beginning.

    Afterwards `requests` has each Sent, `sleeps` each wait between two attempts in seconds (of very many, the last 10,000 or
    more), and `closed` whether the client was closed. A request for which no reply is left raises AssertionError. `sockets`
    has each connection: what the client sent (`sent`, `events`), its `request`, and how it ended (`closing`).
    """

    asynchronous = True  # sync: asynchronous = False

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncMemoryResponse:
        """Send, and return when the head of the response is there."""
        body = request.body
        if isinstance(body, StreamedBody):
            body = b"".join([chunk async for chunk in body])
        reply = await async_settled(self._reply(Sent(request, body or b"", timeout)))
        response = AsyncMemoryResponse(reply, self._clock, timeout)
        self.responses.append(response)
        return response

    async def connect(
        self, request: Request, settings: of_sockets.SocketSettings, timeout: Timeout, /
    ) -> own.AsyncMemorySocket:
        """Open a connection to the server that `socket` plays."""
        sent = Sent(request, b"", timeout)
        self.requests.append(sent)
        socket = own.AsyncMemorySocket(sent, settings, self._clock, self._socket)
        await socket._open()
        self.sockets.append(socket)
        return socket

    async def sleep(self, seconds: float, /) -> None:
        """Note the wait and do not wait."""
        self._slept(seconds)

    async def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


class AsyncMemoryResponse(MemoryAnswer):
    """A response of AsyncMemoryTransport."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        chunk = self._next()
        if chunk is None:
            raise StopAsyncIteration
        if self._pause_s:
            await async_nap(self._pause_s)  # sync: sleep(self._pause_s)
        return chunk

    async def finish(self) -> None:
        self.closed = True

    async def close(self) -> None:
        self.closed = True
