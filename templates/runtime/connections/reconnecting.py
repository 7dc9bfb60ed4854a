"""When a lost connection is opened again, and after how long. Pure: dice and clock come in as arguments.

Only if the program passed `on_reconnecting`, and only for ends that say that the server went away. Every wait is half to all
of `initial_delay`, twice that, and so on up to `max_delay`, in seconds. A new connection gives all attempts back once it
has been of use: it brought more than greetings and errors, or was open for ten seconds. A server that greets and goes away
each time is left alone after the last attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from json import loads
from typing import Any, cast

from ..base.errors import UsageStateError, UsageTypeError
from ..base.secrets import veiled
from ..base.typed_dicts import TypedDict

__all__ = ("Reconnecting", "ReconnectingEvent", "ReconnectingOverrides", "is_of_use", "overrides_of")


_USEFUL_S = 10.0
_GREETINGS = frozenset(
    (
        "error",
        "conversation.created",
        "conversation.item.added",
        "conversation.item.created",
        "conversation.item.done",
        "session.closed",
        "session.created",
        "session.started",
        "session.updated",
        "transcription_session.created",
        "transcription_session.updated",
    )
)
"""What a server says to a program that does no more than to begin its session again."""


def is_of_use(message: str | bytes) -> bool:
    """Return whether a message of the server is an event of what the connection is there for."""
    try:
        event = loads(message)
    except (ValueError, RecursionError):
        return False
    return isinstance(event, dict) and event.get("type") not in _GREETINGS


class ReconnectingEvent:
    """What `on_reconnecting` gets before each attempt: `attempt` of `max_attempts` comes after `delay` seconds.

    `unknown` has messages that had waited for the connection that is lost now, and were on their way: the server may have
    them, and they are not sent again. Whatever was sent shortly before the end may be lost, too.
    """

    __slots__ = ("attempt", "close_code", "delay", "extra_headers", "extra_query", "max_attempts", "unknown")

    def __init__(
        self,
        *,
        attempt: int,
        max_attempts: int,
        delay: float,
        close_code: int,
        extra_query: Mapping[str, Any],
        extra_headers: Mapping[str, Any],
        unknown: tuple[str | bytes, ...] = (),
    ) -> None:
        self.attempt = attempt
        """From 1 on."""
        self.unknown = unknown
        self.max_attempts = max_attempts
        self.delay = delay
        self.close_code = close_code
        self.extra_headers, self.extra_query = veiled(extra_headers, extra_query)

    def __repr__(self) -> str:
        return (
            f"<ReconnectingEvent {self.attempt} of {self.max_attempts} after {self.close_code}, in {self.delay:.1f} s>"
        )


class ReconnectingOverrides(TypedDict, total=False):
    """What `on_reconnecting` may return: another query or other headers for the next attempts, or the end of them."""

    extra_query: Mapping[str, Any]
    extra_headers: Mapping[str, Any]
    abort: bool


_asked: ContextVar[Reconnecting | None] = ContextVar("asked", default=None)
"""Whose `on_reconnecting` runs in this task or thread."""


def overrides_of(returned: Any) -> ReconnectingOverrides:
    """Return what `on_reconnecting` wants. Raises UsageTypeError if that is no ReconnectingOverrides."""
    if returned is None:
        return {}
    names = sorted(ReconnectingOverrides.__annotations__)
    if isinstance(returned, Mapping) and returned.keys() <= set(names):
        return cast("ReconnectingOverrides", returned)
    what = f"{sorted(returned)}" if isinstance(returned, Mapping) else type(returned).__name__
    raise UsageTypeError(f"on_reconnecting returns None, or a dict of {', '.join(names)}; not {what}")


class Reconnecting:
    """The attempts of one connection to come back."""

    __slots__ = ("_attempt", "_clock", "_initial_s", "_is_asking", "_longest_s", "_max", "_opened_s", "_random", "ask")

    def __init__(
        self,
        ask: Callable[[ReconnectingEvent], Any],
        *,
        max_retries: int,
        initial_delay: float,
        max_delay: float,
        random: Callable[[], float],
        clock: Callable[[], float],
    ) -> None:
        self.ask = ask
        """The program's function."""
        self._max, self._initial_s, self._longest_s = max_retries, initial_delay, max_delay
        self._random, self._clock = random, clock
        self._attempt = 0
        self._opened_s: float | None = None
        """When the last attempt went well, by the clock; None if it did not, or that connection is lost as well."""
        self._is_asking = False

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Within it the program's function runs, and is awaited."""
        before = _asked.set(self)
        self._is_asking = True
        try:
            yield
        finally:
            self._is_asking = False
            _asked.reset(before)

    def check_not_asking(self) -> None:
        """Refuse a call that `on_reconnecting` makes: it would wait for the connection, which waits for its answer."""
        if self._is_asking and _asked.get() is self:
            raise UsageStateError(
                "on_reconnecting cannot call through the connection that it opens again; call when the first event has come"
            )

    def opened(self) -> None:
        """There is a connection again."""
        self._opened_s = self._clock()

    def heard(self, message: str | bytes) -> None:
        """A message came."""
        if self._attempt and is_of_use(message):
            self._attempt = 0

    def worked(self) -> None:
        """The connection has been of use."""
        self._attempt = 0

    def next(
        self,
        close_code: int,
        extra_query: Mapping[str, Any],
        extra_headers: Mapping[str, Any],
        unknown: tuple[str | bytes, ...] = (),
    ) -> ReconnectingEvent | None:
        """Return the next attempt, None if there is none left."""
        if self._opened_s is not None and self._clock() - self._opened_s >= _USEFUL_S:
            self._attempt = 0
        self._opened_s = None
        if self._attempt >= self._max:
            return None
        delay = min(self._initial_s * 2.0 ** min(self._attempt, 20), self._longest_s) * (1 - self._random() / 2)
        self._attempt += 1
        return ReconnectingEvent(
            attempt=self._attempt,
            max_attempts=self._max,
            delay=delay,
            close_code=close_code,
            extra_query=extra_query,
            extra_headers=extra_headers,
            unknown=unknown,
        )
