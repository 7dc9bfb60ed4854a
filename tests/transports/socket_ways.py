"""Ways to open a WebSocket on CPython: threads, asyncio and trio over httpx and httpx2, with a client of the user's or not.

A scenario is an async function of a socket. That of threads is wrapped, so that each `await` is done at once.
"""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import pytest
import trio

from tests.transports.kinds import FAMILIES, Waited
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.timeouts import Timeout
from wherry._runtime.request.build import Request
from wherry._runtime.sockets.settings import SocketSettings
from wherry._runtime.transports.http.connections import AsyncNativeTransport, NativeTransport
from wherry._runtime.transports.http.injected import AsyncInjectedTransport, InjectedTransport


@dataclass(frozen=True)
class Way:
    """`injected`: over a client of the user's."""

    runner: str
    family: str
    injected: bool = False

    def __str__(self) -> str:
        return f"{self.runner}-{self.family}{'-client' if self.injected else ''}"

    def transport(self, **client_options: Any) -> Any:
        """Make a transport; `client_options` are those of the user's client."""
        family = importlib.import_module(self.family)
        if self.runner == "threads":
            client = family.Client(**client_options) if self.injected else None
            return NativeTransport(family) if client is None else InjectedTransport(client)
        client = family.AsyncClient(**client_options) if self.injected else None
        return AsyncNativeTransport(family) if client is None else AsyncInjectedTransport(client)

    def run(self, scenario: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
        """Run `scenario` as this way does; of threads, one that waits for nothing."""
        if self.runner == "asyncio":
            return asyncio.run(scenario())
        if self.runner == "trio":
            return trio.run(scenario)
        coroutine = scenario()
        try:
            coroutine.send(None)
        except StopIteration as done:
            return done.value
        raise AssertionError("a scenario of threads has to wait for nothing")

    async def connect(
        self, transport: Any, url: str, limits: Timeout | None = None, settings: SocketSettings | None = None
    ) -> Any:
        """Open a socket over `transport`."""
        request = ask(url)
        made = transport.connect(request, settings or SocketSettings(), limits or request.timeout)
        return Waited(made) if self.runner == "threads" else await made

    def play(
        self,
        url: str,
        scenario: Callable[[Any], Coroutine[Any, Any, Any]],
        client_options: dict[str, Any] | None = None,
        **settings: Any,
    ) -> Any:
        """Run `scenario` with an open socket, and close everything; return what it returns."""
        transport = self.transport(**(client_options or {}))

        async def whole() -> Any:
            try:
                socket = await self.connect(transport, url, settings=SocketSettings(**settings))
                try:
                    return await scenario(socket)
                finally:
                    await socket.close()
            finally:
                await self.shut(transport)

        return self.run(whole)

    async def shut(self, transport: Any) -> None:
        """Close a transport, and the client under it."""
        if self.runner == "threads":
            transport.close()
            if self.injected:
                transport.client.close()
            return
        await transport.close()
        if self.injected:
            await transport.client.aclose()


def ask(url: str) -> Request:
    """Return the request of a call to `url`."""
    return Request("GET", url, Headers([("Authorization", "Bearer sk-test-0123456789")]), None, Timeout(20))


NEWEST = FAMILIES[-1]
WAYS = [
    Way("threads", "httpx"),
    Way("threads", NEWEST, injected=True),
    Way("asyncio", NEWEST),
    Way("asyncio", "httpx", injected=True),
    Way("trio", "httpx"),
    Way("trio", NEWEST, injected=True),
]
"""Each runner, each family, with a client and without: in pairs, not all of them."""
on_ways = pytest.mark.parametrize("way", WAYS, ids=str)
on_async_ways = pytest.mark.parametrize("way", [way for way in WAYS if way.runner != "threads"], ids=str)
EVERY_WAY = [
    Way(runner, family, injected)
    for runner in ("threads", "asyncio", "trio")
    for family in FAMILIES
    for injected in (False, True)
]
on_every_way = pytest.mark.parametrize("way", EVERY_WAY, ids=str)
