"""Small questions about types: is null allowed, what does a type refer to, how does it read with class names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..api import Alias, Api, ListOf, MapOf, Object, Primitive, Ref, Schema, Type, UnionOf

NONE = Primitive("none")
ANY = Primitive("any")
BINARY = Primitive("binary")
BOOL = Primitive("bool")
STR = Primitive("str")


def without_null(type_: Type) -> tuple[Type, bool]:
    """Take null out of a union; also return whether it was there."""
    if type_ == NONE:
        return type_, False
    if isinstance(type_, UnionOf) and NONE in type_.members:
        rest = tuple(member for member in type_.members if member != NONE)
        if len(rest) == 1:
            return rest[0], True
        return UnionOf(rest, type_.discriminator, type_.mapping), True
    return type_, False


def allows_null(type_: Type, schemas: dict[str, Schema], seen: frozenset[str] = frozenset()) -> bool:
    """Return whether null is a value of the type, also through named aliases."""
    if isinstance(type_, Primitive):
        return type_.name in {"none", "any"}
    if isinstance(type_, UnionOf):
        return any(allows_null(member, schemas, seen) for member in type_.members)
    if isinstance(type_, Ref) and type_.name not in seen:
        target = schemas[type_.name]
        return isinstance(target, Alias) and allows_null(target.type, schemas, seen | {type_.name})
    return False


def resolve(type_: Type, schemas: dict[str, Schema]) -> Type | Object:
    """Follow named aliases to what they stand for: an Object, or a type that is no Ref."""
    seen: set[str] = set()
    while isinstance(type_, Ref) and type_.name not in seen:
        seen.add(type_.name)
        target = schemas[type_.name]
        if isinstance(target, Object):
            return target
        type_ = target.type
    return type_


def members(type_: Type, schemas: dict[str, Schema]) -> list[Type | Object]:
    """Return the members of a type with named and nested unions opened; the type itself if it is not a union."""
    found: list[Type | Object] = []
    pending, seen = [type_], set[str]()
    while pending:
        current = pending.pop(0)
        if isinstance(current, Ref):
            if current.name in seen:
                continue
            seen.add(current.name)
        opened = resolve(current, schemas)
        if isinstance(opened, UnionOf):
            pending[:0] = list(opened.members)
        else:
            found.append(opened)
    return found


def references(type_: Type) -> Iterator[str]:
    """Yield the names that a type mentions."""
    if isinstance(type_, Ref):
        yield type_.name
    elif isinstance(type_, ListOf):
        yield from references(type_.item)
    elif isinstance(type_, MapOf):
        yield from references(type_.value)
    elif isinstance(type_, UnionOf):
        for member in type_.members:
            yield from references(member)


def schema_references(schema: Schema) -> Iterator[str]:
    """Yield the names that a schema mentions directly."""
    if isinstance(schema, Alias):
        yield from references(schema.type)
        return
    for field in schema.fields:
        yield from references(field.type)
    if schema.extra is not None:
        yield from references(schema.extra)


def reachable(roots: Iterator[str] | set[str] | list[str], api: Api) -> set[str]:
    """Return every schema that can be reached from some names, these included."""
    found: set[str] = set()
    pending = list(roots)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(schema_references(api.schemas[name]))
    return found


def rename(type_: Type, name: Callable[[str], str]) -> Type:
    """Return the same type with other names in it."""
    if isinstance(type_, Ref):
        return Ref(name(type_.name))
    if isinstance(type_, ListOf):
        return ListOf(rename(type_.item, name))
    if isinstance(type_, MapOf):
        return MapOf(rename(type_.value, name))
    if isinstance(type_, UnionOf):
        mapping = tuple((value, name(target)) for value, target in type_.mapping)
        return UnionOf(tuple(rename(member, name) for member in type_.members), type_.discriminator, mapping)
    return type_
