"""What the keywords of a single schema say, apart from what it refers to or combines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from ..document import pointers
from ..document.structure import KINDS
from . import vocabulary
from .shapes import Alternative, Anything, Choice, Null, Record, Scalar, Sequence, Shape, Site, kind_of
from .spec import Spec

NOTES = ("default", "deprecated", "readOnly", "writeOnly", "description")
SDK_ONLY = "x-oaiSupportedSDKs"


def accept(spec: Spec, value: Any, pointer: str) -> dict[str, Any] | None:
    """Return the sound keywords of a schema; None for a boolean schema or an empty place."""
    if value is None:
        spec.note(pointer, "an empty schema is read as any value")
        return None
    if isinstance(value, bool):
        return None
    if not isinstance(value, dict):
        spec.unsupported(pointer, f"{value!r:.60} is not a schema")
        return None
    schema = {keyword: each for keyword, each in value.items() if _is_sound(spec, str(keyword), each, pointer)}
    spelt = schema.get("type")
    if isinstance(spelt, str) and spelt.lower() in vocabulary.FORMATS and "format" not in schema:
        schema["format"] = vocabulary.FORMATS[spelt.lower()]
    return schema


def _is_sound(spec: Spec, keyword: str, value: Any, pointer: str) -> bool:
    """Return whether a keyword counts. A value that it cannot have stops the build."""
    if keyword.startswith("x-") or keyword in vocabulary.UNCHECKED:
        return True
    if keyword not in vocabulary.KNOWN:
        spec.note(pointer, f"`{keyword}` is not a keyword of OpenAPI or JSON Schema; it has no effect")
        return keyword == "ref"
    if value is None:
        spec.note(pointer, f"`{keyword}` without a value says nothing")
        return False
    expected = vocabulary.VALUES.get(keyword)
    if expected is not None and not isinstance(value, expected):
        spec.unsupported(pointer, f"`{keyword}` must be {vocabulary.spell(expected)}, not {value!r:.60}")
        return False
    return True


def without_prose(value: Any) -> Any:
    """Return a schema without its prose, at every depth. What is left determines types."""
    if not isinstance(value, dict):
        return value
    kept: dict[str, Any] = {}
    for key, each in value.items():
        if key in vocabulary.PROSE or str(key).startswith("x-"):
            continue
        slot = KINDS["Schema"].get(key)
        if slot == "{Schema}" and isinstance(each, dict):
            kept[key] = {name: without_prose(schema) for name, schema in each.items()}
        elif slot == "[Schema]" and isinstance(each, list):
            kept[key] = [without_prose(schema) for schema in each]
        else:
            kept[key] = without_prose(each) if slot == "Schema" else each
    return kept


def members(spec: Spec, schema: dict[str, Any], keyword: str, pointer: str) -> list[Any]:
    """Return the members of allOf, anyOf or oneOf."""
    found = schema.get(keyword)
    if found == []:
        spec.note(pointer, f"an empty `{keyword}` says nothing")
    return found or []


def notes(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the annotations of a schema."""
    found = {keyword: schema[keyword] for keyword in NOTES if schema.get(keyword, False) is not False}
    if "default" in schema:
        found["default"] = schema["default"]
    if schema.get(SDK_ONLY):
        found[SDK_ONLY] = True
    return found


def constraints(schema: dict[str, Any], kinds: frozenset[str] | None = None) -> dict[str, Any]:
    """Return the constraints of a schema that apply to one of `kinds`, or all of them for None."""
    return {
        keyword: without_prose({keyword: schema[keyword]})[keyword]
        for keyword in vocabulary.CONSTRAINTS
        if keyword in schema
        and (kinds is None or keyword not in vocabulary.SPEAKS_OF or kinds & vocabulary.SPEAKS_OF[keyword])
    }


def nullable(schema: dict[str, Any]) -> bool:
    """Return whether null is allowed as well: `nullable: true`, or null among several types."""
    declared = schema.get("type")
    listed = isinstance(declared, list) and len(declared) > 1 and bool({"null", None} & set(map(_word, declared)))
    return schema.get("nullable") is True or listed


def own(spec: Spec, schema: dict[str, Any], pointer: str, *, beside: bool) -> tuple[Alternative, ...]:
    """Return the alternatives that type, enum, const, properties and items allow; none if they say nothing.

    With `beside`, the schema also refers to or combines others, and null is added to those instead.
    """
    kinds = types(spec, schema, pointer)
    if beside and len(kinds) > 1 and "null" in kinds:
        kinds.remove("null")
    if "enum" in schema or "const" in schema:
        chosen = choice(spec, schema, kinds, pointer)
        if chosen:
            return chosen
    inferred = not kinds
    if inferred:
        kinds = infer(schema)
    if not kinds:
        said = constraints(schema)
        return (Anything(at=pointer, constraints=said),) if said else ()
    _note_idle(spec, schema, kinds, pointer)
    return tuple(_alternative(spec, kind, schema, pointer, inferred=inferred) for kind in kinds)


def types(spec: Spec, schema: dict[str, Any], pointer: str) -> list[str]:
    """Return the kinds of value in `type`, a name or a list, in the document's order."""
    declared = schema.get("type")
    if declared is None:
        return []
    kinds = []
    for name in declared if isinstance(declared, list) else [declared]:
        known = str(name) if name is not None else "null"
        if known not in vocabulary.KINDS:
            if known.lower() in vocabulary.KINDS:
                known = known.lower()
            elif known.lower() in vocabulary.MISSPELT_TYPES:
                known = vocabulary.MISSPELT_TYPES[known.lower()]
            elif known.lower() in vocabulary.ANY_TYPES:
                spec.note(pointer, f"`type: {name}` is read as any type")
                return []
            else:
                spec.unsupported(pointer, f"`type: {name}` is not a type of JSON Schema")
                continue
            spec.note(pointer, f"`type: {name}` is read as `type: {known}`")
        kinds.append(vocabulary.KINDS[known])
    return list(dict.fromkeys(kinds))


def infer(schema: dict[str, Any]) -> list[str]:
    """Return the kinds of value that a schema without `type` describes, by its structural keywords."""
    kinds = []
    if schema.keys() & {"properties", "additionalProperties", "patternProperties"} or isinstance(
        schema.get("required"), list
    ):
        kinds.append("object")
    if schema.keys() & {"items", "prefixItems"}:
        kinds.append("array")
    return kinds


def choice(spec: Spec, schema: dict[str, Any], kinds: list[str], pointer: str) -> tuple[Alternative, ...]:
    """Return the closed set of scalars in enum and const. Null among them is an alternative of its own."""
    listed = schema.get("enum", [schema.get("const")])
    if "const" in schema and "enum" in schema:
        listed = [value for value in listed if _typed(value) == _typed(schema["const"])] or [schema["const"]]
    if not listed:
        spec.note(pointer, "an empty `enum` says nothing")
        return ()
    values: dict[tuple[str, Any], None] = {}
    for value in listed:
        if not _is_scalar(value):
            said = f"an enum or const value that is not a scalar: {value!r:.60}"
            spec.unsupported(pointer, said)
        elif value is not None:
            values[_typed(value)] = None
    if kinds and not {"str", "int", "float", "bool", "null"} & set(kinds):
        spec.note(pointer, f"an `enum` of scalars next to `type: {schema['type']}` has no effect")
        return ()
    allowed = set(kinds) | ({"int"} if "float" in kinds else set())
    if kinds and any(kind not in allowed for kind, _ in values):
        spec.note(pointer, "an `enum` has values that are not of the declared type; they are kept")
    limits = constraints(schema, frozenset(kinds) or None)
    found: list[Alternative] = [Choice(tuple(values), at=pointer, constraints=limits)] if values else []
    if None in listed or "null" in kinds:
        found.append(Null())
    return tuple(found)


def is_bare(alternative: Alternative) -> bool:
    """Return whether an alternative says no more than `type`."""
    match alternative:
        case Scalar():
            return True
        case Sequence():
            return not alternative.items
        case Record():
            return not (alternative.fields or alternative.required or alternative.extras or alternative.closed)
        case _:
            return False


def is_binary(said: Any) -> bool:
    """Return whether a string means raw bytes: `format: binary`, or contentMediaType without an encoding (3.1)."""
    if said.get("format") == "binary" or str(said.get("type")).lower() in vocabulary.BINARY_TYPES:
        return True
    medium = said.get("contentMediaType")
    if not isinstance(medium, str) or said.get("contentEncoding") is not None:
        return False
    return not (medium.startswith("text/") or medium.endswith("json") or medium.endswith("xml"))


def dependents(schema: dict[str, Any], pointer: str) -> Iterator[str]:
    """Yield the schemas that hold if some property is present."""
    for name in schema.get("dependentSchemas") or ():
        yield pointers.child(pointer, "dependentSchemas", name)


def describe(shape: Shape) -> str:
    """Return a shape in words, for an error message."""
    names = []
    for each in shape.alternatives:
        match each:
            case Choice():
                names.append("one of " + ", ".join(repr(value) for _, value in each.values))
            case _:
                names.append(kind_of(each) or getattr(each, "target", "any value"))
    return " or ".join(names)


def _word(value: Any) -> Any:
    return value if isinstance(value, str) else None


def _is_scalar(value: Any) -> bool:
    """Return whether a value is a scalar of JSON: no NaN, no infinity, no half of a surrogate pair."""
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value)
    return value is None or (isinstance(value, (int, float)) and math.isfinite(value))


def _typed(value: Any) -> tuple[str, Any]:
    return {str: "str", bool: "bool", int: "int", float: "float"}.get(type(value), ""), value


def _note_idle(spec: Spec, schema: dict[str, Any], kinds: list[str], pointer: str) -> None:
    for keyword, kind in (("properties", "object"), ("additionalProperties", "object"), ("items", "array")):
        if keyword in schema and kind not in kinds:
            spec.note(pointer, f"`{keyword}` has no effect next to `type: {schema.get('type')}`")


def _alternative(spec: Spec, kind: str, schema: dict[str, Any], pointer: str, *, inferred: bool) -> Alternative:
    said = constraints(schema, frozenset({kind}))
    match kind:
        case "null":
            return Null()
        case "array":
            return Sequence(_items(schema, pointer), at=pointer, constraints=said, inferred=inferred)
        case "object":
            return _record(spec, schema, pointer, said, inferred=inferred)
        case _:
            return Scalar(kind, kind == "str" and is_binary(schema), at=pointer, constraints=said)


def _items(schema: dict[str, Any], pointer: str) -> tuple[Site, ...]:
    """Return the schemas of items: those of a tuple's places and that of the rest."""
    found = []
    for keyword in ("prefixItems", "items"):
        if isinstance(schema.get(keyword), list):
            found += [Site((pointers.child(pointer, keyword, index),)) for index in range(len(schema[keyword]))]
        elif isinstance(schema.get(keyword), dict):
            found.append(Site((pointers.child(pointer, keyword),)))
    if isinstance(schema.get("items"), list) and isinstance(schema.get("additionalItems"), dict):
        found.append(Site((pointers.child(pointer, "additionalItems"),)))
    return tuple(found)


def _record(spec: Spec, schema: dict[str, Any], pointer: str, said: dict[str, Any], *, inferred: bool) -> Record:
    fields = {str(name): Site((pointers.child(pointer, "properties", name),)) for name in schema.get("properties", {})}
    extras = [
        Site((pointers.child(pointer, "patternProperties", pattern),))
        for pattern in schema.get("patternProperties", {})
    ]
    additional = schema.get("additionalProperties")
    silent = isinstance(additional, dict) and not without_prose(additional)
    if isinstance(additional, dict) and not silent:
        extras.append(Site((pointers.child(pointer, "additionalProperties"),)))
    return Record(
        fields,
        _required(spec, schema, pointer),
        tuple(extras),
        open=additional is True or silent,
        closed=additional is False and not extras,
        at=pointer,
        constraints=said,
        inferred=inferred,
    )


def _required(spec: Spec, schema: dict[str, Any], pointer: str) -> frozenset[str]:
    """Return what `required` lists, and the properties that say `required: true`, as in draft 3."""
    listed = schema.get("required")
    found = set()
    if isinstance(listed, list):
        found = {str(name) for name in listed}
        if len(found) != len(listed):
            spec.note(pointer, "`required` names a property twice")
    for name, value in schema.get("properties", {}).items():
        if isinstance(value, dict) and value.get("required") is True:
            spec.note(
                pointers.child(pointer, "properties", name),
                "`required: true` is read as the object's own",
            )
            found.add(str(name))
    return frozenset(found)
