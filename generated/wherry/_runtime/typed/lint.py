"""The linter: what a service would refuse in a strict schema. It changes nothing."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from .nodes import children, json_type
from .profiles import RULES, Profile, profile_of

__all__ = ("LOOK_AROUND", "Finding", "lint")

LOOK_AROUND = re.compile(r"\(\?<?[=!]").search
_AT_ROOT = frozenset(["$id", "$schema"])
_TYPES = ("string", "number", "integer", "boolean", "object", "array", "null")
_SAYS_TYPE = frozenset(["$ref", "anyOf", "const", "enum", "type"])


class Finding(NamedTuple):
    """A breach of a rule: `pointer` is the place in the schema as a JSON pointer, `text` says what is wrong."""

    pointer: str
    rule: str
    text: str

    @property
    def way_out(self) -> str:
        """What to do about it."""
        return RULES[self.rule][1]


def lint(schema: Any, profile: str = "openai") -> list[Finding]:
    """Return everything in a schema that a service of this profile would refuse in strict mode."""
    linter = _Linter(schema, profile_of(profile))
    linter.root()
    return linter.findings


class _Linter:
    def __init__(self, schema: Any, profile: Profile) -> None:
        self.findings: list[Finding] = []
        self._schema = schema
        self._profile = profile
        self._properties = self._characters = self._values = 0

    def root(self) -> None:
        schema = self._schema
        if not isinstance(schema, dict) or schema.get("type") != "object" or "anyOf" in schema:
            self._find("", "root")
        if isinstance(schema, dict):
            self._see(schema, "", 0)
        profile = self._profile
        for rule, count, limit in (
            ("properties", self._properties, profile.properties),
            ("characters", self._characters, profile.characters),
            ("enum-values", self._values, profile.values),
        ):
            if count > limit:
                self._find("", rule, f"{count}, and {limit} are allowed")

    def _find(self, pointer: str, rule: str, detail: str = "") -> None:
        self.findings.append(Finding(pointer, rule, RULES[rule][0] + (f" ({detail})" if detail else "")))

    def _see(self, node: Any, pointer: str, depth: int) -> None:
        if not isinstance(node, dict) or not node.keys() & _SAYS_TYPE:
            self._find(pointer, "typed")
        if not isinstance(node, dict):
            return
        for keyword in node.keys() - self._profile.keywords - (frozenset() if pointer else _AT_ROOT):
            self._find(pointer, "keyword", keyword)
        if "$defs" in node and pointer:
            self._find(pointer, "keyword", "$defs below the root")
        self._reference(node, pointer)
        self._text(node, pointer)
        self._enumeration(node, pointer)
        types = node["type"] if isinstance(node.get("type"), list) else [node["type"]] if "type" in node else []
        for name in types:
            if name not in _TYPES:
                self._find(pointer, "type-name", repr(name)[:40])
        if "object" in types or "properties" in node:
            depth += 1
            self._object(node, pointer, depth)
        if "array" in types and "items" not in node:
            self._find(pointer, "items")
        if "items" in node and not isinstance(node["items"], dict):
            self._find(f"{pointer}/items", "typed")
        for place, child in children(node):
            if place.startswith("/$defs/"):
                self._characters += len(place) - len("/$defs/")
                self._see(child, place, 0)
            else:
                self._see(child, pointer + place, depth)

    def _reference(self, node: dict[str, Any], pointer: str) -> None:
        if "$ref" not in node:
            return
        target = node["$ref"]
        if len(node) > 1:
            self._find(pointer, "ref-alone")
        name = str(target).removeprefix("#/$defs/")
        if target != "#" and (name == target or name not in self._schema.get("$defs", ())):
            self._find(pointer, "ref-target", str(target))

    def _text(self, node: dict[str, Any], pointer: str) -> None:
        if "format" in node and "format" in self._profile.keywords and node["format"] not in self._profile.formats:
            self._find(pointer, "format", str(node["format"]))
        if LOOK_AROUND(str(node.get("pattern", ""))):
            self._find(pointer, "look-around")

    def _enumeration(self, node: dict[str, Any], pointer: str) -> None:
        values = node["enum"] if isinstance(node.get("enum"), list) else []
        if "enum" in node and not values:
            self._find(pointer, "enum-empty")
        both = [*values, *([node["const"]] if "const" in node else [])]
        for value in both:
            if json_type(value) is None:
                self._find(pointer, "value", repr(value)[:40])
        characters = sum(len(value) for value in both if isinstance(value, str))
        self._characters += characters
        self._values += len(values)
        many, long = self._profile.long_enum
        if len(values) > many and characters > long:
            self._find(pointer, "enum-characters", f"{characters}, and with more than {many} values {long} are allowed")

    def _object(self, node: dict[str, Any], pointer: str, depth: int) -> None:
        properties = node.get("properties")
        names = list(properties) if isinstance(properties, dict) else []
        if properties is None:
            self._find(pointer, "fields")
        if node.get("additionalProperties") is not False:
            self._find(pointer, "closed")
        if sorted(map(str, node.get("required", ()))) != sorted(names):
            self._find(pointer, "required")
        if depth == self._profile.depth + 1:
            self._find(pointer, "depth", f"more than {self._profile.depth} levels")
        self._properties += len(names)
        self._characters += sum(map(len, names))

# Copied from templates/runtime/typed/lint.py: edit it there.
