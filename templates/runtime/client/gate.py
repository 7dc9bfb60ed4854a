"""Gate: what a client and its copies know of their limits, in all threads, tasks and event loops.

The decisions are those of limits.governors, which has neither a clock nor a lock of its own; both come from here. Nobody
waits here: who may not send yet sleeps by himself and asks again.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any

from ..base.rate_limits import RateLimits
from ..base.secrets import Secret
from ..limits.governors import Governors
from ..limits.limits import Limits
from ..limits.usage import Usage
from ..request.build import Request
from ..request.options import KEY_HEADERS

__all__ = ("Gate",)

_WHOSE = (*KEY_HEADERS, "openai-organization", "openai-project")
"""Headers that say who calls."""


class Gate:
    """The one place that all calls under limits pass. `clock` returns seconds."""

    __slots__ = ("_dropped", "_governors", "_of_loops", "_pid", "_whose", "clock")

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self._whose: tuple[Any, Any, str] = (None, None, "")
        """The newest headers and key, and what `whose` has made of them."""
        self._begin()

    def _begin(self) -> None:
        from random import random  # not at import: hosts that take a snapshot of the process allow no entropy there

        self._pid = os.getpid()
        self._dropped: deque[Any] = deque()
        """Tickets of answers that nobody has closed; the next call hands them back."""
        self._of_loops: dict[Any, set[Any]] = {}
        """The tickets that were taken in each event loop of asyncio."""
        self._governors = Governors(clock=self.clock, random=random, lock=Lock())

    def _current(self) -> Governors:
        """Return the governors, fresh ones in a forked child; what was dropped since has been handed back."""
        if self._pid != os.getpid():
            self._begin()
        while self._dropped:
            try:
                ticket = self._dropped.popleft()
            except IndexError:  # another thread was faster
                break
            self._forget(ticket)
            self._governors.finished(ticket, None)
        return self._governors

    def _leave_closed_loops(self) -> None:
        """Hand back the tickets of event loops that were closed with calls pending.

        Nobody cancels these calls, and what they wait for may keep them in memory for ever.
        """
        for loop in tuple(self._of_loops):
            if loop.is_closed():
                tickets = self._of_loops.pop(loop, ())  # another thread may do the same
                for ticket in tuple(tickets):
                    self._governors.give_back(ticket)

    def _forget(self, ticket: Any) -> None:
        """Its event loop need not hand it back any more."""
        for tickets in tuple(self._of_loops.values()):
            tickets.discard(ticket)

    def whose(self, request: Request, key: Any) -> str:
        """Return what tells apart callers whose limits differ: their key, organization and project, hashed."""
        headers, before, whose = self._whose  # mostly the headers of all calls
        if headers is not request.headers or before is not key:
            whose = _fingerprint(request, key)
            self._whose = (request.headers, key, whose)
        return whose

    def enter(self, origin: str, fingerprint: str, model: str, limits: Limits, tokens: float) -> Any:
        """Return a ticket: a place in the queue of its key and model."""
        ticket = self._current().enter(origin, fingerprint, model, limits, tokens)
        asyncio: Any = sys.modules.get("asyncio")
        loop = None if asyncio is None else asyncio._get_running_loop()
        if loop is not None:
            if loop not in self._of_loops:
                self._leave_closed_loops()
            self._of_loops.setdefault(loop, set()).add(ticket)
        return ticket

    def ask(self, ticket: Any) -> float:
        """Return 0.0 if the attempt may be sent, and count it as sent; else the seconds after which to ask again."""
        if self._dropped:
            self._current()
        wait_s = self._governors.ask(ticket)
        if wait_s and self._of_loops:
            self._leave_closed_loops()
        return wait_s

    def answered(self, ticket: Any, status: int, told: RateLimits | None, retry_after_s: float | None) -> None:
        """Learn from the head of an answer."""
        self._governors.answered(ticket, status, told, retry_after_s)

    def finished(self, ticket: Any, usage: Usage | None) -> None:
        """Note that an answer has been read, or its connection released, and what it took, if that is known."""
        self._forget(ticket)
        self._current().finished(ticket, usage)

    def give_back(self, ticket: Any) -> None:
        """Hand back a ticket that led to no answer."""
        self._forget(ticket)
        self._current().give_back(ticket)

    def drop(self, ticket: Any) -> None:
        """The same as `finished`, a little later: for `__del__`, which may run while this thread holds the lock."""
        self._dropped.append(ticket)

    def known(self) -> tuple[Any, ...]:
        """Return what is known of each key and model."""
        governors = self._current()
        self._leave_closed_loops()
        return governors.known()


def _fingerprint(request: Request, key: Any) -> str:
    from hashlib import blake2b

    digest = blake2b(digest_size=6)
    for name in _WHOSE:
        digest.update(f"{name}: {request.headers.get(name)}\n".encode())
    if isinstance(key, Secret):
        digest.update(key.reveal().encode())
    elif callable(key):  # the keys that it returns change, and are of one account
        digest.update(b"%d" % id(key))
    return digest.hexdigest()
