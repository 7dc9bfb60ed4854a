"""Running the application on a loopback port: in a thread for tests and the tour, in the foreground for people."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from .app import application
from .exchange import SCOPE_KEY, Connection
from .faults import FaultQueue
from .log import Log, Record
from .settings import Settings

HOST = "127.0.0.1"
START_TIMEOUT_S = 30
STOP_TIMEOUT_S = 5


class Server:
    """A server: its address, what it saw, and what it shall do wrong next."""

    def __init__(
        self,
        settings: Settings,
        port: int = 0,
        on_finish: Callable[[Record], None] | None = None,
        tls: Path | None = None,
    ) -> None:
        self.settings = settings
        self.log = Log(settings.log_size, on_finish)
        self.faults = FaultQueue(settings.faults)
        app, api = application(settings, self.log, self.faults)
        self.store = api.service.store
        self.replies = api.service.replies
        self.limits = api.limits
        self._sockets = [_listen(port), _listen(0)]
        ports = [sock.getsockname()[1] for sock in self._sockets]
        scheme = "http" if tls is None else "https"
        self.origin, self.other_origin = (f"{scheme}://{HOST}:{port}" for port in ports)
        self.port: int = ports[0]
        self.url = f"{self.origin}{api.service.spec.prefix}"
        """The base URL for a client, prefix included."""
        api.other_origin = self.other_origin
        self._uvicorn = _Uvicorn(app, tls)

    @property
    def connections(self) -> int:
        """How many TCP connections are open now."""
        return len(self._uvicorn.server_state.connections)

    def run(self) -> None:
        """Serve until stopped or interrupted."""
        try:
            asyncio.run(self._uvicorn.serve(sockets=self._sockets))
        finally:
            for sock in self._sockets:
                sock.close()

    def start(self) -> None:
        """Serve in a thread; returns when requests are taken."""
        self._thread = threading.Thread(target=self.run, name=f"test server {self.port}", daemon=True)
        self._thread.start()
        if not self._uvicorn.ready.wait(START_TIMEOUT_S):
            raise RuntimeError(f"the test server did not start within {START_TIMEOUT_S} s")

    def stop(self) -> None:
        """Break all connections and end the thread."""
        if self._thread.is_alive():
            self._uvicorn.stop()
            self._thread.join()


@contextlib.contextmanager
def serve(port: int = 0, tls: Path | None = None, **options: Any) -> Iterator[Server]:
    """Run a server in a thread: `with serve(items=3, cors=True) as server: … server.url, server.log, server.faults`.

    Options are the fields of `Settings`. Port 0 takes a free one. Several servers may run at once.
    `tls`: a PEM file with a key and its certificate, to serve https and wss.
    """
    server = Server(Settings(**options), port, tls=tls)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def _listen(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
        sock.listen(1024)  # from here on clients wait instead of being refused
    except OSError:
        sock.close()
        raise
    return sock


class _Uvicorn(uvicorn.Server):
    """uvicorn, made to stop at once: what a test leaves open is broken, not waited for."""

    def __init__(self, app: Any, tls: Path | None) -> None:
        config = uvicorn.Config(
            app,
            http=_protocol(),
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_keep_alive=600,
            ssl_certfile=tls,
        )
        super().__init__(config)
        self.ready = threading.Event()
        self._ended: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._loop = asyncio.get_running_loop()
        self._ended = asyncio.Event()
        self.ready.set()

    async def main_loop(self) -> None:
        assert self._ended is not None
        ended = asyncio.create_task(self._ended.wait())
        while not await self.on_tick(0):  # keeps the date header
            await asyncio.wait({ended}, timeout=0.5)
        ended.cancel()

    def stop(self) -> None:
        """End from another thread."""
        self.should_exit = True
        if self._loop is not None and self._ended is not None:
            self._loop.call_soon_threadsafe(self._ended.set)

    def handle_exit(self, sig: int, frame: Any) -> None:
        super().handle_exit(sig, frame)
        self.stop()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listening in self.servers:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        # Every exchange notices that its connection is gone and ends by itself.
        await asyncio.sleep(0)
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=STOP_TIMEOUT_S)


def _protocol() -> type[H11Protocol]:
    """Make uvicorn's protocol, which tells each request about its connection; counted from 1 in each server."""
    numbers = itertools.count(1)

    class Protocol(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            # With Nagle's algorithm on, every small answer would take 40 ms.
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(next(numbers), transport)
            app: Any = self.app

            async def with_connection(scope: Scope, receive: Receive, send: Send) -> None:
                scope[SCOPE_KEY] = connection
                await app(scope, receive, send)

            self.app = with_connection

        def _should_upgrade(self) -> bool:
            """Leave upgrades to the application, which answers a refused one like any request."""
            return False

    return Protocol
