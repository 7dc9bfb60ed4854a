"""How a union is decoded without trial and error: which property distinguishes its objects, and which value means which.

`plan_union` opens named and nested unions, collects the objects, and looks for the tag: the property that the spec
declares, else the one whose literal values distinguish the most objects. Where the tag leaves it open, shape decides: the
names of required and known properties. It works on plans of package.py and on schemas of api.py alike, since both say
`fields` (wire, type, required) or `type`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from ..api import Facts, ListOf, Literal, MapOf, Primitive, Ref, Type, UnionOf
from ..package import UnionPlan, Variant

_ANYTHING = Primitive("any")

# Where the spec declares no tag and two properties would do equally well, the earlier one here wins.
_USUAL_TAGS = ("type", "object", "event", "role", "kind")


class _Field(Protocol):
    @property
    def wire(self) -> str: ...
    @property
    def type(self) -> Type: ...
    @property
    def required(self) -> bool: ...
    @property
    def facts(self) -> Facts: ...


@dataclass
class _Members:
    """What a union comes to once it is opened."""

    objects: list[str]
    list_items: list[Type]
    map_values: list[Type]
    discriminators: list[UnionOf]


def plan_union(type_: Type, schemas: Mapping[str, Any]) -> UnionPlan | None:
    """Plan the decoding of a type; None where all its values stay what json.loads makes of them.

    `schemas` maps every name that a `Ref` may hold to its plan (ModelPlan, AliasPlan) or schema (api.Object, api.Alias).
    """
    found = _open(type_, schemas)
    if not found.objects and not any(_decodes(item, schemas) for item in (*found.list_items, *found.map_values)):
        return None
    tag = _tag(found, schemas)
    variants = tuple(_variant(name, tag, found, schemas) for name in found.objects)
    return UnionPlan(
        tag=tag,
        variants=variants,
        list_item=_joined(found.list_items),
        map_value=_joined(found.map_values),
        event=tag == "event" and all("data" in variant.known for variant in variants),
    )


def fields_of(schema: Any) -> tuple[_Field, ...] | None:
    """Return the fields of an object; None for anything else."""
    fields = getattr(schema, "fields", None)
    return None if fields is None else cast("tuple[_Field, ...]", fields)


def opened(type_: Type, schemas: Mapping[str, Any]) -> Iterator[Type]:
    """Yield the members of a type with named and nested unions opened; objects stay references."""
    pending, seen = [type_], set[str]()
    while pending:
        current = pending.pop(0)
        if isinstance(current, UnionOf):
            pending[:0] = current.members
        elif isinstance(current, Ref) and fields_of(schemas[current.name]) is None:
            if current.name not in seen:
                seen.add(current.name)
                pending.insert(0, schemas[current.name].type)
        else:
            yield current


def _open(type_: Type, schemas: Mapping[str, Any]) -> _Members:
    found = _Members([], [], [], [union for union in _unions(type_, schemas) if union.discriminator])
    for member in opened(type_, schemas):
        if isinstance(member, Ref) and member.name not in found.objects:
            found.objects.append(member.name)
        elif isinstance(member, ListOf) and member.item not in found.list_items:
            found.list_items.append(member.item)
        elif isinstance(member, MapOf) and member.value not in found.map_values:
            found.map_values.append(member.value)
        elif member == _ANYTHING and _ANYTHING not in found.map_values:
            found.map_values.append(_ANYTHING)  # an object that fits no member is as good as any
    return found


def _unions(type_: Type, schemas: Mapping[str, Any]) -> Iterator[UnionOf]:
    pending, seen = [type_], set[str]()
    while pending:
        current = pending.pop(0)
        if isinstance(current, UnionOf):
            yield current
            pending += current.members
        elif isinstance(current, Ref) and current.name not in seen and fields_of(schemas[current.name]) is None:
            seen.add(current.name)
            pending.append(schemas[current.name].type)


def _decodes(type_: Type, schemas: Mapping[str, Any]) -> bool:
    """Return whether any value of the type holds an object of the spec."""
    pending, seen = [type_], set[str]()
    while pending:
        current = pending.pop()
        if isinstance(current, Ref) and current.name not in seen:
            if fields_of(schemas[current.name]) is not None:
                return True
            seen.add(current.name)
            pending.append(schemas[current.name].type)
        elif isinstance(current, UnionOf):
            pending += current.members
        elif isinstance(current, (ListOf, MapOf)):
            pending.append(current.item if isinstance(current, ListOf) else current.value)
    return False


# --- the tag -----------------------------------------------------------------------------------------------------------


def _tag(found: _Members, schemas: Mapping[str, Any]) -> str | None:
    """Return the property that distinguishes the most objects; the declared one if it distinguishes any."""
    if len(found.objects) < 2:
        return None
    candidates: dict[str, int] = {}
    for name in found.objects:
        for field in fields_of(schemas[name]) or ():
            if _literals(field.type, schemas):
                candidates.setdefault(field.wire, 0)
    for wire in candidates:
        candidates[wire] = _told_apart(wire, found, schemas)
    for union in found.discriminators:
        if any(_tags(name, str(union.discriminator), found, schemas) for name in found.objects):
            return union.discriminator
    usual = {wire: -rank for rank, wire in enumerate(_USUAL_TAGS)}
    best = max(candidates, key=lambda wire: (candidates[wire], usual.get(wire, -len(usual))), default=None)
    return best if best is not None and candidates[best] >= 2 else None


def _told_apart(wire: str, found: _Members, schemas: Mapping[str, Any]) -> int:
    """Count the objects with a value of `wire` that no other object has; 0 where most do not fix it at all."""
    values = [_tags(name, wire, found, schemas) for name in found.objects]
    if sum(bool(tags) for tags in values) * 2 < len(values):
        return 0
    everything = [value for tags in values for value in tags]
    return sum(any(everything.count(value) == 1 for value in tags) for tags in values)


def _tags(name: str, wire: str, found: _Members, schemas: Mapping[str, Any]) -> tuple[str | int | bool, ...]:
    """Return the values of `wire` that mean this object: its own literals, else those of a mapping."""
    for field in fields_of(schemas[name]) or ():
        if field.wire == wire and (literals := _literals(field.type, schemas)):
            return literals
    declared = [union for union in found.discriminators if union.discriminator == wire]
    mapped = [value for union in declared for value, target in union.mapping if target == name]
    if not mapped and any(_means_names(union, found, schemas) for union in declared):
        return (getattr(schemas[name], "component", name),)
    return tuple(dict.fromkeys(mapped))


def _means_names(union: UnionOf, found: _Members, schemas: Mapping[str, Any]) -> bool:
    """Return whether a discriminator has no mapping, over plain strings: then, says OpenAPI, its values are schema names."""
    plain = [
        name
        for name in found.objects
        for field in fields_of(schemas[name]) or ()
        if field.wire == union.discriminator and not _literals(field.type, schemas)
    ]
    return not union.mapping and len(plain) > 1


def _literals(type_: Type, schemas: Mapping[str, Any]) -> tuple[str | int | bool, ...]:
    """Return the closed set of values of a type, also through aliases; () for any other type."""
    values: list[str | int | bool] = []
    for member in opened(type_, schemas):
        if isinstance(member, Literal):
            values += [value for value in member.values if not isinstance(value, float)]
        elif member != Primitive("none"):
            return ()
    return tuple(dict.fromkeys(values))


# --- the plan ----------------------------------------------------------------------------------------------------------


def _variant(name: str, tag: str | None, found: _Members, schemas: Mapping[str, Any]) -> Variant:
    fields = fields_of(schemas[name]) or ()
    return Variant(
        name=name,
        tags=_tags(name, tag, found, schemas) if tag is not None else (),
        required=tuple(field.wire for field in fields if field.required),
        known=tuple(field.wire for field in fields if not field.facts.sdk_only),
    )


def _joined(types: list[Type]) -> Type | None:
    """Return one type for the items of several lists."""
    members: list[Type] = []
    for type_ in types:
        members += [m for m in (type_.members if isinstance(type_, UnionOf) else (type_,)) if m not in members]
    if not members:
        return None
    return members[0] if len(members) == 1 else UnionOf(tuple(members))
