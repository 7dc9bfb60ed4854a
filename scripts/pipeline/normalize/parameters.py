"""The parameters of an operation: merged, resolved, checked against the path template."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import api
from ..document import pointers
from . import facts, media, names, official, references
from .emit import Emitter
from .media import Type
from .paths import Call
from .result import PENDING
from .shapes import Site
from .spec import Spec

LOCATIONS = ("path", "query", "header", "cookie")
OWNED_BY_HTTP = ("accept", "content-type", "authorization")
_TEMPLATE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Declared:
    """A parameter and the place of its declaration."""

    value: dict[str, Any]
    pointer: str


def read(
    emitter: Emitter, call: Call, path: str, fixed: Collection[str], variable: Mapping[str, str], identity: str
) -> list[tuple[api.Parameter, Type]]:
    """Return the parameters in the order of the document, each with its type for the parser.

    `path` is the template without its query, `fixed` are the names with a fixed value in that query, and `variable`
    maps the parameters in that query to the names that they are sent under.
    """
    spec = emitter.shaper.spec
    merged: dict[tuple[str, str], Declared] = {}
    for owner, place in ((call.item, call.item_pointer), (call.value, call.pointer)):
        of_owner = {(each.value["in"], str(each.value["name"])): each for each in declared(spec, owner, place)}
        if len(of_owner) != len(spec.listing(owner, "parameters", place)):
            spec.note(pointers.child(place, "parameters"), "a parameter is listed twice; the last one counts")
        merged |= of_owner
    template = _TEMPLATE.findall(path)
    found = []
    for (location, wire), each in merged.items():
        if location == "path" and wire not in template and wire in variable:
            value = {**each.value, "in": "query", "name": variable[wire], "required": True}
            found.append(_parameter(emitter, Declared(value, each.pointer), identity))
        elif location == "path" and wire not in template:
            spec.note(each.pointer, f"the path has no {{{wire}}}; the parameter is left out")
        elif location == "query" and wire in fixed:
            spec.note(each.pointer, f"the path has {wire!r} already; the parameter is left out")
        elif location == "header" and wire.lower() in OWNED_BY_HTTP:
            spec.note(each.pointer, f"the header {wire} belongs to HTTP itself (OpenAPI 3); it is left out")
        else:
            found.append(_parameter(emitter, each, identity))
    known = {parameter.wire for parameter, _ in found if parameter.location == "path"}
    for wire in dict.fromkeys(template):
        if wire not in known:
            spec.note(call.pointer, f"nothing declares the path parameter {wire!r}; it is read as a string")
            missing = api.Parameter(wire, "path", PENDING, True, "simple", False, call.pointer)
            found.append((missing, dict(media.TEXT)))
    known = {parameter.wire for parameter, _ in found if parameter.location == "query"}
    for wire in variable.values():
        if wire not in known:
            spec.note(call.pointer, f"nothing declares the query parameter {wire!r}; it is read as a string")
            missing = api.Parameter(wire, "query", PENDING, True, "form", True, call.pointer)
            found.append((missing, dict(media.TEXT)))
    return found


def declared(spec: Spec, owner: dict[str, Any], place: str) -> Iterator[Declared]:
    """Yield the parameters that an operation or a path item declares."""
    for index, each in enumerate(spec.listing(owner, "parameters", place)):
        value, pointer = references.follow(spec, each, pointers.child(place, "parameters", index))
        if not isinstance(value, dict) or "name" not in value or value.get("in") not in LOCATIONS:
            said = "a parameter needs a `name` and an `in` of " + ", ".join(LOCATIONS)
            spec.unsupported(pointer, said)
            continue
        yield Declared(value, pointer)


def _parameter(emitter: Emitter, declared: Declared, identity: str) -> tuple[api.Parameter, Type]:
    value, pointer = declared.value, declared.pointer
    spec = emitter.shaper.spec
    location, wire = value["in"], str(value["name"])
    required = value.get("required") is True
    if location == "path" and not required:
        spec.note(pointer, f"the path parameter {wire!r} is required although it does not say so")
    if value.get("allowReserved") is True:
        spec.note(pointer, "`allowReserved` is not read: reserved characters are always encoded")
    style = str(value.get("style", "form" if location in ("query", "cookie") else "simple"))
    place, json = schema_place(spec, value, pointer)
    said = api.Facts()
    type_: Type = {}
    if place is None:
        spec.note(pointer, f"the parameter {wire!r} has no schema; any value is accepted")
    else:
        site = Site((place,))
        owner = pointers.steps(pointer)[2] if pointer.startswith("#/components/") else identity
        type_ = emitter.site(site, names.pascal(owner) + names.pascal(wire), owner)
        said = facts.of(emitter.shaper.site(site))
    if "deprecated" in value or "description" in value:
        said = replace(
            said,
            deprecated=said.deprecated or value.get("deprecated") is True,
            description=str(value.get("description") or said.description),
        )
    explode = value.get("explode", style == "form") is True
    called = official.argument(spec, value, pointer)
    return api.Parameter(
        wire, location, PENDING, required or location == "path", style, explode, pointer, said, json, called
    ), type_


def schema_place(spec: Spec, value: dict[str, Any], pointer: str) -> tuple[str | None, bool]:
    """Return the place of the schema, and whether the value is sent as JSON text."""
    if "schema" in value:
        return pointers.child(pointer, "schema"), False
    for medium, described in spec.mapping(value, "content", pointer).items():
        place = pointers.child(pointer, "content", medium)
        has_schema = "schema" in spec.expect(described, dict, "a media type", place)
        return (pointers.child(place, "schema") if has_schema else None), media.is_json(str(medium))
    return None, False
