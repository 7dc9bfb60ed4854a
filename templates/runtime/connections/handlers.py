"""Functions that are called for events, by the type of the event. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ("EVERY", "Handlers")

EVERY = "event"
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
        for name in dict.fromkeys((event_type, EVERY)):
            found = self._by_type.get(name)
            if found:
                taken += [handler for handler, _ in found]
                self._by_type[name] = [each for each in found if not each[1]]
        return taken
