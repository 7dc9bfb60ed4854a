"""The rules of strict mode, as the service holds them: what it refuses of a schema for answers or for tools, and where.

Written for this server alone, from the published rules; the package's own check is another one, so that each can catch
a mistake of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .errors import Refusal

REFUSED = frozenset(
    ("allOf", "oneOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "prefixItems", "uniqueItems",
     "contains", "minContains", "maxContains", "unevaluatedItems", "unevaluatedProperties", "patternProperties",
     "propertyNames", "minProperties", "maxProperties", "default")
)  # fmt: skip
FORMATS = frozenset(("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"))
TYPES = frozenset(("string", "number", "integer", "boolean", "object", "array", "null"))
KINDS = frozenset(("type", "anyOf", "enum", "const", "$ref"))
"""A schema has one of these."""
DEFINITIONS = ("$defs", "definitions")
MOST_PROPERTIES = 5_000
MOST_LEVELS = 10
MOST_CHARACTERS = 120_000
MOST_VALUES = 1_000
LONG_ENUM = 250
MOST_LONG_CHARACTERS = 15_000

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, and where: the keys and indexes that lead to the schema in question."""

    path: Path
    text: str


def problem(schema: Any) -> Problem | None:
    """Return the first problem of a schema, or None."""
    return next(_Check(schema).problems(), None)


def check_format(name: Any, schema: Any, param: str) -> None:
    """Refuse a schema for an answer that strict mode does not take."""
    _check(f"response_format {name!r}", name, schema, param, "invalid_json_schema")


def check_function(name: Any, schema: Any, param: str) -> None:
    """Refuse a schema for a tool that strict mode does not take."""
    _check(f"function {name!r}", name, schema, param, "invalid_function_parameters")


def _check(what: str, name: Any, schema: Any, param: str, code: str) -> None:
    if not re.fullmatch("[a-zA-Z0-9_-]{1,64}", str(name)):
        text = f"The name {name!r} has other characters than a-z, A-Z, 0-9, _ and -, or not between 1 and 64 of them."
        raise Refusal(400, text, param=param, code="invalid_value")
    found = problem(schema)
    if found is not None:
        place = f"({', '.join(map(repr, found.path))}{',' if len(found.path) == 1 else ''})"
        raise Refusal(400, f"Invalid schema for {what}: In context={place}, {found.text}.", param=param, code=code)


class _Check:
    """One schema under examination."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.properties = self.characters = self.values = 0

    def problems(self) -> Iterator[Problem]:
        root = self.root
        if not isinstance(root, dict) or root.get("type") != "object":
            found = root.get("type") if isinstance(root, dict) else root
            yield Problem((), f"the root must be of type 'object', not {found!r}")
            return
        if "anyOf" in root:
            yield Problem((), "'anyOf' is not permitted at the root")
        yield from self.schema(root, (), 0)
        if self.properties > MOST_PROPERTIES:
            yield Problem((), f"there are {self.properties} properties in all; {MOST_PROPERTIES} are permitted")
        if self.characters > MOST_CHARACTERS:
            yield Problem((), f"names and values have {self.characters} characters; {MOST_CHARACTERS} are permitted")
        if self.values > MOST_VALUES:
            yield Problem((), f"enums have {self.values} values in all; {MOST_VALUES} are permitted")

    def schema(self, node: Any, path: Path, level: int) -> Iterator[Problem]:
        """Yield the problems of a schema and of those in it; `level` counts the objects around it."""
        if not isinstance(node, dict) or not KINDS & node.keys():
            yield Problem(path, "a schema must have a 'type', or else 'anyOf', 'enum', 'const' or '$ref'")
            return
        for keyword in sorted(REFUSED & node.keys()):
            yield Problem(path, f"'{keyword}' is not permitted")
        if "$ref" in node:
            yield from self.reference(node, path)
        types = node.get("type", [])
        types = types if isinstance(types, list) else [types]
        if unknown := [one for one in types if one not in TYPES] or ("type" in node and not types):
            yield Problem(path, f"{unknown!r} is no type")
        yield from self.values_of(node, path)
        yield from self.texts(node, path)
        if "object" in types or "properties" in node:
            yield from self.object(node, path, level + 1)
        if "array" in types and "items" not in node:
            yield Problem(path, "an array must say what its 'items' are")
        if "items" in node:
            yield from self.schema(node["items"], (*path, "items"), level)
        if "anyOf" in node:
            if not isinstance(node["anyOf"], list) or not node["anyOf"]:
                yield Problem(path, "'anyOf' must be a list of schemas")
                return
            for index, member in enumerate(node["anyOf"]):
                yield from self.schema(member, (*path, "anyOf", str(index)), level)
        for key in DEFINITIONS:
            for name, definition in node.get(key, {}).items():
                self.characters += len(name)
                yield from self.schema(definition, (*path, key, name), 0)

    def reference(self, node: dict[str, Any], path: Path) -> Iterator[Problem]:
        """A reference stands alone, and leads to the root or to a definition there."""
        beside = sorted(node.keys() - {"$ref", *DEFINITIONS})
        if beside:
            yield Problem(path, f"'$ref' cannot have keywords beside it, such as '{beside[0]}'")
        where = node["$ref"]
        if where == "#":
            return
        _, _, name = str(where).rpartition("/")
        named = self.root.get("$defs", {})
        if where != f"#/$defs/{name}" or name.replace("~1", "/").replace("~0", "~") not in named:
            yield Problem(path, f"'$ref' must be '#' or name a definition in '#/$defs', not {where!r}")

    def object(self, node: dict[str, Any], path: Path, level: int) -> Iterator[Problem]:
        properties = node.get("properties", {})
        if level > MOST_LEVELS:
            yield Problem(path, f"objects are nested deeper than {MOST_LEVELS} levels")
            return
        if node.get("additionalProperties") is not False:
            yield Problem(path, "'additionalProperties' must be given, and be false")
        required = node.get("required", [])
        if missing := [name for name in properties if name not in required]:
            yield Problem(path, f"'required' must have every key of 'properties'; {missing[0]!r} is missing")
        if extra := [name for name in required if name not in properties]:
            yield Problem(path, f"'required' has {extra[0]!r}, which is not in 'properties'")
        self.properties += len(properties)
        for name, inner in properties.items():
            self.characters += len(name)
            yield from self.schema(inner, (*path, "properties", name), level)

    def values_of(self, node: dict[str, Any], path: Path) -> Iterator[Problem]:
        """Enums and constants have plain values, and not too many."""
        if "enum" in node and not (isinstance(node["enum"], list) and node["enum"]):
            yield Problem(path, "'enum' must be a list of values, and not be empty")
            return
        values = node.get("enum", [node["const"]] if "const" in node else [])
        if not all(value is None or isinstance(value, (str, int, float)) for value in values):
            yield Problem(path, "values of 'enum' and 'const' must be strings, numbers, booleans or null")
        length = sum(len(value) for value in values if isinstance(value, str))
        self.characters += length
        self.values += len(values) if "enum" in node else 0
        if len(values) > LONG_ENUM and length > MOST_LONG_CHARACTERS:
            yield Problem(
                path,
                f"an enum of more than {LONG_ENUM} values has {length} characters; {MOST_LONG_CHARACTERS} are permitted",
            )

    def texts(self, node: dict[str, Any], path: Path) -> Iterator[Problem]:
        """Formats are known, and patterns look neither ahead nor back."""
        if "format" in node and node["format"] not in FORMATS:
            yield Problem(path, f"'{node['format']}' is not a valid format")
        if re.search(r"\(\?<?[=!]", str(node.get("pattern", ""))):
            yield Problem(path, "'pattern' cannot look ahead or back")
