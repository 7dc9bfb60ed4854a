"""Timeout: how long each step of a request may take, and how long all of it, in seconds; None is no limit.

Any object with connect, read, write and pool (httpx.Timeout, for example) is accepted wherever a Timeout is. What keeps
to `total`, `first_event` and `idle` is base/deadline.py.
"""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from .errors import UsageTypeError, UsageValueError
from .pickles import named
from .unset import UNSET, Unset, is_not_given

__all__ = ("DEFAULT", "DEFAULT_TIMEOUT", "Timeout", "TimeoutLike", "TimeoutTypes", "timeout_of")


_ENDLESS_S = 1e9
"""As good as no limit, and more than some clocks can take: `inf`, for example."""


def _seconds(name: str, value: float | Unset | None, everything: float | Unset | None, default: float) -> float | None:
    if is_not_given(value):
        value = default if is_not_given(everything) else everything
    if value is None:
        return None
    if isinstance(value, (bool, Unset)) or not isinstance(value, (int, float)):
        raise UsageTypeError(f"timeout: {name} must be a number of seconds or None, not {type(value).__name__}")
    if not value > 0:
        raise UsageValueError(f"timeout: {name} must be more than 0 s, not {value}; None means no limit")
    return float(value) if value < _ENDLESS_S else None


_STEPS = ("connect", "read", "write", "pool")
_SPANS = ("total", "first_event", "idle")


def _span(name: str, value: float | Unset | None) -> float | None:
    return None if is_not_given(value) else _seconds(name, value, None, 0.0)


class Timeout:
    """Seconds for each step: `connect` a connection, `read` the next bytes, `write` the next bytes, wait for the `pool`.

    `Timeout(60)` sets all four, `Timeout(60, connect=5)` all but one, `Timeout(None)` none.

    Three more limits span several steps. Only their names set them: `total` is the time for the whole call, with its
    retries, the waits between them and all of its stream; `first_event` the time until a stream has its first event, from
    the moment when its request is sent; `idle` the time that a stream may take for each further one. Comments, pings and
    other keep-alives are no events. The time that your program takes between two events counts for `total` alone.
    """

    __slots__ = ("_spans", "connect", "first_event", "idle", "pool", "read", "total", "write")

    _bounded: ClassVar[bool] = False
    """Whether this is the Timeout of a call whose time is measured: then `left` is less and less."""

    def __init__(
        self,
        timeout: float | Unset | None = UNSET,
        *,
        connect: float | Unset | None = UNSET,
        read: float | Unset | None = UNSET,
        write: float | Unset | None = UNSET,
        pool: float | Unset | None = UNSET,
        total: float | Unset | None = None,
        first_event: float | Unset | None = None,
        idle: float | Unset | None = None,
    ) -> None:
        self.connect = _seconds("connect", connect, timeout, 5.0)
        self.read = _seconds("read", read, timeout, 600.0)
        self.write = _seconds("write", write, timeout, 600.0)
        self.pool = _seconds("pool", pool, timeout, 600.0)
        self._span(total, first_event, idle)

    def _span(
        self,
        total: float | Unset | None = None,
        first_event: float | Unset | None = None,
        idle: float | Unset | None = None,
    ) -> None:
        self.total = _span("total", total)
        self.first_event = _span("first_event", first_event)
        self.idle = _span("idle", idle)
        self._spans = not self.total is self.first_event is self.idle is None
        """Whether one of the three is set."""

    @property
    def _given(self) -> Timeout:
        """Return the Timeout as the caller gave it."""
        return self

    def left(self, seconds: float | None) -> float | None:
        """Return what is left of `seconds` for one wait. Transports ask before each wait, with `read` or another limit."""
        return seconds

    def as_dict(self) -> dict[str, float | None]:
        """Return the limits of the four steps by name."""
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}

    def _limits(self) -> tuple[float | None, ...]:
        return (self.connect, self.read, self.write, self.pool, self.total, self.first_event, self.idle)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timeout) and other._limits() == self._limits()

    def __hash__(self) -> int:
        return hash(self._limits())

    __reduce_ex__ = named()

    def __setstate__(self, state: Any) -> None:
        self._span()  # pickles of an older version have none of these
        for values in state if isinstance(state, tuple) else (state,):
            for name, value in (values or {}).items():
                setattr(self, name, value)

    def __repr__(self) -> str:
        # Where making it failed, a traceback may show it half made.
        limits = [f"{name}={getattr(self, name, '?')}" for name in _STEPS]
        limits += [f"{name}={value}" for name in _SPANS if (value := getattr(self, name, None)) is not None]
        return f"Timeout({', '.join(limits)})"


class TimeoutLike(Protocol):
    """Any object with the four limits, `httpx.Timeout` for example."""

    @property
    def connect(self) -> float | None:
        """For a connection."""

    @property
    def read(self) -> float | None:
        """For the next bytes of the answer."""

    @property
    def write(self) -> float | None:
        """For the next bytes of the request."""

    @property
    def pool(self) -> float | None:
        """For a free connection."""


TimeoutTypes = float | Timeout | TimeoutLike | Unset | None
"""Seconds, a Timeout, any object with its four attributes, None for no limit, or UNSET for the client's timeout."""

DEFAULT = DEFAULT_TIMEOUT = Timeout()


def timeout_of(value: TimeoutTypes, default: Timeout = DEFAULT) -> Timeout:
    """Return any of the accepted types as a Timeout; `default` for UNSET."""
    if isinstance(value, Unset):
        return default
    if isinstance(value, Timeout):
        return value
    if value is None or isinstance(value, (int, float)):
        return Timeout(value)
    try:
        spans = {name: getattr(value, name) for name in _SPANS if hasattr(value, name)}
        return Timeout(connect=value.connect, read=value.read, write=value.write, pool=value.pool, **spans)
    except AttributeError:
        if is_not_given(value):
            return default
        raise UsageTypeError(
            f"timeout must be a number of seconds, None or an object with connect, read, write and pool, "
            f"not {type(value).__name__}"
        ) from None
