"""The default in Pyodide, over JavaScript's fetch: in a page, a web worker, Node, Deno, Bun, an edge function.

- The body of an answer is read as it comes. `close`, `break`, a cancelled task and a stream that is just dropped abort
  the fetch, and the server sees the connection go.
- When a connection breaks, the host drops what it has received and nobody has asked for yet: of a stream that was cut,
  the last events before the cut may be missing.
- `timeout.read` is the limit of the wait for the headers and between two chunks. fetch says nothing about connecting
  and sending: `connect` and `pool` are not used, and `write` is added for a large body. `total`, `first_event` and `idle`
  hold, but for a synchronous XMLHttpRequest: in a page it cannot be ended, and what took too long raises afterwards.
- A request body is copied into one Uint8Array before it is sent, iterators and files too: fetch sends no streams
  that all servers take.
- The host undoes content codings and frames the body; headers that it forbids are left out. A browser adds rules of
  its own: no User-Agent, redirects only without a key (host), and only those headers of an answer that the
  server exposes.

`Client` needs JavaScript Promise Integration (JSPI): then the stack is suspended, and streams come event by event.
Without it, a page or a web worker falls back on a synchronous XMLHttpRequest, and a stream comes all at once, at its
end; elsewhere the call raises UsageError.

A WebSocket is the host's own (line, socket). It needs JSPI for `Client`, and takes no headers in a browser.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING, Any

from ...base.annotating import Later
from ...base.timeouts import Timeout
from ...request.build import Request
from ..base import FINISH_BYTES, FINISH_TIMEOUT_S
from .call import Call, open_call
from .host import Host, collected, collected_async, js_module, no_waiting, waited

if TYPE_CHECKING:
    from ...sockets import settings as of_sockets
    from . import socket as own
else:
    of_sockets = Later("...sockets.settings", __package__)
    own = Later(".socket", __package__)

__all__ = ("AsyncFetchTransport", "FetchTransport", "make")


def make(asynchronous: bool) -> Any:
    """Make the transport of a client."""
    return AsyncFetchTransport() if asynchronous else FetchTransport()


class AsyncFetchTransport:
    """For AsyncClient. It keeps no JavaScript object between calls."""

    asynchronous = True

    def __init__(self) -> None:
        self._host = Host()

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncFetchResponse:
        """Send, and return when the head of the answer is there."""
        js_body = await collected_async(request.body)
        return AsyncFetchResponse(await open_call(self._host, request, js_body, timeout))

    @property
    def sends_headers(self) -> bool:
        """Whether a WebSocket can have headers of ours: not in a browser."""
        return not self._host.in_browser

    async def connect(
        self, request: Request, settings: of_sockets.SocketSettings, timeout: Timeout, /
    ) -> own.AsyncFetchSocket:
        """Open the host's WebSocket."""
        from .line import open_line  # few programs need them

        return own.AsyncFetchSocket(await open_line(self._host, request, settings, timeout))

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        import asyncio

        await asyncio.sleep(seconds)

    async def close(self) -> None:
        """Do nothing: the connections are the host's."""


class FetchTransport:
    """For Client. It keeps no JavaScript object between calls."""

    asynchronous = False

    def __init__(self) -> None:
        self._host = Host()

    def send(self, request: Request, timeout: Timeout, /) -> Any:
        """Send, and return when the head of the answer is there (by XMLHttpRequest: the whole answer)."""
        js_body = collected(request.body)
        ffi = js_module("pyodide.ffi")
        if ffi.can_run_sync():
            return FetchResponse(ffi.run_sync(open_call(self._host, request, js_body, timeout)))
        if not self._host.in_browser:
            raise no_waiting()
        from . import xhr

        return xhr.send(self._host, request, js_body, timeout)

    @property
    def sends_headers(self) -> bool:
        """Whether a WebSocket can have headers of ours: not in a browser."""
        return not self._host.in_browser

    def connect(self, request: Request, settings: of_sockets.SocketSettings, timeout: Timeout, /) -> own.FetchSocket:
        """Open the host's WebSocket. UsageError where the stack cannot be suspended."""
        from .line import open_line  # few programs need them

        return own.FetchSocket(waited(open_line(self._host, request, settings, timeout)))

    def sleep(self, seconds: float, /) -> None:
        """Wait. Where the stack cannot be suspended, nothing else of this page or worker goes on meanwhile."""
        ffi = js_module("pyodide.ffi")
        if ffi.can_run_sync():
            import asyncio

            ffi.run_sync(asyncio.sleep(seconds))
        else:
            time.sleep(seconds)

    def close(self) -> None:
        """Do nothing: the connections are the host's."""


class _Answer:
    __slots__ = ("_call", "headers", "status")

    def __init__(self, call: Call) -> None:
        self._call = call
        self.status = call.status
        self.headers = call.headers

    def __del__(self) -> None:
        try:
            self._call.close()
        except Exception:  # noqa: S110 - the interpreter may be half gone
            pass


class AsyncFetchResponse(_Answer):
    """An answer to be read by a task."""

    __slots__ = ()

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        chunk = await self._call.read()
        if chunk is None:
            raise StopAsyncIteration
        return chunk

    async def finish(self) -> None:
        await self._call.finish(FINISH_TIMEOUT_S, FINISH_BYTES)

    async def close(self) -> None:
        self._call.close()


class FetchResponse(_Answer):
    """An answer to be read by code that waits."""

    __slots__ = ()

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        chunk = waited(self._call.read())
        if chunk is None:
            raise StopIteration
        return chunk  # type: ignore[no-any-return]

    def finish(self) -> None:
        waited(self._call.finish(FINISH_TIMEOUT_S, FINISH_BYTES))

    def close(self) -> None:
        self._call.close()

# Copied from templates/runtime/transports/fetch/transport.py: edit it there.
