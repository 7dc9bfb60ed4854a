"""A call that waits for its turn under limits: the transport of this one call, which notes what comes of each attempt."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any

from ..base.errors import APITimeoutError
from ..base.headers import Headers
from ..base.operation import Operation
from ..base.timeouts import Timeout
from ..request.build import Request
from .exchange import Exchange

if TYPE_CHECKING:
    from ..transports.async_protocol import AsyncTransport, AsyncTransportResponse
    from .governed_call import Answered, GovernedCall

__all__ = ("AsyncGoverned", "async_governed")


async def async_governed(client: Any, exchange: Exchange, operation: Operation, keep_open: bool) -> Any:
    """Make the attempts of a call that has a GovernedCall."""
    assert exchange.governed is not None
    in_turn = AsyncGoverned(client._transport(), exchange.governed)
    try:
        return await client._tries(exchange, operation, keep_open, in_turn)
    except BaseException:  # also what a key function or a hook raises, and a cancellation
        exchange.governed.leave()
        raise


class AsyncGoverned:
    """The transport of one call: the client's, which waits for its turn and tells the GovernedCall what comes of it."""

    __slots__ = ("_call", "_transport")

    def __init__(self, transport: AsyncTransport, call: GovernedCall) -> None:
        self._transport = transport
        self._call = call

    async def turn(self, exchange: Exchange, sleep: Callable[[float], Any]) -> None:
        """Return when the next attempt may be sent. `sleep` is this transport's, within the time that the call has."""
        call = self._call
        try:
            if call.lessor is not None:
                await call.lessor.aenter(sleep)  # sync: call.lessor.enter(sleep)
            while wait_s := call.wait_s(exchange.request, exchange.deadline):
                await sleep(wait_s)
        except APITimeoutError as error:
            error.request, error.attempts = exchange.summary, exchange.attempt
            error.message += f" {call.why_waiting()}"
            raise

    async def send(self, request: Request, timeout: Timeout, /) -> AsyncGovernedResponse:
        """Send, and return when the head of the response is there."""
        call = self._call
        call.facts.attempts += 1
        try:
            response = await self._transport.send(request, timeout)
        except BaseException:
            call.failed()
            raise
        headers = Headers.of(response.headers)
        return AsyncGovernedResponse(response, headers, call.answered(response.status, headers))

    async def sleep(self, seconds: float, /) -> None:
        """Wait, and note that."""
        self._call.facts.waited_s += seconds
        await self._transport.sleep(seconds)

    async def close(self) -> None:
        """Do nothing: it is the client's."""


class AsyncGovernedResponse:
    """Its response; once it has been read or closed, the call is no longer in flight."""

    __slots__ = ("_answered", "_chunks", "_source", "headers", "status")

    def __init__(self, source: AsyncTransportResponse, headers: Headers, answered: Answered) -> None:
        self._source = source
        self._chunks = aiter(source)
        self._answered = answered
        self.status = source.status
        self.headers = headers

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            chunk = await self._chunks.__anext__()
        except BaseException:  # the end of the body as well
            self._answered.over()
            raise
        self._answered.add(chunk)
        return chunk

    async def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""
        try:
            await self._source.finish()
        finally:
            self._answered.over()

    async def close(self) -> None:
        """Release the connection."""
        try:
            await self._source.close()
        finally:
            self._answered.over()

# Copied from templates/runtime/client/async_governed.py: edit it there.
