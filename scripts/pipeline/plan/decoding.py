"""What has to be decoded, and which unions no expression can decode, so that they get a table of their own.

A table decides by tag and shape which class an object of a union belongs to (dispatch.py). A named union has the table
under its name; a union inside another type, under a private name next to the classes of its area.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..api import ListOf, MapOf, Primitive, Ref, Type, UnionOf
from ..package import AliasPlan, AreaPlan, InlineUnion, Members, ModelPlan, UnionPlan
from .dispatch import plan_union


def with_decoding(areas: tuple[AreaPlan, ...]) -> tuple[AreaPlan, ...]:
    """Return the areas with the tables of all unions that need one."""
    needs = _Needs({member.name: member for area in areas for member in area.members})
    return tuple(_planned(area, needs) for area in areas)


def _planned(area: AreaPlan, needs: _Needs) -> AreaPlan:
    inline = _Inline(needs)
    members = [needs.of_alias(member) if isinstance(member, AliasPlan) else member for member in area.members]
    for member in members:
        if isinstance(member, ModelPlan):
            for each in member.fields:
                inline.collect(each.type, f"_{member.name}_{each.python}")
            if member.extra is not None:
                inline.collect(member.extra, f"_{member.name}_extra")
        elif member.union is not None:
            inline.collect_inside(member.union, f"_{member.name}_item")
        else:
            inline.collect(member.type, f"_{member.name}_item")
    return replace(area, members=tuple(members), unions=tuple(inline.found.values()))


@dataclass
class _Needs:
    """Answers what has to be decoded. `members` are all models and aliases of the package."""

    members: Members
    _by_name: dict[str, bool] = field(default_factory=dict)

    def decoding(self, type_: Type) -> bool:
        """Return whether any value of the type is a model or holds one."""
        if isinstance(type_, Ref):
            return self._decoding_by_name(type_.name)
        if isinstance(type_, ListOf):
            return self.decoding(type_.item)
        if isinstance(type_, MapOf):
            return self.decoding(type_.value)
        return isinstance(type_, UnionOf) and any(map(self.decoding, type_.members))

    def _decoding_by_name(self, name: str) -> bool:
        member = self.members[name]
        if isinstance(member, ModelPlan):
            return True
        if name not in self._by_name:
            self._by_name[name] = False  # what comes back to itself adds nothing
            self._by_name[name] = self.decoding(member.type)
        return self._by_name[name]

    def table(self, type_: Type) -> UnionPlan | None:
        """Return the table of a union; None where an expression decodes the type, or nothing has to."""
        if not isinstance(type_, UnionOf):
            return None
        decoded = [member for member in type_.members if self.decoding(member)]
        objects = [member for member in decoded if self._is_object(member)]
        lists = [member for member in decoded if isinstance(member, ListOf)]
        others = len(decoded) - len(objects) - len(lists)
        free_keys = any(isinstance(m, MapOf) or m == Primitive("any") for m in type_.members)
        if len(objects) > 1 or len(lists) > 1 or (free_keys and objects) or (others > 0 and len(decoded) > 1):
            return plan_union(type_, self.members)
        return None

    def _is_object(self, type_: Type) -> bool:
        return isinstance(type_, Ref) and isinstance(self.members[type_.name], ModelPlan)

    def of_alias(self, alias: AliasPlan) -> AliasPlan:
        """Return the alias with what is decoded of it, and how."""
        return replace(alias, decoded=self.decoding(alias.type), union=self.table(alias.type))


@dataclass
class _Inline:
    """Collects the unions of one area that stand inside other types; equal ones share a table."""

    needs: _Needs
    found: dict[Type, InlineUnion] = field(default_factory=dict)

    def collect(self, type_: Type, name: str) -> None:
        """Name the unions in a type that an expression cannot decode."""
        if type_ in self.found:
            return
        if (table := self.needs.table(type_)) is not None:
            self.found[type_] = InlineUnion(self._free(name), type_, table)
            self.collect_inside(table, name)
        elif isinstance(type_, UnionOf):
            for member in type_.members:
                self.collect(member, name)
        elif isinstance(type_, ListOf):
            self.collect(type_.item, name)
        elif isinstance(type_, MapOf):
            self.collect(type_.value, name)

    def collect_inside(self, table: UnionPlan, name: str) -> None:
        """Name the unions in the lists and maps of a union."""
        for inner in (table.list_item, table.map_value):
            if inner is not None:
                self.collect(inner, name)

    def _free(self, name: str) -> str:
        taken = {union.name for union in self.found.values()}
        names = (name if number == 1 else f"{name}{number}" for number in range(1, len(taken) + 2))
        return next(each for each in names if each not in taken)
