"""What one entry of `x-additions` changes. Each kind is a function: it changes a node, or says why it cannot.

A function gets the node at the pointer of the entry, the entry's name, and a value of its own, already marked with its
source. It returns False if there was nothing to change. Impossible: the node is not of the form that this kind needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..document.structure import VERBS

SOURCE = "x-source"
GONE = "x-gone"
_NULL = {"type": "null"}
_ONE_THING = frozenset({"$ref", "type", "allOf", "enum", "const", "properties", "items", "additionalProperties"})
"""Keywords of which a schema has at least one if it says what its values are."""


class Impossible(Exception):
    """A change that cannot be made at its place."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change: how it is made, and which keys its entries have."""

    word: str
    apply: Callable[[dict[str, Any], str, Any], bool]
    has_value: bool = True
    has_name: bool = False
    adds_node: bool = True
    """Whether the value is a node of its own, which can say where it comes from."""
    rebuilds: bool = False
    """Whether the node may become a part of itself. Such changes come last, since others look for its keywords."""


def _field(node: dict[str, Any], name: str, value: Any) -> bool:
    if name in _fields(node):
        return False
    if "properties" in node:
        node["properties"][name] = value
    elif isinstance(node.get("allOf"), list):
        node["allOf"].append({"type": "object", "properties": {name: value}})
    elif "object" in _types(node):
        node["properties"] = {name: value}
    else:
        raise Impossible("no object that could have a field")
    return True


def _fields(node: dict[str, Any]) -> set[str]:
    """Return the names of the properties of a schema and of the parts that are written inside it."""
    parts = [part for part in node.get("allOf", ()) if isinstance(part, dict)]
    return set(node.get("properties", ())).union(*map(_fields, parts))


def _types(node: dict[str, Any]) -> list[Any]:
    declared = node.get("type")
    return declared if isinstance(declared, list) else [declared]


def _literal(node: dict[str, Any], name: str, value: Any) -> bool:
    if "const" in node:
        if _same(node["const"], value):
            return False
        node["enum"] = [node.pop("const"), value]
        return True
    if not isinstance(node.get("enum"), list):
        raise Impossible("no set of values")
    if any(_same(each, value) for each in node["enum"]):
        return False
    if None in node["enum"]:  # null stays last
        node["enum"].insert(node["enum"].index(None), value)
    else:
        node["enum"].append(value)
    return True


def _same(one: Any, other: Any) -> bool:
    """Compare JSON values: unlike with `==`, 1 is not true."""
    return type(one) is type(other) and bool(one == other)


def _member(node: dict[str, Any], name: str, value: Any) -> bool:
    known = next((node[keyword] for keyword in ("oneOf", "anyOf") if isinstance(node.get(keyword), list)), None)
    if known is None:
        if not _ONE_THING & node.keys():
            raise Impossible("no schema that says what its values are")
        if _bare(node) == _bare(value):
            return False
        kept = {key: node.pop(key) for key in ("description", "default", "deprecated") if key in node}
        inner = dict(node)
        node.clear()
        node.update(anyOf=[inner], **kept)
        known = node["anyOf"]
    if any(_bare(each) == _bare(value) for each in known):
        return False
    null = next((index for index, each in enumerate(known) if _bare(each) == _NULL), len(known))
    known.insert(len(known) if null < len(known) - 1 else null, value)
    if isinstance(node.get("discriminator"), dict):
        node["discriminator"].pop("mapping", None)  # it does not know the new member; the members' own literals do
    return True


def _bare(node: Any) -> Any:
    """Return a schema without its marks."""
    return {key: each for key, each in node.items() if not key.startswith("x-")} if isinstance(node, dict) else node


def _nullable(node: dict[str, Any], name: str, value: Any) -> bool:
    members = next((node[keyword] for keyword in ("oneOf", "anyOf") if isinstance(node.get(keyword), list)), None)
    if node.get("nullable") is True or "null" in _types(node) or any(_bare(each) == _NULL for each in members or ()):
        return False
    if not node.keys() & (_ONE_THING | {"oneOf", "anyOf"}):
        raise Impossible("no schema that says what its values are")
    if members is not None:
        members.append(dict(_NULL))
    elif "type" in node:
        node["type"] = [*_types(node), "null"]
        if "enum" in node and None not in node["enum"]:
            node["enum"].append(None)
        if "const" in node:
            node["enum"] = [node.pop("const"), None]
    else:
        return _member(node, name, dict(_NULL))
    return True


def _optional(node: dict[str, Any], name: str, value: Any) -> bool:
    required = node.get("required")
    if not name:
        if "in" not in node and "content" not in node:
            raise Impossible("neither a parameter nor a request body")
        return node.pop("required", False) is True
    if isinstance(required, list) and name in required:
        required.remove(name)
        return True
    parts = [part for part in node.get("allOf", ()) if isinstance(part, dict)]
    if not parts and "properties" not in node and not isinstance(required, list):
        raise Impossible("no object that could have a field")
    said = [part for part in parts if isinstance(part.get("required"), list) and name in part["required"]]
    for part in said:
        part["required"].remove(name)
    return bool(said)


def _parameter(node: dict[str, Any], name: str, value: Any) -> bool:
    _expect_operation(node)
    known = node.setdefault("parameters", [])
    key = (value.get("in"), name)
    if any(isinstance(each, dict) and (each.get("in"), each.get("name")) == key for each in known):
        return False
    known.append(value)
    return True


def _body(node: dict[str, Any], name: str, value: Any) -> bool:
    _expect_operation(node)
    if "requestBody" in node:
        return False
    node["requestBody"] = value
    return True


def _answer(node: dict[str, Any], name: str, value: Any) -> bool:
    _expect_operation(node)
    answers = [each for status, each in node["responses"].items() if str(status).startswith("2")]
    if not answers or not isinstance(answers[0], dict) or "$ref" in answers[0]:
        raise Impossible("an operation without an answer of its own")
    content = answers[0].setdefault("content", {})
    if name in content:
        return False
    mark = {SOURCE: value.pop(SOURCE)} if SOURCE in value else {}
    content[name] = {"schema": value, **mark}
    return True


def _deprecated(node: dict[str, Any], name: str, value: Any) -> bool:
    if node.get("deprecated") is True:
        return False
    node["deprecated"] = True
    return True


def _names(node: dict[str, Any], name: str, value: Any) -> bool:
    _expect_operation(node)
    known = node.get("x-official-names", [])
    new = [each for each in value if each not in known]
    if new:
        node["x-official-names"] = [*known, *new]
    return bool(new)


def _official(node: dict[str, Any], name: str, value: Any) -> bool:
    _expect_operation(node)
    new = {key: each for key, each in value.items() if key not in node}
    node.update(new)
    return bool(new)


def _expect_operation(node: dict[str, Any]) -> None:
    if not isinstance(node.get("responses"), dict) or node.keys() & set(VERBS):
        raise Impossible("no operation")


KINDS = {
    kind.word: kind
    for kind in (
        Kind("field", _field, has_name=True),
        Kind("literal", _literal, adds_node=False),
        Kind("member", _member, rebuilds=True),
        Kind("type", _member, rebuilds=True),
        Kind("nullable", _nullable, has_value=False, adds_node=False, rebuilds=True),
        Kind("optional", _optional, has_value=False, adds_node=False),
        Kind("parameter", _parameter, has_name=True),
        Kind("body", _body, has_name=True),
        Kind("answer", _answer, has_name=True),
        Kind("deprecated", _deprecated, has_value=False, adds_node=False),
        Kind("names", _names, adds_node=False),
        Kind("official", _official, adds_node=False),
    )
}
"""The kinds of changes, by what entries call them."""
