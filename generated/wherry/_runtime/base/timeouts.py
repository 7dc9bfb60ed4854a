"""Timeout: how long each step of a request may take, in seconds; None is no limit.

Any object with connect, read, write and pool (httpx.Timeout, for example) is accepted wherever a Timeout is.
"""

from __future__ import annotations

from typing import Protocol

from .errors import UsageTypeError, UsageValueError
from .pickles import named
from .unset import UNSET, Unset, is_not_given

__all__ = ("DEFAULT", "DEFAULT_TIMEOUT", "Timeout", "TimeoutLike", "TimeoutTypes", "timeout_of")


def _seconds(name: str, value: float | Unset | None, everything: float | Unset | None, default: float) -> float | None:
    if is_not_given(value):
        value = default if is_not_given(everything) else everything
    if value is None:
        return None
    if isinstance(value, (bool, Unset)) or not isinstance(value, (int, float)):
        raise UsageTypeError(f"timeout: {name} must be a number of seconds or None, not {type(value).__name__}")
    if not value > 0:
        raise UsageValueError(f"timeout: {name} must be more than 0 s, not {value}; None means no limit")
    return float(value)


class Timeout:
    """Seconds for each step: `connect` a connection, `read` the next bytes, `write` the next bytes, wait for the `pool`.

    `Timeout(60)` sets all four, `Timeout(60, connect=5)` all but one, `Timeout(None)` none.
    """

    __slots__ = ("connect", "pool", "read", "write")

    def __init__(
        self,
        timeout: float | Unset | None = UNSET,
        *,
        connect: float | Unset | None = UNSET,
        read: float | Unset | None = UNSET,
        write: float | Unset | None = UNSET,
        pool: float | Unset | None = UNSET,
    ) -> None:
        self.connect = _seconds("connect", connect, timeout, 5.0)
        self.read = _seconds("read", read, timeout, 600.0)
        self.write = _seconds("write", write, timeout, 600.0)
        self.pool = _seconds("pool", pool, timeout, 600.0)

    def as_dict(self) -> dict[str, float | None]:
        """Return the four values by name."""
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timeout) and other.as_dict() == self.as_dict()

    def __hash__(self) -> int:
        return hash((self.connect, self.read, self.write, self.pool))

    __reduce_ex__ = named()

    def __repr__(self) -> str:
        # Where making it failed, a traceback may show it half made.
        limits = [f"{name}={getattr(self, name, '?')}" for name in ("connect", "read", "write", "pool")]
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
        return Timeout(connect=value.connect, read=value.read, write=value.write, pool=value.pool)
    except AttributeError:
        if is_not_given(value):
            return default
        raise UsageTypeError(
            f"timeout must be a number of seconds, None or an object with connect, read, write and pool, "
            f"not {type(value).__name__}"
        ) from None

# Copied from templates/runtime/base/timeouts.py: edit it there.
