"""Events of a server by their names, for the types of handlers."""

from __future__ import annotations

from ..api import Ref
from ..package import AliasPlan, Members
from .annotations import received
from .decoding import tags_of

__all__ = ("server_events",)


def server_events(server: Ref, members: Members) -> list[tuple[list[str], str]]:
    """Return the names of the events in a union, and the type of each; "event", first, stands for every one.

    Events that are of one type are one entry.
    """
    by_type: dict[str, list[str]] = {received(server, "m"): ["event"]}
    found = members[server.name]
    while isinstance(found, AliasPlan) and found.union is None and isinstance(found.type, Ref):
        found = members[found.type.name]
    if isinstance(found, AliasPlan) and found.union is not None and found.union.tag == "type":
        for tag, names in tags_of(found.union).items():
            by_type.setdefault(" | ".join(received(Ref(name), "m") for name in names), []).append(str(tag))
    return [(names, type_) for type_, names in by_type.items()]
