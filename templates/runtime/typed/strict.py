"""The schema that a library made -> a strict one. The argument is not changed."""

from __future__ import annotations

from typing import Any

from ..base.errors import UsageTypeError
from .lint import LOOK_AROUND
from .nodes import json_type, spelled, told
from .profiles import RULES, SAID, Profile

__all__ = ("apart", "closed", "refused", "softened")

_DROPPED = frozenset(
    ["$anchor", "$comment", "$id", "$schema", "contentMediaType", "deprecated", "discriminator", "examples", "example"]
) | {"readOnly", "writeOnly"}
_IMPOSSIBLE = frozenset(
    ["allOf", "contains", "dependentRequired", "dependentSchemas", "else", "if", "maxContains", "minContains", "not"]
) | {"patternProperties", "propertyNames", "then", "unevaluatedItems", "unevaluatedProperties"}
_BESIDE_REF = frozenset(["$ref", "title"])


def closed(schema: dict[str, Any], at: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a schema in which all objects are closed and all keys required, and its definitions, made so too."""
    root, definitions = apart(schema)
    closing = _Closing(definitions)
    return closing.node(root, at), {name: closing.node(definition, name) for name, definition in definitions.items()}


def apart(schema: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the root of a schema, and its definitions."""
    definitions = {**schema.get("definitions", {}), **schema.get("$defs", {})}
    return {key: value for key, value in schema.items() if key not in ("$defs", "definitions")}, definitions


class _Closing:
    def __init__(self, definitions: dict[str, Any]) -> None:
        self._raw = definitions
        self._copying: list[str] = []

    def node(self, node: Any, at: str) -> dict[str, Any]:
        if not isinstance(node, dict) or not node:
            raise refused(at, "anything")
        node = {key: value for key, value in node.items() if key not in _DROPPED and not key.startswith("x-")}
        sentences = []
        if node.get("default") is not None:
            sentences.append(SAID["default"].format(spelled(node["default"])))
        node.pop("default", None)
        if "$ref" in node:
            return self._reference(node, at, sentences)
        if len(node.get("allOf", ())) == 1:
            (only,) = node.pop("allOf")
            return told(self.node({**only, **node}, at), sentences)
        if "oneOf" in node:
            node["anyOf"] = node.pop("oneOf")
        if "prefixItems" in node:
            sentences += _as_list(node)
        for keyword in _IMPOSSIBLE & node.keys():
            raise refused(at, "keyword", keyword)
        if "items" in node:
            node["items"] = self.node(node["items"], f"{at}[]")
        elif node.get("type") == "array":
            raise refused(at, "items")
        if "anyOf" in node:
            node["anyOf"] = [self.node(member, at) for member in node["anyOf"]]
        if "enum" in node and "type" not in node:
            types = list(dict.fromkeys(json_type(value) for value in node["enum"]))
            node["type"] = types[0] if len(types) == 1 else types
        if node.get("type") == "object" or "properties" in node or "additionalProperties" in node:
            self._object(node, at)
        if not node.keys() & {"$ref", "anyOf", "const", "enum", "type"}:
            raise refused(at, "anything")
        return told(node, sentences)

    def _object(self, node: dict[str, Any], at: str) -> None:
        extra = node.get("additionalProperties", False)
        if isinstance(extra, dict) or (extra is True and not node.get("properties")):
            raise refused(at, "open-dict")
        properties = node.get("properties", {})
        node["properties"] = {name: self.node(item, f"{at}.{name}") for name, item in properties.items()}
        node["required"] = list(properties)
        node["additionalProperties"] = False

    def _reference(self, node: dict[str, Any], at: str, sentences: list[str]) -> dict[str, Any]:
        """Return a reference that stands alone; what was said beside it is said in a copy of what it points to."""
        name = str(node["$ref"]).rpartition("/")[2]
        if name not in self._raw:
            raise refused(at, "ref-target", str(node["$ref"]))
        reference = {"$ref": f"#/$defs/{name}"}
        beside = {key: value for key, value in node.items() if key not in _BESIDE_REF}
        if not beside and not sentences:
            return reference
        if name in self._copying:  # it leads to itself, so a copy has no end
            return told({"anyOf": [reference], **beside}, sentences)
        self._copying.append(name)
        copy = self.node({**self._raw[name], **beside}, at)
        self._copying.pop()
        return told(copy, sentences)


def _as_list(node: dict[str, Any]) -> list[str]:
    """Make a list of any of its items out of a tuple; return what says their order."""
    items = node.pop("prefixItems")
    unique = [item for index, item in enumerate(items) if item not in items[:index]]
    node["items"] = unique[0] if len(unique) == 1 else {"anyOf": unique}
    node.setdefault("minItems", len(items))
    node["maxItems"] = len(items)
    if len(unique) == 1:
        return []
    names = (item.get("title") or item.get("type") or str(item.get("$ref", "")).rpartition("/")[2] for item in items)
    return ["in this order: " + ", ".join(str(name or "any of several") for name in names)]


def softened(schema: Any, profile: Profile) -> Any:
    """Return a schema without the limits that a service does not take; the descriptions say them instead."""
    if isinstance(schema, list):
        return [softened(item, profile) for item in schema]
    if not isinstance(schema, dict):
        return schema
    hard = {
        key
        for key in SAID.keys() & schema.keys()
        if key not in profile.keywords
        or (key == "format" and schema[key] not in profile.formats)
        or (key == "pattern" and LOOK_AROUND(schema[key]))
    }
    node: dict[str, Any] = {}
    for key, value in schema.items():
        if key in ("properties", "$defs"):
            node[key] = {name: softened(item, profile) for name, item in value.items()}
        elif key in ("anyOf", "items"):
            node[key] = softened(value, profile)
        elif key not in hard:
            node[key] = value
    sentences = [words.format(schema[key]) for key, words in SAID.items() if key in hard and schema[key] is not False]
    return told(node, sentences)


def refused(at: str, rule: str, what: str = "") -> UsageTypeError:
    """Return the error for a type that strict mode cannot express: the place, the rule and the way out."""
    text, way_out = RULES[rule]
    return UsageTypeError(f"{at}: {text}{f' ({what})' if what else ''}; {way_out}")
