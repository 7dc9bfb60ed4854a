"""Transports without a network: a function answers. For tests, yours and ours.

    def answer(request):
        assert request.method == "POST"
        return Reply(json={"id": "x", "choices": []})

    transport = MemoryTransport(answer)
    client = Client(api_key="test", transport=transport)
    ...
    assert transport.requests[0].headers["authorization"] == "Bearer test"

The function gets a Sent and returns a Reply, or raises APIConnectionError or APITimeoutError. Instead of a function, a
list of replies (and errors) is taken in turn. Waits are recorded in `sleeps` and not slept. AsyncMemoryTransport is the
same for AsyncClient.

`socket=` plays the server of WebSocket connections. It is called with a Sent when one opens, then with each event that the
client sends, and returns or yields what the server says:

    def server(message):
        if isinstance(message, Sent):
            yield {"type": "session.created"}
        elif message["type"] == "response.create":
            yield 0.5
            yield {"type": "response.done"}
            yield Closing(1001, "bye")

    transport = MemoryTransport(socket=server)
    with Client(api_key="test", transport=transport).realtime.connect(model="m") as connection:
        ...
    assert transport.sockets[0].events == [{"type": "response.create"}]

It says events (dicts or models), texts and bytes; a number is a wait of so many seconds, which takes no time; a Closing ends
the connection, Closing(1006) by cutting it; a Reply refuses it, if that is its answer to the Sent. A list instead of a
function is said when a connection opens.

replies          Reply and Sent, and what both transports share
async_transport  the transport for AsyncClient; sync_transport, for Client, is derived from it
conversation     the server of a connection, as a test plays it; naps: short waits
async_socket     a connection of AsyncClient; sync_socket, of Client, is derived from it
"""

from __future__ import annotations

from .async_transport import AsyncMemoryTransport
from .replies import Reply, Sent
from .sync_transport import MemoryTransport

__all__ = ("AsyncMemoryTransport", "MemoryTransport", "Reply", "Sent")

# Copied from templates/runtime/transports/memory/__init__.py: edit it there.
