"""One handshake of a Client, with its retries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..base.errors import APIConnectionError, APIError, APITimeoutError, UsageError
from ..base.headers import Headers
from ..base.settled import settled
from ..client.base import fresh_key
from ..request.build import authorized
from ..response.error_of import connection_error
from ..sockets.handshake import Refusal
from .opening import Opening, refused

if TYPE_CHECKING:
    from ..base.request_summary import RequestSummary
    from ..request.build import Request
    from ..sockets.settings import SocketSettings
    from ..transports.sync_sockets import Socket

__all__ = ("sync_connect",)


def sync_connect(opening: Opening, max_retries: int | None = None) -> tuple[Socket, RequestSummary]:
    """Return an open socket, and what may be shown of its request. `max_retries`: None for that of the client."""
    client = opening.client
    transport = client._transport()
    with_headers = getattr(transport, "sends_headers", True)
    if not hasattr(transport, "connect"):
        raise UsageError(
            f"{type(transport).__name__} opens no WebSocket connections: pass the client a transport= that has a method "
            "connect, or none"
        )
    exchange = opening.exchange(max_retries)
    settle = settled
    if exchange.deadline is not None:
        from ..client.sync_limits import Limited

        transport = limited = Limited(transport, exchange.deadline)
        settle = limited.settled
    observation = client._observation()
    while True:
        request, settings = exchange.request, opening.settings
        key = client._options.key_for(False)
        if callable(key):
            request = authorized(request, client._options, fresh_key(settle(key())))
        exchange.sent, exchange.began_s = request, exchange.stopwatch_s()
        if not with_headers:
            request, settings = opening.for_browser(request)
        failure: APIConnectionError | None = None
        refusal: Refusal | None = None
        watch = None if observation is None else observation(client._options, exchange.sent, exchange.attempt)
        if watch is not None:
            settle(watch.begin())
        try:
            if exchange.deadline is not None:
                socket: Socket = transport.connect(request, settings, request.timeout)
            else:
                socket = _in_time(transport, request, settings)
        except Refusal as answer:
            refusal = answer
        except (APIConnectionError, OSError) as cause:
            if exchange.is_final(cause):
                if watch is not None:
                    settle(watch.end(None, None, cause))
                raise
            failure = connection_error(cause, exchange.secrets)
        else:
            if watch is not None:
                try:
                    settle(watch.end(101, Headers.of(socket.headers)))
                except BaseException:
                    socket.close()
                    raise
            return socket, exchange.summary
        if refusal is not None:
            if watch is not None:
                settle(watch.end(refusal.status, refusal.headers))
            try:
                wait_s = refused(refusal, exchange)
            except APIError as error:
                # The server may have repeated a key, and a traceback may show the variables of these frames.
                del refusal
                raise error._alone()  # noqa: B904 - it is the same error
        else:
            assert failure is not None
            if watch is not None:
                settle(watch.end(None, None, failure))
            wait_s = exchange.failed(failure)
        transport.sleep(wait_s)


def _in_time(transport: Any, request: Request, settings: SocketSettings) -> Socket:
    """Open the connection within the limits for connecting and for reading together, even if the answer comes in drops."""
    given = request.timeout
    if given.connect is None or given.read is None:
        return transport.connect(request, settings, given)  # type: ignore[no-any-return]
    from ..client.sync_limits import Limited, limit

    request, whole_s = request.changed(), given.connect + given.read  # a copy: the next attempt has all the time again
    deadline = limit(request, transport, whole_s)
    try:
        return Limited(transport, deadline).connect(request, settings, request.timeout)  # type: ignore[no-any-return]
    except APITimeoutError as error:
        if error.limit != "total":
            raise
    what = f"the answer to the WebSocket handshake was not whole within timeout.connect + timeout.read ({whole_s:g} s)"
    raise APITimeoutError(f"Request timed out: {what}.", limit="read", limit_s=given.read)

# Derived from templates/runtime/connections/async_connecting.py: edit it there.
