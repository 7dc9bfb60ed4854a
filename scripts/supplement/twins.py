"""A class X of what is answered and its XParam of what is sent: one schema, if they say the same all the way down.

Rule: the names of two classes propose a pair, and with it go the classes at the same places below them. A pair falls if
anything differs but what is required and what may be null, since in an answer the wheel writes the two in one way. The
TypedDict, which tells them apart, is the one that is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .documents import SCHEMAS, Document, component

_NULL = {"type": "null"}
_DIFFER = frozenset({"required", "discriminator"})


def twins(wheel: Document, places: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Return XParam -> X, by their components. `places` says which components are which schema of the spec.

    `known` are the places that the table of names has: what was two schemas before stays two, and what was one stays one.
    """

    def may_be(one: str, other: str) -> bool:
        before = {known.get(one, ""), known.get(other, "")} - {""}
        return len(before) < 2 and (one not in places or places.get(other, places[one]) == places[one])

    names: dict[str, str] = wheel.data.get("x-official-names", {})
    met = paired(wheel, dict(_proposed(names)))
    for group in _groups(names, places, known):
        met |= dict.fromkeys(group[1:], group[0])
        if met.get(group[0]) in group:
            del met[group[0]]
    found = {one: other for one, other in met.items() if may_be(one, other)}
    was_one = {one for one, other in found.items() if known.get(one) and known.get(one) == known.get(other)}
    while wrong := _unequal(wheel, found, places) - was_one:
        found = {one: other for one, other in found.items() if one not in wrong}
    return dict(sorted(found.items()))


def _groups(names: Mapping[str, str], places: Mapping[str, str], known: Mapping[str, str]) -> list[list[str]]:
    """Return the components that were one new schema before, in each group the one that it is named after first."""
    found: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda each: ("param" in names[each].lower(), names[each])):
        if name not in places and component(known.get(name, "")):
            found.setdefault(known[name], []).append(name)
    return list(found.values())


def paired(wheel: Document, pairs: dict[str, str]) -> dict[str, str]:
    """Return pairs of components, and with them the pairs at the same places below."""
    found = dict(pairs)
    waiting = list(found.items())
    while waiting:
        one, other = waiting.pop(0)
        for first, second in below(wheel.schemas[one], wheel.schemas[other]):
            if first != second and first not in found and second not in found:
                found[first] = second
                waiting.append((first, second))
    return found


def _proposed(names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    by_key = {key: name for name, key in names.items()}
    for name, key in sorted(names.items()):
        if other := _without_param(key, by_key):
            yield name, other


def _without_param(key: str, by_key: Mapping[str, str]) -> str:
    """Return the component of the class that is called so without Param; "" if there is none."""
    module, _, name = key.partition(":")
    if "param" not in key.lower():
        return ""
    homes = dict.fromkeys((module.removesuffix("_param"), module))
    wishes = [
        f"{home}:{each}"
        for home in homes
        for each in dict.fromkeys((name.removesuffix("Param"), name.replace("Param", ""), name))
    ]
    return next((by_key[wish] for wish in wishes if wish != key and wish in by_key), "")


def below(one: Any, other: Any) -> Iterator[tuple[str, str]]:
    """Yield the components that two schemas refer to at the same places."""
    one, other = _bare(one), _bare(other)
    if isinstance(one, dict) and isinstance(other, dict):
        if "$ref" in one and "$ref" in other:
            yield one["$ref"].removeprefix(SCHEMAS), other["$ref"].removeprefix(SCHEMAS)
        for key in one.keys() & other.keys():
            yield from below(one[key], other[key])
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for each in zip(one, other, strict=True):
            yield from below(*each)


def _unequal(wheel: Document, pairs: Mapping[str, str], places: Mapping[str, str]) -> set[str]:
    return {one for one, other in pairs.items() if not _equal(wheel.schemas[one], wheel.schemas[other], pairs, places)}


def _equal(one: Any, other: Any, pairs: Mapping[str, str], places: Mapping[str, str]) -> bool:
    one, other = _bare(one), _bare(other)
    if isinstance(one, dict) and isinstance(other, dict):
        if "$ref" in one and "$ref" in other:
            first, second = one["$ref"].removeprefix(SCHEMAS), other["$ref"].removeprefix(SCHEMAS)
            met = first in places and places[first] == places.get(second)
            return bool(first == second or pairs.get(first) == second or met)
        return one.keys() == other.keys() and all(_equal(one[key], other[key], pairs, places) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_equal(*each, pairs, places) for each in zip(one, other, strict=True))
    return bool(one == other)


def _bare(node: Any) -> Any:
    """Return a schema without what may differ and without marks; enums in one order."""
    if not isinstance(node, dict):
        return node
    node = {key: value for key, value in node.items() if key not in _DIFFER and not key.startswith("x-")}
    if isinstance(node.get("enum"), list):
        return {**node, "enum": sorted(map(repr, node["enum"]))}
    if not isinstance(node.get("anyOf"), list):
        return node
    rest = [each for each in node["anyOf"] if each != _NULL]
    return _bare(rest[0]) if len(rest) == 1 and len(node) == 1 else {**node, "anyOf": rest}
