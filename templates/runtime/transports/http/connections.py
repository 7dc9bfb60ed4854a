"""The default on CPython: httpx (or httpx2) transports of one connection each, kept in a list for each host.

The list is used last in, first out, so the cost of a call does not grow with load or with idle connections. What the
family's own client would do on top (cookies, redirects, auth, event hooks) is not wanted here; proxies of the
environment are honoured. A user's own client goes through `injected`.

A connection comes back to its list only when the answer was read and its closing has returned; after anything else it
is dropped. One on which something has come, or that has ended, while it was idle is never used.
"""

from __future__ import annotations

import os
import time
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from ...base.interrupts import interrupt_in
from ...base.timeouts import Timeout
from ...request.build import Request
from . import family as families
from . import loops
from .answers import AsyncWireResponse, WireResponse
from .framing import frame
from .lanes import Lane, Stale, open_lane
from .proxies import way_to

if TYPE_CHECKING:
    from ...sockets.settings import SocketSettings
    from .sockets.opening import OpenSockets
    from .sockets.tasks import TaskSocket
    from .sockets.threads import ThreadSocket

__all__ = ("KEEPALIVE_S", "MAX_IDLE", "AsyncNativeTransport", "NativeTransport")

KEEPALIVE_S = 30.0
"""An idle connection is closed after this long; servers and firewalls drop them after a minute or so."""
MAX_IDLE = 100
"""Idle connections to one host that are kept."""
_MAX_TARGETS = 512
_IDEMPOTENT = frozenset(("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"))
"""RFC 9110, section 9.2.2."""


class _Idle:
    """The connections to one host that wait for work, the oldest first, each with the time it came back."""

    __slots__ = ("closed", "lanes")

    def __init__(self) -> None:
        self.lanes: deque[tuple[float, Lane]] = deque()
        self.closed = False

    def take(self) -> Lane | None:
        """Return the connection that came back last, None where there is none."""
        try:
            lane = self.lanes.pop()[1]
        except IndexError:
            return None
        lane.use_again()
        return lane

    def give(self, lane: Lane) -> Lane | None:
        """Take `lane` back; return one that is to be closed: too old, or one too many."""
        now = time.monotonic()
        lanes = self.lanes
        lanes.append((now, lane))
        try:
            if self.closed or len(lanes) > MAX_IDLE or lanes[0][0] < now - KEEPALIVE_S:
                return lanes.popleft()[1]
        except IndexError:  # another thread was quicker
            pass
        return None

    def close(self) -> None:
        """Close what is here, and what comes back from now on."""
        self.closed = True
        while True:
            try:
                lane = self.lanes.pop()[1]
            except IndexError:
                return
            lane.drop()


class _Target:
    """A URL of the family, the value of Host, and the key of the host. Its repr shows none: the URL may hold secrets."""

    __slots__ = ("host", "origin", "url")

    def __init__(self, url: Any) -> None:
        self.url = url
        self.host: bytes = url.netloc
        self.origin: families.Origin = families.origin_of(url)

    def proxy(self) -> str:
        """Return how an error names the proxy on the way; "" where there is none."""
        scheme, host, port = self.origin
        return way_to(scheme, host.decode("ascii"), port)


class _Targets:
    """URLs that were parsed before, with the key of their host."""

    __slots__ = ("_family", "_known")

    def __init__(self, family: Any) -> None:
        self._family = family
        self._known: dict[str, _Target] = {}

    def get(self, url: str) -> _Target:
        """Return where a URL leads to."""
        found = self._known.get(url)
        if found is None:
            try:
                found = _Target(self._family.URL(url))
            except Exception as error:
                raise families.unsendable(url, error) from error
            if len(self._known) >= _MAX_TARGETS:
                self._known.clear()
            self._known[url] = found
        return found


class _Lease:
    """One connection while an answer is read."""

    __slots__ = ("_idle", "lane")
    owned = True

    def __init__(self, idle: _Idle, lane: Lane) -> None:
        self._idle = idle
        self.lane = lane

    def give_back(self) -> None:
        surplus = self._idle.give(self.lane)
        if surplus is not None:
            surplus.drop()

    def drop(self) -> None:
        self.lane.drop()


class NativeTransport:
    """For threads. It may be shared by any number of them; after a fork the child opens its own connections."""

    def __init__(self, family: Any = None) -> None:
        self._family = family or families.default_family()
        self._targets = _Targets(self._family)
        self._idle: dict[Any, _Idle] = {}
        self._sockets: OpenSockets | None = None
        self._pid = os.getpid()

    def send(self, request: Request, timeout: Timeout, /) -> WireResponse:
        """Send, and return when the head of the answer is there."""
        family = self._family
        if self._pid != os.getpid():
            self._leave_to_the_parent()
        target = self._targets.get(request.url)
        idle = self._idle.get(target.origin) or self._idle.setdefault(target.origin, _Idle())
        while True:
            lane = idle.take()
            used = lane is not None
            if lane is None:
                lane = open_lane(family, target.origin, asynchronous=False, keepalive_s=KEEPALIVE_S)
            try:
                send = partial(lane.bounded, timeout) if timeout._bounded else lane.transport.handle_request
                response = send(frame(family, request, target.url, target.host, timeout))
                return WireResponse(family, response, _Lease(idle, lane), limits=timeout if timeout._bounded else None)
            except Exception as error:
                lane.drop()
                if not (used and _may_go_again(family, request, error)):
                    families.raise_translated(family, error, request.body, proxy=target.proxy)
            except BaseException:
                lane.drop()
                raise

    def connect(self, request: Request, settings: SocketSettings, timeout: Timeout, /) -> ThreadSocket:
        """Open a WebSocket connection, which is no other call's."""
        from .sockets.opening import Opening, OpenSockets, OwnConnection  # few programs need them

        family, opening = self._family, Opening(request, settings)
        target = self._targets.get(request.url)
        lane = open_lane(family, target.origin, asynchronous=False, keepalive_s=KEEPALIVE_S)
        try:
            send = partial(lane.bounded, timeout) if timeout._bounded else lane.transport.handle_request
            response = send(frame(family, opening.request, target.url, target.host, timeout))
            answer = WireResponse(family, response, OwnConnection(lane), limits=timeout if timeout._bounded else None)
        except Exception as error:
            lane.drop()
            families.raise_translated(family, error, proxy=target.proxy)
        except BaseException:
            lane.drop()
            raise
        self._sockets = self._sockets or OpenSockets()
        return self._sockets.add(opening.socket(answer))

    def sleep(self, seconds: float, /) -> None:
        """Wait."""
        time.sleep(seconds)

    def close(self) -> None:
        """Close the idle connections, and the sockets; connections in use are closed when their answers end."""
        if self._sockets is not None:
            self._sockets.close()
        self._close_idle()

    def _close_idle(self) -> None:
        idle, self._idle = self._idle, {}
        for each in tuple(idle.values()):
            each.close()

    def __del__(self) -> None:
        try:  # the interpreter may be half gone
            self._close_idle()
        except Exception:  # noqa: S110
            pass

    def _leave_to_the_parent(self) -> None:
        # Closing gives up the child's copy of the sockets; the parent's connections live on.
        self._pid = os.getpid()
        self._close_idle()


class AsyncNativeTransport:
    """For asyncio and trio, also for one event loop after the other."""

    def __init__(self, family: Any = None) -> None:
        self._family = family or families.default_family()
        self._targets = _Targets(self._family)
        self._pools: dict[loops.Loop, _LoopPool] = {}
        self._sockets: OpenSockets | None = None

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncWireResponse:
        """Send, and return when the head of the answer is there."""
        family = self._family
        loop = await loops.current()
        pool = self._pools.get(loop) or self._new_pool(loop)
        target = self._targets.get(request.url)
        idle = pool.idle.get(target.origin)
        if idle is None:
            idle = pool.idle[target.origin] = _Idle()
        while True:
            lane = idle.take()
            used = lane is not None
            if lane is None:
                lane = open_lane(family, target.origin, asynchronous=True, keepalive_s=KEEPALIVE_S)
            try:
                response = await lane.transport.handle_async_request(
                    frame(family, request, target.url, target.host, timeout)
                )
                return AsyncWireResponse(family, response, _Lease(idle, lane), loop)
            except Exception as error:
                lane.drop()
                if not (used and _may_go_again(family, request, error)):
                    families.raise_translated(family, error, request.body, proxy=target.proxy)
            except BaseException:
                lane.drop()
                raise

    async def connect(self, request: Request, settings: SocketSettings, timeout: Timeout, /) -> TaskSocket:
        """Open a WebSocket connection, which is no other call's."""
        from .sockets.opening import Opening, OpenSockets, OwnConnection, backend_for  # few programs need them

        family, opening = self._family, Opening(request, settings)
        loop = await loops.current()
        target = self._targets.get(request.url)
        backend = backend_for(loop, family, target.origin)
        lane = open_lane(family, target.origin, asynchronous=True, keepalive_s=KEEPALIVE_S, backend=backend)
        try:
            response = await lane.transport.handle_async_request(
                frame(family, opening.request, target.url, target.host, timeout)
            )
            answer = AsyncWireResponse(family, response, OwnConnection(lane), loop)
        except Exception as error:
            lane.drop()
            families.raise_translated(family, error, proxy=target.proxy)
        except BaseException:
            lane.drop()
            raise
        self._sockets = self._sockets or OpenSockets()
        return self._sockets.add(await opening.async_socket(answer, loop, lane.stream if backend else None))

    def _new_pool(self, loop: loops.Loop) -> _LoopPool:
        for other in tuple(self._pools):  # loops of other threads come and go meanwhile
            if other.ended:
                self._pools.pop(other, None)
        pool = self._pools[loop] = _LoopPool()
        loop.open.add(pool)
        return pool

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        await loops.sleep(seconds)

    async def close(self) -> None:
        """Close the idle connections and the sockets of this event loop; others are closed by theirs."""
        loop = await loops.current()
        if self._sockets is not None:
            await self._sockets.close_of(loop)
        pool = self._pools.pop(loop, None)
        self._orphan_pools()
        if pool is not None:
            loop.open.discard(pool)
            await pool.close()
            await loops.sleep(0)  # asyncio closes a socket one step after it was told to

    def __del__(self) -> None:
        self._orphan_pools()

    def _orphan_pools(self) -> None:
        """Leave the connections to their loops, which close them at their next call, or at their end."""
        pools, self._pools = self._pools, {}
        for loop, pool in tuple(pools.items()):
            loop.open.discard(pool)
            if not loop.ended:
                loop.orphans.append(pool)


class _LoopPool:
    """The idle connections of one transport in one event loop."""

    __slots__ = ("idle",)

    def __init__(self) -> None:
        self.idle: dict[Any, _Idle] = {}

    async def close(self) -> None:
        idle, self.idle = self.idle, {}
        for each in idle.values():
            each.close()

    def forget(self) -> None:
        for idle in self.idle.values():
            for _, lane in idle.lanes:
                lane.forget()
        self.idle.clear()


def _may_go_again(family: Any, request: Request, error: Exception) -> bool:
    """Return whether a request that met a connection which the server had given up may go out on another at once.

    If something of it was sent, the server may have acted on it: only where acting twice is the same as acting once.
    """
    if isinstance(error, Stale):
        return True
    if request.method not in _IDEMPOTENT or not request.replayable or interrupt_in(error) is not None:
        return False
    hung_up = isinstance(error, family.RemoteProtocolError) and "without sending a response" in str(error)
    return hung_up or isinstance(error, (family.ReadError, family.WriteError))
