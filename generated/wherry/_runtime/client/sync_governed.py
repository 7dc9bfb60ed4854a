"""A call that waits for its turn under limits: the transport of this one call, which notes what comes of each attempt."""

from __future__ import annotations

from collections.abc import Iterator, Callable
from typing import TYPE_CHECKING, Any

from ..base.errors import APITimeoutError
from ..base.headers import Headers
from ..base.operation import Operation
from ..base.timeouts import Timeout
from ..request.build import Request
from .exchange import Exchange

if TYPE_CHECKING:
    from ..transports.sync_protocol import Transport, TransportResponse
    from .governed_call import Answered, GovernedCall

__all__ = ("Governed", "sync_governed")


def sync_governed(client: Any, exchange: Exchange, operation: Operation, keep_open: bool) -> Any:
    """Make the attempts of a call that has a GovernedCall."""
    assert exchange.governed is not None
    in_turn = Governed(client._transport(), exchange.governed)
    try:
        return client._tries(exchange, operation, keep_open, in_turn)
    except BaseException:  # also what a key function or a hook raises, and a cancellation
        exchange.governed.leave()
        raise


class Governed:
    """The transport of one call: the client's, which waits for its turn and tells the GovernedCall what comes of it."""

    __slots__ = ("_call", "_transport")

    def __init__(self, transport: Transport, call: GovernedCall) -> None:
        self._transport = transport
        self._call = call

    def turn(self, exchange: Exchange, sleep: Callable[[float], Any]) -> None:
        """Return when the next attempt may be sent. `sleep` is this transport's, within the time that the call has."""
        call = self._call
        try:
            if call.lessor is not None:
                call.lessor.enter(sleep)
            while wait_s := call.wait_s(exchange.request, exchange.deadline):
                sleep(wait_s)
        except APITimeoutError as error:
            error.request, error.attempts = exchange.summary, exchange.attempt
            error.message += f" {call.why_waiting()}"
            raise

    def send(self, request: Request, timeout: Timeout, /) -> GovernedResponse:
        """Send, and return when the head of the response is there."""
        call = self._call
        call.facts.attempts += 1
        try:
            response = self._transport.send(request, timeout)
        except BaseException:
            call.failed()
            raise
        headers = Headers.of(response.headers)
        return GovernedResponse(response, headers, call.answered(response.status, headers))

    def sleep(self, seconds: float, /) -> None:
        """Wait, and note that."""
        self._call.facts.waited_s += seconds
        self._transport.sleep(seconds)

    def close(self) -> None:
        """Do nothing: it is the client's."""


class GovernedResponse:
    """Its response; once it has been read or closed, the call is no longer in flight."""

    __slots__ = ("_answered", "_chunks", "_source", "headers", "status")

    def __init__(self, source: TransportResponse, headers: Headers, answered: Answered) -> None:
        self._source = source
        self._chunks = iter(source)
        self._answered = answered
        self.status = source.status
        self.headers = headers

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            chunk = self._chunks.__next__()
        except BaseException:  # the end of the body as well
            self._answered.over()
            raise
        self._answered.add(chunk)
        return chunk

    def finish(self) -> None:
        """Make the connection usable again if that is quick, else close it."""
        try:
            self._source.finish()
        finally:
            self._answered.over()

    def close(self) -> None:
        """Release the connection."""
        try:
            self._source.close()
        finally:
            self._answered.over()

# Derived from templates/runtime/client/async_governed.py: edit it there.
