"""The table of tests/sockets over the host's WebSocket, inside the host: with `await`, and by a Client's transport."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Iterable
from typing import Any, cast

import wherry
from tests.sockets import scenarios
from tests.sockets.here import CANCELS, NODE, PAGE, WORKERD, Here, Work
from wherry._runtime.base.headers import Headers
from wherry._runtime.request.build import Request
from wherry._runtime.transports.fetch.transport import AsyncFetchTransport, FetchTransport
from wherry.transports import AsyncSocket, SocketSettings

CAN = {"node": NODE, "page": PAGE, "worker": PAGE, "workerd": WORKERD}
LIMIT_S = 20


class Waited:
    """A socket of FetchTransport, as a scenario sees it."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)

    async def send(self, message: str | bytes) -> None:
        """Send."""
        self._socket.send(message)

    async def recv(self, timeout: float | None = None) -> Any:
        """Receive."""
        return self._socket.recv(timeout)

    async def close(self, code: int = 1000, reason: str = "") -> None:
        """Close."""
        self._socket.close(code, reason)


def here_of(url: str, host: str, *, asynchronous: bool = True) -> Here:
    """Return what a scenario needs, over the transport of AsyncClient or of Client."""

    async def connect(url: str, settings: SocketSettings, headers: dict[str, str], timeout_s: float) -> AsyncSocket:
        timeout = wherry.Timeout(timeout_s)
        request = Request("GET", url, Headers(list(headers.items())), None, timeout)
        if asynchronous:
            return await AsyncFetchTransport().connect(request, settings, timeout)
        return cast(AsyncSocket, Waited(FetchTransport().connect(request, settings, timeout)))

    can = CAN[host] if asynchronous else CAN[host] - {CANCELS}
    return Here(url, connect, sleep=asyncio.sleep, together=together, cancelled=cancelled, can=can)


async def together(works: list[Work]) -> list[Any]:
    """Do several things at once."""
    return await asyncio.gather(*(work() for work in works))


async def cancelled(after_s: float, work: Work) -> Any:
    """Do something, and cancel it after a while."""
    task = asyncio.ensure_future(work())
    await asyncio.wait({task}, timeout=after_s)
    task.cancel()
    try:
        return await task
    except asyncio.CancelledError:
        return None


async def run_all(here: Here, names: Iterable[str] = (), without: Iterable[str] = ()) -> dict[str, str]:
    """Run the rows that suit the host; returns "" or what was wrong for each."""
    outcomes = {}
    for row in scenarios.suited(here):
        if row.name in without or (names and row.name not in names):
            continue
        try:
            outcomes[row.name] = await asyncio.wait_for(scenarios.run(here, row), LIMIT_S)
        except asyncio.TimeoutError:
            outcomes[row.name] = f"nothing in {LIMIT_S} s\n{traceback.format_exc()[-1000:]}"
    return outcomes
