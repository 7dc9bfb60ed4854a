"""A call with a Deadline: its transport, and the response, so that nothing takes longer than what is left.

An async client cuts off whatever it awaits (alarm). A sync client cannot: its transports ask before each wait how long
that may take, and what they raise is translated here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

from ..base.deadline import Bounded, Deadline
from ..base.errors import APITimeoutError
from ..base.settled import async_settled
from ..base.timeouts import Timeout
from ..request.build import Request
from .alarm import clock_of_loop, cut_off  # sync: from time import monotonic

if TYPE_CHECKING:
    from ..transports.async_protocol import AsyncTransport, AsyncTransportResponse

__all__ = ("AsyncLimited", "async_limit")


def async_limit(request: Request, transport: Any, total_s: float | None = None) -> Deadline:
    """Begin to measure the time of a call; `request` is to be sent by `transport`, which may have a clock of its own.

    `total_s` is a limit for all of it where the Timeout has none.
    """
    own = getattr(transport, "clock", None)
    clock: Callable[[], float] = own or clock_of_loop()  # sync: clock: Callable[[], float] = own or monotonic
    deadline = Deadline(request.timeout, clock, total_s)
    request.timeout = Bounded(request.timeout, deadline)
    return deadline


async def _async_within(deadline: Deadline, function: Callable[..., Any], *given: Any) -> Any:
    """Return what `function` returns. Raise the error of the limit that is reached before, or has been already."""
    late = deadline.passed()
    if late is not None:
        raise late
    try:
        return await cut_off(deadline, function(*given))  # sync: return function(*given)
    except APITimeoutError as error:
        late = deadline.passed()
        if late is None or error.limit == late.limit:
            raise
        late.__cause__ = error
    raise late


class AsyncLimited:
    """The transport of one call."""

    def __init__(self, transport: AsyncTransport, deadline: Deadline) -> None:
        self._transport = transport
        self._deadline = deadline

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncLimitedResponse:
        """Send, and return when the head of the response is there."""
        deadline = self._deadline
        deadline.sends()
        if isinstance(timeout, Bounded):
            timeout.clip()
        try:
            response = await _async_within(deadline, self._transport.send, request, timeout)
        finally:
            deadline.rests()
        return AsyncLimitedResponse(response, deadline)

    async def connect(self, request: Request, settings: Any, timeout: Timeout, /) -> Any:
        """Open a WebSocket connection; the limits are those of the handshake."""
        if isinstance(timeout, Bounded):
            timeout.clip()
        connect: Callable[..., Any] = self._transport.connect  # type: ignore[attr-defined]
        return await _async_within(self._deadline, connect, request, settings, timeout)

    async def sleep(self, seconds: float, /) -> None:
        """Wait."""
        await _async_within(self._deadline, self._transport.sleep, seconds)

    async def close(self) -> None:
        """Do nothing: it is the client's."""

    async def settled(self, value: Any) -> Any:
        """Return what a function of the caller's has returned, awaited if it can be."""
        return await cut_off(self._deadline, async_settled(value))  # sync: return settled(value)


class AsyncLimitedResponse:
    """Its response."""

    __slots__ = ("_chunks", "_deadline", "_heard", "_source", "events", "headers", "status")

    def __init__(self, source: AsyncTransportResponse, deadline: Deadline) -> None:
        self._source = source
        self._chunks = aiter(source)
        self._deadline = deadline
        self._heard = 0
        self.status = source.status
        self.headers = source.headers
        if not 200 <= source.status < 300:
            deadline.refused()
        self.events: Any = None
        """What makes events of the bytes, once that is known: keep-alives are none."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        deadline = self._deadline
        if self.events is not None and self.events.heard != self._heard:
            self._heard = self.events.heard
            deadline.expects(further=True)
        deadline.runs()
        try:
            return await _async_within(deadline, self._chunks.__anext__)  # type: ignore[no-any-return]
        finally:
            deadline.rests()

    async def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""
        await self._source.finish()

    async def close(self) -> None:
        """Release the connection."""
        await self._source.close()
