"""The wire. `base` has the rules; the rest are ways to follow them. Nothing above knows which one is used.

base            what a transport does, for those who write their own
async_protocol  the same as types; async_sockets: those of WebSocket connections
default         which transport a client takes when it is given none
memory/         a function answers; for tests
http/           httpx and httpx2: threads, asyncio, trio
aio_http/       aiohttp: asyncio
standard/       http.client: programs that make one call, as the command `wherry`
fetch/          JavaScript's fetch
wasi/           wasi:http

Each module `async_x` has a twin `sync_x` in the package, which scripts/generate.py derives from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.annotating import names_later

if TYPE_CHECKING:
    from .async_protocol import AsyncTransportResponse as AsyncTransportResponse
    from .sync_protocol import TransportResponse as TransportResponse
else:
    __getattr__ = names_later(
        __name__, {"AsyncTransportResponse": ".async_protocol", "TransportResponse": ".sync_protocol"}
    )

# Copied from templates/runtime/transports/__init__.py: edit it there.
