"""Wait: one wait for work that the service does, with a twin to be awaited.

It is made before the work is started, so that wrong arguments send nothing and the start counts as part of the wait.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeVar

from ...base.errors import UsageTypeError
from .pace import WORDS, Pace

__all__ = ("AsyncWait", "OnProgress", "Wait")

R = TypeVar("R")
"""The resource whose methods start the work and ask for its state."""
T = TypeVar("T")
OnProgress = Callable[[T], Any]


class _Wait(Generic[R, T]):
    """The arguments of a wait, checked."""

    __slots__ = ("_on_progress", "_pace", "resource")

    def __init__(
        self,
        resource: R,
        poll_interval_ms: float | None,
        poll_timeout_s: float | None,
        on_progress: OnProgress[T] | None,
        *,
        stream: object = None,
        words: tuple[str, str] = WORDS,
    ) -> None:
        if stream:
            raise UsageTypeError("a call that waits for the end cannot stream; leave stream out, or call create()")
        self._pace = Pace(poll_interval_ms, poll_timeout_s, words=words)
        self._on_progress = on_progress
        self.resource = in_mode(resource, "")
        """The resource with typed answers, whether or not the caller asked for raw ones."""


class Wait(_Wait[R, T]):
    """A wait of the clients that block."""

    __slots__ = ()

    def until_done(self, look: Callable[[R], T]) -> T:
        """Look at the work until it is done, and return its last state. PollTimeoutError if that takes too long."""
        raw = in_mode(self.resource, "raw")
        transport = _transport(raw)
        while True:
            answer: Any = look(raw)
            state: T = answer.parse()
            if self._on_progress is not None:
                self._on_progress(state)
            wait_s = self._pace.next_wait_s(state, answer.headers)
            if wait_s is None:
                return state
            transport.sleep(wait_s)


class AsyncWait(_Wait[R, T]):
    """A wait of the clients that are awaited; `on_progress` may be async."""

    __slots__ = ()

    async def until_done(self, look: Callable[[R], Awaitable[T]]) -> T:
        """Look at the work until it is done, and return its last state. PollTimeoutError if that takes too long."""
        raw = in_mode(self.resource, "raw")
        transport = _transport(raw)
        while True:
            answer: Any = await look(raw)
            state: T = answer.parse()
            if self._on_progress is not None:
                told = self._on_progress(state)
                if hasattr(told, "__await__"):
                    await told
            wait_s = self._pace.next_wait_s(state, answer.headers)
            if wait_s is None:
                return state
            await transport.sleep(wait_s)


def in_mode(resource: R, mode: str) -> R:
    """Return the same resource with another kind of answers: typed ("") or raw."""
    client: Any = resource._client  # type: ignore[attr-defined]
    # The resource itself where it can be, with what a caller put in the place of its methods.
    return resource if client._mode == mode else type(resource)(client._in_mode(mode))  # type: ignore[call-arg]


def _transport(resource: Any) -> Any:
    return resource._client._transport()

# Copied from templates/runtime/mixins/polling/waiting.py: edit it there.
