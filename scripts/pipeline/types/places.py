"""A pointer into the document -> what the plan made of it: a class, an alias, or the type of a field, an item, a member."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..api import ListOf, MapOf, Ref, Type, UnionOf
from ..document import pointers
from ..package import AliasPlan, ModelPlan, PackagePlan, ResourcePlan


class Places:
    def __init__(self, plan: PackagePlan) -> None:
        members = [member for area in plan.areas for member in area.members]
        self.by_name = {member.name: member for member in members}
        self._members = {member.pointer: member for member in members}
        self._types: dict[str, Type] = {}
        for member in members:
            if isinstance(member, AliasPlan):
                self._types[member.pointer] = member.type
            else:
                self._types.update((field.pointer, field.type) for field in member.fields)
        for resource in _all(plan.resources):
            for method in resource.methods:
                self._types.update((each.pointer, each.type) for each in method.arguments)

    def member(self, pointer: str) -> ModelPlan | AliasPlan | None:
        """Return the class or alias at a pointer, also if what stands there only refers to it."""
        found = self._members.get(pointer) or self._members.get(re.sub("/(oneOf|anyOf)/0$", "", pointer))
        if isinstance(found, AliasPlan) and found.pointer != pointer:
            found = None  # one of several, not the only one
        if found is None and isinstance(type_ := self._type(pointer), Ref):
            found = self.by_name[type_.name]
        return found

    def _type(self, pointer: str) -> Type | None:
        if (known := self._types.get(pointer)) is not None:
            return known
        steps = pointers.steps(pointer)
        above, last = pointer.rpartition("/")[0], steps[-1] if steps else ""
        if last == "items":
            held = self._opened(above)
            return held.item if isinstance(held, ListOf) else None
        if last == "additionalProperties":
            held = self._opened(above)
            return held.value if isinstance(held, MapOf) else None
        group, _, keyword = above.rpartition("/")
        if keyword in ("anyOf", "oneOf") and last.isdecimal():
            held = self._opened(group)
            if isinstance(held, UnionOf):
                return held.members[int(last)] if int(last) < len(held.members) else None
            return held if last == "0" else None  # beside null
        return None

    def _opened(self, pointer: str) -> Type | None:
        type_ = self._type(pointer)
        while isinstance(type_, Ref) and isinstance(member := self.by_name[type_.name], AliasPlan):
            type_ = member.type
        return type_


def _all(resources: tuple[ResourcePlan, ...]) -> Iterator[ResourcePlan]:
    for resource in resources:
        yield resource
        yield from _all(resource.children)
