"""The words of a schema: which keyword is about which kind of value, and what misspellings mean.

Sources: OpenAPI 3.0.4 and 3.1.1 (Schema Object), JSON Schema 2020-12 and its predecessors back to draft 4.
"""

from __future__ import annotations

from ..document import structure

KINDS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "null": "null",
    "object": "object",
    "array": "array",
}
"""`type` in a schema -> kind of value."""
TYPE_OF_KIND = {kind: name for name, kind in KINDS.items()}

MISSPELT_TYPES = {
    **dict.fromkeys(("str", "text", "char", "enum"), "string"),
    **dict.fromkeys(("file", "binary", "bytes", "blob", "byte", "base64", "password"), "string"),
    **dict.fromkeys(("date", "date-time", "datetime", "timestamp", "time", "duration"), "string"),
    **dict.fromkeys(("uuid", "guid", "uri", "url", "email", "hostname", "ipv4", "ipv6"), "string"),
    **dict.fromkeys(("int", "int8", "int16", "int32", "int64", "long", "short", "bigint", "biginteger"), "integer"),
    **dict.fromkeys(("uint", "uint8", "uint16", "uint32", "uint64"), "integer"),
    **dict.fromkeys(("float", "float32", "float64", "double", "decimal", "bigdecimal", "real"), "number"),
    **dict.fromkeys(("number32", "number64", "num"), "number"),
    "bool": "boolean",
    **dict.fromkeys(("none", "nil"), "null"),
    **dict.fromkeys(("dict", "dictionary", "map", "hash", "struct", "record", "json"), "object"),
    **dict.fromkeys(("list", "set", "tuple"), "array"),
}
"""What people write for a type, in lower case -> the type that they mean."""

ANY_TYPES = {"any", "anything", "anytype", "unknown", "mixed", "*"}
"""What people write for any type."""

BINARY_TYPES = {"file", "binary", "bytes", "blob"}

FORMATS = {
    **{name: name for name in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64")},
    **{name: name for name in ("float", "double", "byte", "password", "date", "date-time", "time", "duration")},
    **{name: name for name in ("uuid", "uri", "email", "hostname", "ipv4", "ipv6")},
    "long": "int64", "number64": "double", "float64": "double", "number32": "float", "float32": "float",
    "datetime": "date-time", "guid": "uuid", "url": "uri",
}  # fmt: skip
"""The types among these that are formats too: `type: int64` means `type: integer, format: int64`."""

STRING = ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema")
NUMBER = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
ARRAY = ("minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "unevaluatedItems")
OBJECT = (
    "minProperties",
    "maxProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedProperties",
)
ANY = ("format", "not", "if", "then", "else")

CONSTRAINTS = (*ANY, *STRING, *NUMBER, *ARRAY, *OBJECT)
"""Keywords that narrow values but not types, in the order in which facts list them."""

SPEAKS_OF = {
    **dict.fromkeys(STRING, frozenset({"str"})),
    **dict.fromkeys(NUMBER, frozenset({"int", "float"})),
    **dict.fromkeys(ARRAY, frozenset({"array"})),
    **dict.fromkeys(OBJECT, frozenset({"object"})),
    "format": frozenset({"str", "int", "float"}),
}
"""Constraint -> the kinds of value that it applies to. One that is not listed applies to all."""

NUMBER_FORMATS = {"int32": "int", "int64": "int", "float": "float", "double": "float"}

PROSE = structure.PROSE | {"title"}

KNOWN = structure.KINDS["Schema"].keys() | PROSE | {"id"}
"""All keywords; `id` is draft 4's `$id`."""
UNCHECKED = PROSE | {"const", "default"}
"""Keywords whose value may be anything, including null."""

_SCHEMA = (dict, bool)
VALUES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems", "enum"), (list,)),
    **dict.fromkeys(("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"), (dict,)),
    **dict.fromkeys(("discriminator",), (dict,)),
    **dict.fromkeys(("$ref", "$recursiveRef", "$dynamicRef"), (str,)),
    **dict.fromkeys(("additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"), _SCHEMA),
    **dict.fromkeys(("nullable", "deprecated", "readOnly", "writeOnly"), (bool,)),
    "items": (dict, bool, list),
    "type": (str, list),
    "required": (list, bool),
}
"""Keyword -> the types that its value may have."""


def spell(kinds: tuple[type, ...]) -> str:
    """Return the types in VALUES in words."""
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return " or ".join(names[kind] for kind in kinds)


HARMLESS_BESIDE_REQUIRED = PROSE | {"required", "not", "minProperties", "maxProperties"}
"""A union member with no other keyword only says which properties are required. That is a constraint, not a type."""
