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

replies          Reply and Sent, and what both transports share
async_transport  the transport for AsyncClient; sync_transport, for Client, is derived from it
"""

from __future__ import annotations

from .async_transport import AsyncMemoryTransport
from .replies import Reply, Sent
from .sync_transport import MemoryTransport

__all__ = ("AsyncMemoryTransport", "MemoryTransport", "Reply", "Sent")

# Copied from templates/runtime/transports/memory/__init__.py: edit it there.
