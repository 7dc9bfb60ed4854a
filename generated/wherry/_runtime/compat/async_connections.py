"""AsyncOfficialConnection: WebSocket connections whose events and errors pass for those of the official package."""

from __future__ import annotations

import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from ..connections.async_connection import AsyncConnection
from .errors import official_errors
from .fitting import Fitting
from .official import answer_of
from .real import real

__all__ = ("AsyncOfficialConnection", "async_official_connection")


class AsyncOfficialConnection(AsyncConnection[Any]):
    """Before the class of a connection. All that it receives and sends goes through these."""

    _fit: Callable[[Any], Any]
    """Makes an event of ours one that is both, in place."""

    async def recv(self, timeout: float | None = None) -> Any:
        """Return the next event: see the class of this package."""
        with official_errors:
            return await super().recv(timeout)

    async def recv_bytes(self, timeout: float | None = None) -> bytes:
        """Return the next message as bytes."""
        with official_errors:
            return await super().recv_bytes(timeout)

    def parse_event(self, data: str | bytes) -> Any:
        """Return the event in a message."""
        with official_errors:
            return super().parse_event(data)

    def _event_in(self, value: dict[str, Any]) -> Any:
        event = self._fit(super()._event_in(value))
        return real(event) if self._opening.client._real else event

    async def send_raw(self, data: str | bytes) -> None:
        """Send a message as it is."""
        with official_errors:
            await super().send_raw(data)

    async def dispatch_events(self) -> None:
        """Read until the connection is closed, and call the handlers of each event."""
        with official_errors:
            await super().dispatch_events()


@cache
def async_official_connection(kind: Any, name: str) -> Any:
    """Return the class of a connection that passes for the one which the official method `name` opens.

    Where the installed version has no such method, only its errors are the official ones.
    """
    opens = _returned(answer_of(name, True), "enter")  # sync: opens = _returned(answer_of(name, False), "enter")
    events = _returned(opens, "recv")
    body = {"__module__": kind.__module__, "__qualname__": kind.__qualname__, "__doc__": kind.__doc__}
    fit: Any = (lambda event: event) if events is None else Fitting(events)
    more = {} if opens is None else {"__class__": property(lambda self: opens)}
    return type(kind.__name__, (AsyncOfficialConnection, kind), {**body, **more, "_fit": staticmethod(fit)})


def _returned(owner: Any, method: str) -> Any:
    """Return what a method is annotated to return; None where that cannot be told."""
    try:
        return typing.get_type_hints(getattr(owner, method), include_extras=True)["return"]
    except (AttributeError, NameError, KeyError):
        return None

# Copied from templates/runtime/compat/async_connections.py: edit it there.
