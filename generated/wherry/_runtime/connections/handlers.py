"""Functions that are called for events, by the type of the event. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, overload

from ..base.annotating import Self

__all__ = ("Handlers", "Handling")

H = TypeVar("H", bound=Callable[..., Any])

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
    """The methods of a connection, and of what opens one, that say which functions are called."""

    _handlers: Handlers

    @overload
    def on(self, event_type: str, handler: Callable[..., Any]) -> Self: ...

    @overload
    def on(self, event_type: str) -> Callable[[H], H]: ...

    def on(self, event_type: str, handler: Callable[..., Any] | None = None) -> Any:
        """Call `handler` with each event of a type ("event": with every event), while `dispatch_events` runs.

        Without `handler`, returns a decorator.
        """
        return self._handles(event_type, handler, once=False)

    @overload
    def once(self, event_type: str, handler: Callable[..., Any]) -> Self: ...

    @overload
    def once(self, event_type: str) -> Callable[[H], H]: ...

    def once(self, event_type: str, handler: Callable[..., Any] | None = None) -> Any:
        """The same, for the next such event only."""
        return self._handles(event_type, handler, once=True)

    def off(self, event_type: str, handler: Callable[..., Any]) -> Self:
        """Call a handler no more."""
        self._handlers.remove(event_type, handler)
        return self

    def _handles(self, event_type: str, handler: Callable[..., Any] | None, once: bool) -> Any:
        def added(function: Callable[..., Any]) -> Callable[..., Any]:
            self._handlers.add(event_type, function, once)
            return function

        if handler is None:
            return added
        added(handler)
        return self

# Copied from templates/runtime/connections/handlers.py: edit it there.
