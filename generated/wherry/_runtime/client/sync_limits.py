"""A call with a Deadline: its transport, and the response, so that nothing takes longer than what is left.

An async client cuts off whatever it awaits (alarm). A sync client cannot: its transports ask before each wait how long
that may take, and what they raise is translated here.
"""

from __future__ import annotations

from collections.abc import Iterator, Callable
from typing import TYPE_CHECKING, Any

from ..base.deadline import Bounded, Deadline
from ..base.errors import APITimeoutError
from ..base.settled import settled
from ..base.timeouts import Timeout
from ..request.build import Request
from time import monotonic

if TYPE_CHECKING:
    from ..transports.sync_protocol import Transport, TransportResponse

__all__ = ("Limited", "limit")


def limit(request: Request, transport: Any, total_s: float | None = None) -> Deadline:
    """Begin to measure the time of a call; `request` is to be sent by `transport`, which may have a clock of its own.

    `total_s` is a limit for all of it where the Timeout has none.
    """
    own = getattr(transport, "clock", None)
    clock: Callable[[], float] = own or monotonic
    deadline = Deadline(request.timeout, clock, total_s)
    request.timeout = Bounded(request.timeout, deadline)
    return deadline


def _within(deadline: Deadline, function: Callable[..., Any], *given: Any) -> Any:
    """Return what `function` returns. Raise the error of the limit that is reached before, or has been already."""
    late = deadline.passed()
    if late is not None:
        raise late
    try:
        return function(*given)
    except APITimeoutError as error:
        late = deadline.passed()
        if late is None or error.limit == late.limit:
            raise
        late.__cause__ = error
    raise late


class Limited:
    """The transport of one call."""

    def __init__(self, transport: Transport, deadline: Deadline) -> None:
        self._transport = transport
        self._deadline = deadline

    def send(self, request: Request, timeout: Timeout, /) -> LimitedResponse:
        """Send, and return when the head of the response is there."""
        deadline = self._deadline
        deadline.sends()
        if isinstance(timeout, Bounded):
            timeout.clip()
        try:
            response = _within(deadline, self._transport.send, request, timeout)
        finally:
            deadline.rests()
        return LimitedResponse(response, deadline)

    def connect(self, request: Request, settings: Any, timeout: Timeout, /) -> Any:
        """Open a WebSocket connection; the limits are those of the handshake."""
        if isinstance(timeout, Bounded):
            timeout.clip()
        connect: Callable[..., Any] = self._transport.connect  # type: ignore[attr-defined]
        return _within(self._deadline, connect, request, settings, timeout)

    def sleep(self, seconds: float, /) -> None:
        """Wait."""
        _within(self._deadline, self._transport.sleep, seconds)

    def close(self) -> None:
        """Do nothing: it is the client's."""

    def settled(self, value: Any) -> Any:
        """Return what a function of the caller's has returned, awaited if it can be."""
        return settled(value)


class LimitedResponse:
    """Its response."""

    __slots__ = ("_chunks", "_deadline", "_heard", "_source", "events", "headers", "status")

    def __init__(self, source: TransportResponse, deadline: Deadline) -> None:
        self._source = source
        self._chunks = iter(source)
        self._deadline = deadline
        self._heard = 0
        self.status = source.status
        self.headers = source.headers
        if not 200 <= source.status < 300:
            deadline.refused()
        self.events: Any = None
        """What makes events of the bytes, once that is known: keep-alives are none."""

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        deadline = self._deadline
        if self.events is not None and self.events.heard != self._heard:
            self._heard = self.events.heard
            deadline.expects(further=True)
        deadline.runs()
        try:
            return _within(deadline, self._chunks.__next__)  # type: ignore[no-any-return]
        finally:
            deadline.rests()

    def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""
        self._source.finish()

    def close(self) -> None:
        """Release the connection."""
        self._source.close()

# Derived from templates/runtime/client/async_limits.py: edit it there.
