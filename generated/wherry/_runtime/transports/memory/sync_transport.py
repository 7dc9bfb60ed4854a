"""The memory transport of Client, and its responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...base.annotating import Later
from ...base.settled import settled
from ...base.timeouts import Timeout
from ...request.build import Request
from ...request.files import StreamedBody
from time import sleep
from .replies import Memory, MemoryAnswer, Sent

if TYPE_CHECKING:
    from ...sockets import settings as of_sockets
    from . import sync_socket as own
else:
    of_sockets = Later("...sockets.settings", __package__)
    own = Later(".sync_socket", __package__)

__all__ = ("MemoryTransport",)


class MemoryTransport(Memory):
    """A transport for tests of a Client: no network, and waits take no time.

        transport = MemoryTransport([Reply(status=429), Reply(json={"id": "x"})])
        client = Client(api_key="test", transport=transport)

    Args:
        handler: Replies (and errors to raise) that are taken in turn; or a function that gets a Sent
            (method, url, headers, body, timeout, json()) and returns a Reply, or raises APIConnectionError or
            APITimeoutError.
        socket: The server of WebSocket connections: a function that is called with a Sent when a connection
            opens, and then with each message of the client's, decoded if it is a JSON object. It returns or yields what the
            server says: events (dicts or models), texts, bytes, a number for a wait in seconds, a Closing to end the
            connection (1006: it breaks off), or a Reply to the Sent to refuse it. A list is said at the beginning.

    Afterwards `requests` has each Sent, `sleeps` each wait between two attempts in seconds (of very many, the last 10,000 or
    more), and `closed` whether the client was closed. A request for which no reply is left raises AssertionError. `sockets`
    has each connection: what the client sent (`sent`, `events`), its `request`, and how it ended (`closing`).
    """

    asynchronous = False

    def send(self, request: Request, timeout: Timeout, /) -> MemoryResponse:
        """Send, and return when the head of the response is there."""
        body = request.body
        if isinstance(body, StreamedBody):
            body = b"".join([chunk for chunk in body])
        reply = settled(self._reply(Sent(request, body or b"", timeout)))
        response = MemoryResponse(reply, self._clock, timeout)
        self.responses.append(response)
        return response

    def connect(
        self, request: Request, settings: of_sockets.SocketSettings, timeout: Timeout, /
    ) -> own.MemorySocket:
        """Open a connection to the server that `socket` plays."""
        sent = Sent(request, b"", timeout)
        self.requests.append(sent)
        socket = own.MemorySocket(sent, settings, self._clock, self._socket)
        socket._open()
        self.sockets.append(socket)
        return socket

    def sleep(self, seconds: float, /) -> None:
        """Note the wait and do not wait."""
        self._slept(seconds)

    def close(self) -> None:
        """Note that it was closed."""
        self.closed = True


class MemoryResponse(MemoryAnswer):
    """A response of MemoryTransport."""

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = self._next()
        if chunk is None:
            raise StopIteration
        if self._pause_s:
            sleep(self._pause_s)
        return chunk

    def finish(self) -> None:
        self.closed = True

    def close(self) -> None:
        self.closed = True

# Derived from templates/runtime/transports/memory/async_transport.py: edit it there.
