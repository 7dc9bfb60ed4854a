"""What surrounds the calls that a function makes, whichever client it uses: how they are sent, and what is noted of them.

    with surrounded(Surrounding(limits=limits)) as surrounding:
        function(row)
    surrounding.calls  # what it has called

A Surrounding applies to the thread or task that enters it, and to tasks that are started inside. Clients look for one by
base/around.py, and only after a first one has been entered: this module is not imported before.
"""

from __future__ import annotations

from contextvars import ContextVar, Token
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from ..base import around
from ..limits.estimate import tokens_of
from ..limits.usage import Usage, usage_in

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from ..base.rate_limits import RateLimits
    from ..limits.limits import Limits

__all__ = ("CallFacts", "Lessor", "Surrounding", "surrounded")


class CallFacts:
    """What is known of one call: the name of its operation, the model as sent, and what came of it."""

    __slots__ = ("_end", "_text", "_tokens", "attempts", "model", "operation", "refused", "status", "waited_s")

    def __init__(self, operation: str, model: str, text: bytes | None) -> None:
        self.operation = operation
        self.model = model
        """"" where the call names none."""
        self.attempts = 0
        self.refused = 0
        """How many of these the service has refused for its load: 429, 503, 529."""
        self.waited_s = 0.0
        """Seconds in which it waited for its turn, or for another attempt after a refusal."""
        self.status: int | None = None
        """That of the last answer; None if there was none."""
        self._text = text
        self._tokens: float | None = None
        self._end: bytes | Usage | None = None

    @property
    def tokens(self) -> float:
        """An estimate of what the request takes, from its JSON."""
        if self._tokens is None:
            self._tokens = tokens_of(self._text)
        return self._tokens

    @property
    def usage(self) -> Usage | None:
        """What the service has counted, once the answer has been read as far as that."""
        if isinstance(self._end, bytes):
            self._end = usage_in(self._end)
        return self._end

    def ended(self, end: bytes) -> None:
        """Take the end of an answer, from its usage on."""
        self._end = end

    def __repr__(self) -> str:
        attempts = f"{self.attempts} attempt{'s' * (self.attempts != 1)}"
        return f"<{self.operation} {self.model} -> {self.status} after {attempts}, {self.usage}>"


class Lessor(Protocol):
    """Something that lends places to send, to a part of all the processes that share a limit."""

    def enter(self, sleep: Callable[[float], None], /) -> None:
        """Return when the next attempt may be sent; wait by `sleep`. What it raises ends the call, and nothing is taken."""

    def aenter(self, sleep: Callable[[float], Awaitable[None]], /) -> Awaitable[None]:
        """The same for a client that is awaited."""
        ...

    def answered(self, status: int | None, rate_limits: RateLimits | None, /) -> None:
        """Learn what came of the attempt; None: no answer."""


class Surrounding:
    """How the calls of a function are sent.

    Args:
        limits: Limits for calls of clients that have none of their own.
        transport: A function that returns the transport to use in place of a client's own; it gets the client. Such calls
            keep to no limits.
        lessor: What is asked before each attempt, besides the limits.
    """

    __slots__ = ("calls", "lessor", "limits", "transport")

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        transport: Callable[[Any], Any] | None = None,
        lessor: Lessor | None = None,
    ) -> None:
        self.limits = limits
        self.transport = transport
        self.lessor = lessor
        self.calls: list[CallFacts] = []


class surrounded:
    """A context manager: calls that are made inside it have this Surrounding."""

    __slots__ = ("_surrounding", "_token")

    def __init__(self, surrounding: Surrounding) -> None:
        self._surrounding = surrounding
        self._token: Token[Surrounding | None] | None = None

    def __enter__(self) -> Surrounding:
        around.current = _current.get
        self._token = _current.set(self._surrounding)
        return self._surrounding

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._token is not None
        _current.reset(self._token)


_current: ContextVar[Surrounding | None] = ContextVar("surrounding", default=None)
