"""Types as decoding code: the expressions that turn plain JSON into models, straight-line, without a table of types.

Rule: an expression takes any value, decodes what its type says it can be, and gives back everything else unchanged.
A union of several objects cannot be told in an expression: it is decoded by a `UnionAlias`, which has the name of the
schema, or, where the union stands inside another type, a private name beside it (`inline`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..api import ListOf, MapOf, Primitive, Ref, Type, UnionOf
from ..package import AreaPlan, FieldPlan, ModelPlan, UnionPlan
from ..plan.dispatch import plan_union
from .annotations import Members
from .escape import py

_ITEMS = ("item", "inner", "innermost")


@dataclass
class Decoding:
    """The decoding code of one area. `members` are all models and aliases of the package, by every name."""

    area: AreaPlan
    members: Members
    inline: dict[Type, str] = field(default_factory=dict)
    """Union inside another type -> the private name of its decoder."""
    _needed_names: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for member in self.area.members:
            if isinstance(member, ModelPlan):
                for each in member.fields:
                    self._collect(each.type, f"_{member.name}_{each.python}")
                if member.extra is not None:
                    self._collect(member.extra, f"_{member.name}_extra")
            elif self.is_table(member.type):
                self._collect_inside(member.type, f"_{member.name}_item")
            else:
                self._collect(member.type, f"_{member.name}_item")

    # --- questions -----------------------------------------------------------------------------------------------------

    def needed(self, type_: Type) -> bool:
        """Whether any value of the type is a model or holds one."""
        if isinstance(type_, Ref):
            return self._needed_by_name(type_.name)
        if isinstance(type_, ListOf):
            return self.needed(type_.item)
        if isinstance(type_, MapOf):
            return self.needed(type_.value)
        return isinstance(type_, UnionOf) and any(map(self.needed, type_.members))

    def _needed_by_name(self, name: str) -> bool:
        member = self.members[name]
        if isinstance(member, ModelPlan):
            return True
        if name not in self._needed_names:
            self._needed_names[name] = False  # what comes back to itself adds nothing
            self._needed_names[name] = self.needed(member.type)
        return self._needed_names[name]

    def is_table(self, type_: Type) -> bool:
        """Whether the type can be decoded by a UnionAlias alone."""
        if not isinstance(type_, UnionOf):
            return False
        decoded = [member for member in type_.members if self.needed(member)]
        if not decoded:
            return False
        objects = [member for member in decoded if self._is_object(member)]
        lists = [member for member in decoded if isinstance(member, ListOf)]
        others = len(decoded) - len(objects) - len(lists)
        free_keys = any(isinstance(m, MapOf) or m == Primitive("any") for m in type_.members)
        return len(objects) > 1 or len(lists) > 1 or (free_keys and bool(objects)) or (others > 0 and len(decoded) > 1)

    def _is_object(self, type_: Type) -> bool:
        return isinstance(type_, Ref) and isinstance(self.members[type_.name], ModelPlan)

    def _collect(self, type_: Type, name: str) -> None:
        """Name the unions in a type that an expression cannot decode."""
        if self.is_table(type_):
            if type_ not in self.inline:
                taken = set(self.inline.values())
                free = (name if number == 1 else f"{name}{number}" for number in range(1, len(taken) + 2))
                self.inline[type_] = next(each for each in free if each not in taken)
                self._collect_inside(type_, name)
        elif isinstance(type_, UnionOf):
            for member in type_.members:
                self._collect(member, name)
        elif isinstance(type_, ListOf):
            self._collect(type_.item, name)
        elif isinstance(type_, MapOf):
            self._collect(type_.value, name)

    def _collect_inside(self, table: Type, name: str) -> None:
        """Name the unions in the lists and maps of a union."""
        plan = plan_union(table, self.members)
        for inner in (plan.list_item, plan.map_value) if plan is not None else ():
            if inner is not None:
                self._collect(inner, name)

    # --- code ----------------------------------------------------------------------------------------------------------

    def name(self, name: str) -> str:
        """How code of this area names a model or an alias.

        `models` imports other areas when they are first needed. It also stands before every alias, because for type
        checkers an alias is the type itself, which decodes nothing.
        """
        member = self.members[name]
        local = isinstance(member, ModelPlan) and member.area == self.area.name
        return name if local else f"models.{name}"

    def expression(self, type_: Type, value: str, depth: int = 0) -> str:
        """The decoded form of the variable `value`."""
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
        assert not self.is_table(type_), f"{type_} needs a decoder of its own"
        decoded = [member for member in type_.members if self.needed(member)]
        lists = [member for member in decoded if isinstance(member, ListOf)]
        rest = [member for member in decoded if not isinstance(member, ListOf)]
        if not lists:
            return self.expression(rest[0], value, depth)
        otherwise = self.expression(rest[0], value, depth) if rest else value
        return f"{self.items(lists[0], value, depth)} if {value}.__class__ is list else {otherwise}"

    def items(self, type_: ListOf, value: str, depth: int = 0) -> str:
        """The decoded form of a variable that holds a list."""
        if isinstance(type_.item, Ref) and self._is_flat(type_.item.name):
            return f"decode_flat({self.name(type_.item.name)}, {value})"
        item = _item(depth)
        return f"[{self.expression(type_.item, item, depth + 1)} for {item} in {value}]"

    def _is_flat(self, name: str) -> bool:
        """Whether a name is that of a class that converts nothing nested."""
        member = self.members[name]
        return (
            isinstance(member, ModelPlan)
            and not member.mixin
            and not any(self.needed(each.type) for each in member.fields)
            and (member.extra is None or not self.needed(member.extra))
        )

    def values(self, type_: MapOf, value: str, depth: int = 0) -> str:
        """The decoded form of a variable that holds a dict with free keys."""
        item = _item(depth)
        return f"{{key: {self.expression(type_.value, item, depth + 1)} for key, {item} in {value}.items()}}"

    def steps(self, model: ModelPlan) -> Iterator[tuple[str, str, str]]:
        """For each field with something to decode: the wire name as a literal, a condition, the new value."""
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
        """The decoded form of `item`, the value of a key that no field has; None where it stays as it is."""
        if model.extra is None or not self.needed(model.extra):
            return None
        return self.expression(model.extra, "item", 1)

    def _unnamed(self, type_: Type) -> Type:
        """What an alias of a list or a map stands for, if that can be decoded in place."""
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
        """The one member of a union that needs decoding."""
        if type_ in self.inline or not isinstance(type_, UnionOf):
            return self._unnamed(type_)
        decoded = [member for member in type_.members if self.needed(member)]
        return self._unnamed(decoded[0]) if len(decoded) == 1 else type_

    # --- unions --------------------------------------------------------------------------------------------------------

    def table(self, plan: UnionPlan) -> dict[str, str]:
        """The keyword arguments of a UnionAlias, as text."""
        arguments: dict[str, str] = {}
        if plan.tag is not None:
            arguments["tag"] = py(plan.tag)
            pairs = [
                f"{py(value)}: {py(names if len(names) > 1 else names[0])}," for value, names in _tags(plan).items()
            ]
            arguments["variants"] = "{" + "\n".join(["", *pairs, ""]) + "}"
        shapes = tuple(variant.name for variant in plan.variants if not variant.tags)
        if shapes:
            arguments["shapes"] = py(shapes)
        if plan.list_item is not None and self.needed(plan.list_item):
            arguments["lists"] = f"lambda value: {self.items(ListOf(plan.list_item), 'value')}"
        if plan.map_value is not None:
            decoded = self.needed(plan.map_value)
            arguments["maps"] = f"lambda value: {self.values(MapOf(plan.map_value), 'value') if decoded else 'value'}"
        return arguments

    def objects(self, plan: UnionPlan) -> list[str]:
        """The class names of a UnionAlias in the order in which it lists them itself."""
        tagged = [name for names in _tags(plan).values() for name in names]
        return list(dict.fromkeys([*tagged, *(variant.name for variant in plan.variants if not variant.tags)]))

    def inline_plans(self) -> list[tuple[str, Type, UnionPlan]]:
        """(private name, type, plan) of every union inside another type."""
        plans = [(name, type_, plan_union(type_, self.members)) for type_, name in self.inline.items()]
        return [(name, type_, plan) for name, type_, plan in plans if plan is not None]


def _tags(plan: UnionPlan) -> dict[str | int | bool, tuple[str, ...]]:
    """Value of the tag -> the objects that it may mean."""
    tags: dict[str | int | bool, tuple[str, ...]] = {}
    for variant in plan.variants:
        for value in variant.tags:
            tags[value] = (*tags.get(value, ()), variant.name)
    return tags


def _item(depth: int) -> str:
    return _ITEMS[depth] if depth < len(_ITEMS) else f"item{depth + 1}"
