"""The default on CPython: httpx (or httpx2) transports of one connection each, kept in a list for each host.

The list is used last in, first out, so the cost of a call does not grow with load or with idle connections. What the
family's own client would do on top (cookies, redirects, auth, event hooks) is not wanted here; proxies of the
environment are honoured. A user's own client goes through `injected`.
"""

from __future__ import annotations

import os
import time
from collections import deque
from typing import Any

from ..request import Request
from ..timeouts import Timeout
from . import family as families
from . import loops
from .framing import frame
from .wire import AsyncWireResponse, WireResponse

__all__ = ("KEEPALIVE_S", "MAX_IDLE", "AsyncNativeTransport", "NativeTransport")

KEEPALIVE_S = 30.0
"""An idle connection is closed after this long; servers and firewalls drop them after a minute or so."""
MAX_IDLE = 100
"""Idle connections to one host that are kept."""
_MAX_TARGETS = 512


class _Idle:
    """The connections to one host that wait for work, the oldest first, each with the time it came back."""

    __slots__ = ("lanes",)

    def __init__(self) -> None:
        self.lanes: deque[tuple[float, Any]] = deque()

    def take(self) -> Any:
        try:
            return self.lanes.pop()[1]
        except IndexError:
            return None

    def give(self, lane: Any) -> Any:
        """Take `lane` back; give one that is to be closed: too old, or one too many."""
        now = time.monotonic()
        lanes = self.lanes
        lanes.append((now, lane))
        if len(lanes) > MAX_IDLE or lanes[0][0] < now - KEEPALIVE_S:
            try:
                return lanes.popleft()[1]
            except IndexError:  # another thread was quicker
                return None
        return None

    def drain(self) -> list[Any]:
        lanes = []
        while (lane := self.take()) is not None:
            lanes.append(lane)
        return lanes


class _Targets:
    """URLs that were parsed before, with the key of their host."""

    __slots__ = ("_family", "_known")

    def __init__(self, family: Any) -> None:
        self._family = family
        self._known: dict[str, tuple[Any, bytes, tuple[str, str, int | None]]] = {}

    def get(self, url: str) -> tuple[Any, bytes, tuple[str, str, int | None]]:
        """Give the family's URL, the value of Host, and the key of the host."""
        found = self._known.get(url)
        if found is None:
            try:
                parsed = self._family.URL(url)
            except Exception as error:
                raise families.translated(self._family, error) from None
            if len(self._known) >= _MAX_TARGETS:
                self._known.clear()
            found = self._known[url] = (parsed, parsed.netloc, families.origin_of(parsed))
        return found


class NativeTransport:
    """For threads. It may be shared by any number of them; after a fork the child opens its own connections."""

    def __init__(self, family: Any = None) -> None:
        self._family = family or families.default_family()
        self._targets = _Targets(self._family)
        self._idle: dict[Any, _Idle] = {}
        self._orphans: list[WireResponse] = []
        self._pid = os.getpid()

    def send(self, request: Request, timeout: Timeout, /) -> WireResponse:
        """Send, and return when the head of the answer is there."""
        family = self._family
        if self._orphans or self._pid != os.getpid():
            self._tidy()
        url, host, origin = self._targets.get(request.url)
        idle = self._idle.get(origin) or self._idle.setdefault(origin, _Idle())
        lane = idle.take()
        if lane is None:
            lane = families.one_connection(family, url, asynchronous=False, keepalive_s=KEEPALIVE_S)
        try:
            response = lane.handle_request(frame(family, request, url, host, timeout))
        except BaseException as error:
            lane.close()
            if isinstance(error, Exception):
                raise families.translated(family, error) from error
            raise
        return WireResponse(family, response, _Lease(idle, lane), self._orphans)

    def sleep(self, seconds: float, /) -> None:
        """Wait."""
        time.sleep(seconds)

    def close(self) -> None:
        """Close the idle connections."""
        self._tidy()
        for idle in tuple(self._idle.values()):
            for lane in idle.drain():
                lane.close()

    def __del__(self) -> None:
        try:  # the interpreter may be half gone, contextlib with it
            self.close()
        except Exception:  # noqa: S110
            pass

    def _tidy(self) -> None:
        if self._pid != os.getpid():
            # Closing gives up the child's copy of the sockets; the parent's connections live on.
            self._pid = os.getpid()
            self.close()
        while self._orphans:
            self._orphans.pop().reap()


class _Lease:
    """One connection while an answer is read."""

    __slots__ = ("_idle", "lane")

    def __init__(self, idle: _Idle, lane: Any) -> None:
        self._idle = idle
        self.lane = lane

    def give_back(self) -> None:
        surplus = self._idle.give(self.lane)
        if surplus is not None:
            surplus.close()

    def drop(self) -> None:
        self.lane.close()


class AsyncNativeTransport:
    """For asyncio and trio, also for one event loop after the other."""

    def __init__(self, family: Any = None) -> None:
        self._family = family or families.default_family()
        self._targets = _Targets(self._family)
        self._pools: dict[loops.Loop, _LoopPool] = {}

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncWireResponse:
        """Send, and return when the head of the answer is there."""
        family = self._family
        loop = await loops.current()
        pool = self._pools.get(loop)
        if pool is None:
            for other in [other for other in self._pools if other.ended]:
                del self._pools[other]
            pool = self._pools[loop] = _LoopPool()
            loop.open.add(pool)
        url, host, origin = self._targets.get(request.url)
        idle = pool.idle.get(origin)
        if idle is None:
            idle = pool.idle[origin] = _Idle()
        lane = idle.take()
        if lane is None:
            lane = families.one_connection(family, url, asynchronous=True, keepalive_s=KEEPALIVE_S)
        try:
            response = await lane.handle_async_request(frame(family, request, url, host, timeout))
        except BaseException as error:
            await lane.aclose()
            if isinstance(error, Exception):
                raise families.translated(family, error) from error
            raise
        return AsyncWireResponse(family, response, _AsyncLease(idle, lane), loop)

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        await loops.sleep(seconds)

    async def close(self) -> None:
        """Close the idle connections."""
        loop = await loops.current()
        pool = self._pools.pop(loop, None)
        if pool is not None:
            loop.open.discard(pool)
            await pool.close()

    def __del__(self) -> None:
        # Nothing can be awaited here: the loop closes the connections at its next call, or at its end.
        for loop, pool in self._pools.items():
            loop.open.discard(pool)
            if not loop.ended:
                loop.orphans.append(pool)


class _LoopPool:
    """The idle connections of one transport in one event loop."""

    __slots__ = ("idle",)

    def __init__(self) -> None:
        self.idle: dict[Any, _Idle] = {}

    async def close(self) -> None:
        for idle in self.idle.values():
            for lane in idle.drain():
                await lane.aclose()

    def drop(self) -> None:
        self.idle.clear()


class _AsyncLease:
    """One connection while an answer is read."""

    __slots__ = ("_idle", "lane")

    def __init__(self, idle: _Idle, lane: Any) -> None:
        self._idle = idle
        self.lane = lane

    async def give_back(self) -> None:
        surplus = self._idle.give(self.lane)
        if surplus is not None:
            await surplus.aclose()

    async def drop(self) -> None:
        await self.lane.aclose()
