"""Where a scenario runs: a way to connect, the server, and what the runtime can do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

import wherry
from wherry.transports import AsyncSocket, Closing, Refusal, SocketSettings

HEADERS = "headers"
"""Request headers can be sent."""
ANSWERS = "answers"
"""A refusal is told with its status, and the headers of the 101 are told."""
FRAMES = "frames"
"""What is wrong with a frame is told, by the code that belongs to it, and the server is told too."""
PINGS = "pings"
"""The runtime sends pings of its own."""
WAITS = "waits"
"""A server that sends more than is read has to wait."""
CANCELS = "cancels"
"""A wait can be cancelled from outside."""
EVERYTHING = frozenset((HEADERS, ANSWERS, FRAMES, PINGS, WAITS, CANCELS))

NODE = EVERYTHING - {ANSWERS, FRAMES, PINGS, WAITS}
PAGE = NODE - {HEADERS}
WORKERD = NODE | {ANSWERS}

KEY = "sk-test-0123456789"

Connect = Callable[[str, SocketSettings, dict[str, str], float], Awaitable[AsyncSocket]]
"""Address, settings, headers, and the seconds that it may take -> an open connection."""
Work = Callable[[], Awaitable[Any]]


class Here:
    """One runtime and the built-in server. `url` is the server's base URL; `can` has what the runtime can do."""

    def __init__(
        self,
        url: str,
        connect: Connect,
        *,
        sleep: Callable[[float], Awaitable[None]],
        together: Callable[[list[Work]], Awaitable[list[Any]]],
        cancelled: Callable[[float, Work], Awaitable[Any]] | None = None,
        can: frozenset[str] = EVERYTHING,
    ) -> None:
        self.url = url
        self.can = can
        self.connect = connect
        self.sleep = sleep
        self.together = together
        """Do several things at once, and return what came of each."""
        self._cancelled = cancelled

    async def open(
        self, faults: str = "", path: str = "/responses", *, timeout_s: float = 10, **settings: Any
    ) -> AsyncSocket:
        """Connect to a place of the server, with faults and with fields of SocketSettings."""
        mark = "&" if "?" in path else "?"
        url = f"{self.url}{path}{mark}_fault={quote(faults)}" if faults else f"{self.url}{path}"
        headers = {"authorization": f"Bearer {KEY}"}
        if HEADERS not in self.can:
            headers, offered = {}, settings.pop("subprotocols", ("realtime",))
            settings["subprotocols"] = (*offered, f"openai-insecure-api-key.{KEY}")
        return await self.connect(url, SocketSettings(**settings), headers, timeout_s)

    @property
    def room(self) -> dict[str, Any]:
        """Settings for floods that are read as they come, where the server cannot be held back."""
        return {} if WAITS in self.can else {"max_queue_bytes": 1 << 25}

    async def refused(self, faults: str = "", path: str = "/responses", **options: Any) -> tuple[str, int]:
        """Connect in vain; returns the name of the error, and the status where it is told."""
        try:
            socket = await self.open(faults, path, **options)
        except Refusal as refusal:
            return "Refusal", refusal.status
        except wherry.APIConnectionError as error:
            return type(error).__name__, 0
        await socket.close()
        return "connected", 101

    async def cancelled(self, after_s: float, work: Work) -> Any:
        """Do something, and cancel it after a while; returns what came of it, None where it was cancelled."""
        assert self._cancelled is not None
        return await self._cancelled(after_s, work)


async def read(socket: AsyncSocket, most: int = 1_000_000) -> tuple[list[str | bytes], Closing | None]:
    """Return the messages until there are enough of them, or until the end; and the end."""
    got: list[str | bytes] = []
    try:
        while len(got) < most:
            got.append(await socket.recv(10))
    except wherry.WebSocketConnectionClosedError as error:
        return got, error.closing
    return got, socket.closing
