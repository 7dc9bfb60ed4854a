"""Second names: further paths of a method that users of the official package know.

In its own resource a method gets another name (`files.retrieve_content`). Below another one, the resource itself can be
reached there too (`beta.chat.completions.create`: `beta.chat` is `chat`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..package import MethodPlan, MixinPlan


def in_resource(methods: Iterable[MethodPlan], mixin: MixinPlan | None = None) -> tuple[tuple[str, str], ...]:
    """Return (other name, method) for the methods of one resource. A name that a method has already is left out."""
    methods = list(methods)
    taken = {method.name for method in methods}.union(mixin.instead if mixin else ())
    found: dict[str, str] = {}
    for method in methods:
        for path in method.other_paths:
            resource, _, name = path.rpartition(".")
            if resource == method.resource and name not in taken:
                found.setdefault(name, method.name)
    return tuple(sorted(found.items()))


def elsewhere(methods: Iterable[MethodPlan], resources: Mapping[str, object]) -> dict[str, str]:
    """Map each second place of a resource to the first one: `beta.chat` to `chat`.

    A place counts if it is free and below a resource that exists.
    """
    found: dict[str, str] = {}
    for method in methods:
        for path in method.other_paths:
            own, (*other, name) = method.resource.split("."), path.split(".")
            while len(own) > 1 and len(other) > 2 and own[-1] == other[-1]:
                own, other = own[:-1], other[:-1]
            place, parent = ".".join(other), ".".join(other[:-1])
            if name == method.name and own[-1:] == other[-1:] and parent in resources and place not in resources:
                found.setdefault(place, ".".join(own))
    return found
