"""Functions that are called for events, by the type of the event. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..base.annotating import Self

__all__ = ("Handlers", "Handling")

_EVERY = "event"
"""The name under which a function gets every event."""


class Handlers:
    """What `on`, `once` and `off` have made of it."""

    __slots__ = ("_by_type",)

    def __init__(self) -> None:
        self._by_type: dict[str, list[tuple[Callable[..., Any], bool]]] = {}

    def add(self, event_type: str, handler: Callable[..., Any], once: bool) -> None:
        """Add a function at the end of those for a type; as often as it is added, it is called."""
        self._by_type.setdefault(event_type, []).append((handler, once))

    def remove(self, event_type: str, handler: Callable[..., Any]) -> None:
        """Remove a function once, if it is there."""
        found = self._by_type.get(event_type, [])
        for index, (each, _) in enumerate(found):
            if each == handler:
                del found[index]
                break

    def take(self, event_type: str) -> list[Callable[..., Any]]:
        """Return the functions for an event, in their order. Those for one event only are removed."""
        taken = []
        for name in dict.fromkeys((event_type, _EVERY)):
            found = self._by_type.get(name)
            if found:
                taken += [handler for handler, _ in found]
                self._by_type[name] = [each for each in found if not each[1]]
        return taken


class Handling:
    """The methods of a connection, and of what opens one, that say which functions are called.

    Type checkers see `on` and `once` in the generated classes, with the class of each event.
    """

    _handlers: Handlers

    def _events(self) -> Any:
        """Return the union of the server's events; None if it is not known."""
        return None

    if not TYPE_CHECKING:

        def on(self, event_type: str, handler: Callable[..., Any] | None = None, *, unknown: bool = False) -> Any:
            """Call `handler` with each event of a type ("event": with every event), while `dispatch_events` runs.

            Without `handler`, returns a decorator. A type that is no event of this connection is warned of (UserWarning),
            since it may be a typo; `unknown=True` is for an event that this version does not know yet.
            """
            return self._handles(event_type, handler, False, unknown)

        def once(self, event_type: str, handler: Callable[..., Any] | None = None, *, unknown: bool = False) -> Any:
            """The same, for the next such event only."""
            return self._handles(event_type, handler, True, unknown)

    def off(self, event_type: str, handler: Callable[..., Any]) -> Self:
        """Call a handler no more."""
        self._handlers.remove(event_type, handler)
        return self

    def _handles(self, event_type: str, handler: Callable[..., Any] | None, once: bool, unknown: bool) -> Any:
        if not unknown and (known := _names(self._events())) and event_type not in known:
            from warnings import warn

            from ..base.caller import frames_to_caller

            warn(_unknown(event_type, known), stacklevel=frames_to_caller())

        def added(function: Callable[..., Any]) -> Callable[..., Any]:
            self._handlers.add(event_type, function, once)
            return function

        if handler is None:
            return added
        added(handler)
        return self


def _names(events: Any) -> list[str]:
    """Return the types of the events in a union, and the names that have a meaning anyway; nothing if they are not known."""
    while not hasattr(events, "variants"):
        if (events := getattr(events, "__value__", None)) is None:
            return []
    return [*events.variants, "error", _EVERY]


def _unknown(event_type: str, known: list[str]) -> str:
    from ..base.nearest import nearest  # typos alone come here

    near = nearest(event_type, known)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    return (
        f"the server has no event {event_type!r} that this version knows{hint} The function is called if one comes; "
        "unknown=True says that you mean it"
    )

# Copied from templates/runtime/connections/handlers.py: edit it there.
