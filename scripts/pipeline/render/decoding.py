"""Code that decodes values into models, straight-line, without a table of types.

Rule: an expression takes any value, decodes what its type says it can be, and returns everything else unchanged. Which
of several classes an object belongs to cannot be decided in an expression: the plan names a table for such a union, a
`UnionAlias` under the name of the schema, or, for a union inside another type, under a private name next to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..api import ListOf, MapOf, Ref, Type, UnionOf
from ..package import AreaPlan, FieldPlan, Members, ModelPlan, UnionPlan
from .escape import py

_ITEMS = ("item", "inner", "innermost")


@dataclass
class Decoding:
    """The decoding code of one area. `members` are all models and aliases of the package."""

    area: AreaPlan
    members: Members
    inline: dict[Type, str] = field(init=False)
    """Union inside another type -> the private name of its table."""

    def __post_init__(self) -> None:
        self.inline = {union.type: union.name for union in self.area.unions}

    def needed(self, type_: Type) -> bool:
        """Return whether any value of the type is a model or holds one."""
        if isinstance(type_, Ref):
            member = self.members[type_.name]
            return isinstance(member, ModelPlan) or member.decoded
        if isinstance(type_, ListOf):
            return self.needed(type_.item)
        if isinstance(type_, MapOf):
            return self.needed(type_.value)
        return isinstance(type_, UnionOf) and any(map(self.needed, type_.members))

    # --- code ----------------------------------------------------------------------------------------------------------

    def name(self, name: str) -> str:
        """Return how code of this area names a model or an alias.

        `models` imports other areas when they are first needed. Every alias is named through it too, because for type
        checkers an alias is the type itself, which decodes nothing.
        """
        member = self.members[name]
        local = isinstance(member, ModelPlan) and member.area == self.area.name
        return name if local else f"models.{name}"

    def expression(self, type_: Type, value: str, depth: int = 0) -> str:
        """Write the decoded form of the variable `value`."""
        if not self.needed(type_):
            return value
        if type_ in self.inline:
            return f"{self.inline[type_]}._decode({value})"
        if isinstance(type_, Ref):
            return f"{self.name(type_.name)}._decode({value})"
        if isinstance(type_, ListOf):
            return f"{self.items(type_, value, depth)} if {value}.__class__ is list else {value}"
        if isinstance(type_, MapOf):
            return f"{self.values(type_, value, depth)} if {value}.__class__ is dict else {value}"
        assert isinstance(type_, UnionOf)
        decoded = [member for member in type_.members if self.needed(member)]
        lists = [member for member in decoded if isinstance(member, ListOf)]
        rest = [member for member in decoded if not isinstance(member, ListOf)]
        assert max(len(lists), len(rest)) < 2, f"{type_} has no table"
        if not lists:
            return self.expression(rest[0], value, depth)
        otherwise = self.expression(rest[0], value, depth) if rest else value
        return f"{self.items(lists[0], value, depth)} if {value}.__class__ is list else {otherwise}"

    def items(self, type_: ListOf, value: str, depth: int = 0) -> str:
        """Write the decoded form of a variable that holds a list."""
        if isinstance(type_.item, Ref) and self._is_flat(type_.item.name):
            return f"decode_flat({self.name(type_.item.name)}, {value})"
        item = _item(depth)
        return f"[{self.expression(type_.item, item, depth + 1)} for {item} in {value}]"

    def _is_flat(self, name: str) -> bool:
        """Return whether a name is that of a class that converts nothing nested."""
        member = self.members[name]
        return (
            isinstance(member, ModelPlan)
            and not member.mixin
            and not any(self.needed(each.type) for each in member.fields)
            and (member.extra is None or not self.needed(member.extra))
        )

    def values(self, type_: MapOf, value: str, depth: int = 0) -> str:
        """Write the decoded form of a variable that holds a dict with free keys."""
        item = _item(depth)
        return f"{{key: {self.expression(type_.value, item, depth + 1)} for key, {item} in {value}.items()}}"

    def steps(self, model: ModelPlan) -> Iterator[tuple[str, str, str]]:
        """Yield for each field with something to decode: the wire name as a literal, a condition, the new value."""
        for each in model.fields:
            if not self._on_the_wire(model, each) or not self.needed(each.type):
                continue
            wire = py(each.wire)
            alone = self._alone(each.type)
            if isinstance(alone, ListOf):
                yield wire, f"(value := data.get({wire})) and value.__class__ is list", self.items(alone, "value")
            elif isinstance(alone, MapOf):
                yield wire, f"(value := data.get({wire})) and value.__class__ is dict", self.values(alone, "value")
            else:
                yield wire, f"(value := data.get({wire})) is not None", self.expression(each.type, "value")

    def extra(self, model: ModelPlan) -> str | None:
        """Write the decoded form of `item`, the value of a key that no field has; None where it stays as it is."""
        if model.extra is None or not self.needed(model.extra):
            return None
        return self.expression(model.extra, "item", 1)

    def _unnamed(self, type_: Type) -> Type:
        """Return what an alias of a list or a map stands for, if that can be decoded in place."""
        if not isinstance(type_, Ref):
            return type_
        member = self.members[type_.name]
        if isinstance(member, ModelPlan) or not isinstance(member.type, (ListOf, MapOf)):
            return type_
        inner = member.type.item if isinstance(member.type, ListOf) else member.type.value
        return member.type if isinstance(inner, Ref) else type_

    def _on_the_wire(self, model: ModelPlan, each: FieldPlan) -> bool:
        return not (model.mixin and each.facts.sdk_only)

    def _alone(self, type_: Type) -> Type:
        """Return the one member of a union that needs decoding."""
        if type_ in self.inline or not isinstance(type_, UnionOf):
            return self._unnamed(type_)
        decoded = [member for member in type_.members if self.needed(member)]
        return self._unnamed(decoded[0]) if len(decoded) == 1 else type_

    # --- unions --------------------------------------------------------------------------------------------------------

    def table(self, plan: UnionPlan) -> dict[str, str]:
        """Write the keyword arguments of a UnionAlias."""
        arguments: dict[str, str] = {}
        if plan.tag is not None:
            arguments["tag"] = py(plan.tag)
            pairs = [f"{py(value)}: {self._variant(names)}," for value, names in tags_of(plan).items()]
            arguments["variants"] = "{" + "\n".join(["", *pairs, ""]) + "}"
        shapes = tuple(variant.name for variant in plan.variants if not variant.tags)
        if shapes:
            arguments["shapes"] = f"({', '.join(map(self.member, shapes))},)"
        if plan.list_item is not None and self.needed(plan.list_item):
            arguments["lists"] = f"lambda value: {self.items(ListOf(plan.list_item), 'value')}"
        if plan.map_value is not None:
            decoded = self.needed(plan.map_value)
            arguments["maps"] = f"lambda value: {self.values(MapOf(plan.map_value), 'value') if decoded else 'value'}"
        return arguments

    def _variant(self, names: tuple[str, ...]) -> str:
        members = [self.member(name) for name in names]
        return members[0] if len(members) == 1 else f"({', '.join(members)})"

    def member(self, name: str) -> str:
        """Write a class in a table: one of another area as a function, which imports that when it is first called."""
        return name if self.members[name].area == self.area.name else f"lambda: m.{name}"

    def objects(self, plan: UnionPlan) -> list[str]:
        """Return the class names of a UnionAlias in the order in which it lists them itself."""
        tagged = [name for names in tags_of(plan).values() for name in names]
        return list(dict.fromkeys([*tagged, *(variant.name for variant in plan.variants if not variant.tags)]))


def tags_of(plan: UnionPlan) -> dict[str | int | bool, tuple[str, ...]]:
    """Map each value of the tag to the objects that it may mean."""
    tags: dict[str | int | bool, tuple[str, ...]] = {}
    for variant in plan.variants:
        for value in variant.tags:
            tags[value] = (*tags.get(value, ()), variant.name)
    return tags


def _item(depth: int) -> str:
    return _ITEMS[depth] if depth < len(_ITEMS) else f"item{depth + 1}"
