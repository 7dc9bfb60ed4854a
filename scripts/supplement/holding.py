"""One part of the supplement as the newest wheel says it, and as it was before -> the part with all that it had.

Rule: what is required, and what may be null, follows the newest wheel. Fields, literals, members and parameters that it
has no longer stay: `mark` says of a schema that is kept where it comes from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Mark = Callable[[dict[str, Any]], dict[str, Any]]
_NULL = {"type": "null"}


def schema(new: Any, old: Any, mark: Mark) -> Any:
    """Return a schema with the fields, literals and members that it had."""
    if not isinstance(new, dict) or not isinstance(old, dict):
        return new
    found = dict(new)
    if isinstance(new.get("properties"), dict) and isinstance(old.get("properties"), dict):
        fields = {name: schema(each, old["properties"].get(name), mark) for name, each in new["properties"].items()}
        fields |= {name: mark(each) for name, each in old["properties"].items() if name not in fields}
        found["properties"] = dict(sorted(fields.items()))
    if isinstance(new.get("enum"), list) and isinstance(old.get("enum"), list):
        found["enum"] = new["enum"] + [each for each in old["enum"] if each not in new["enum"]]
    if isinstance(new.get("anyOf"), list) and isinstance(old.get("anyOf"), list):
        found["anyOf"] = _members(new["anyOf"], old["anyOf"], mark)
    for keyword in ("items", "additionalProperties"):
        if keyword in new and keyword in old:
            found[keyword] = schema(new[keyword], old[keyword], mark)
    return found


def _members(new: list[Any], old: list[Any], mark: Mark) -> list[Any]:
    """Return the members of a union, the enums among them with their literals; null stays last."""
    lists = [each for each in old if "enum" in each]
    found = [schema(each, lists[0], mark) if "enum" in each and len(lists) == 1 else each for each in new]
    refs = [each["$ref"] for each in found if "$ref" in each]
    kept = [each for each in old if "$ref" in each and each["$ref"] not in refs]
    end = [_NULL] if _NULL in found else []
    return [*(each for each in found if each != _NULL), *kept, *end]


def operation(new: dict[str, Any], old: dict[str, Any], mark: Mark) -> dict[str, Any]:
    """Return an operation with the parameters, the fields of its body and of its answers that it had."""
    found = dict(new)
    was = {_key(each): each for each in old.get("parameters", ())}
    known = {_key(each) for each in new.get("parameters", ())}
    if known:
        found["parameters"] = [
            {**each, "schema": schema(each["schema"], was[_key(each)]["schema"], mark)} if _key(each) in was else each
            for each in new["parameters"]
        ]
    lost = [each for each in old.get("parameters", ()) if _key(each) not in known and each["in"] != "path"]
    if lost:
        optional = [{key: value for key, value in each.items() if key != "required"} for each in lost]
        found["parameters"] = [*found.get("parameters", ()), *map(mark, optional)]
    if "requestBody" in new and "requestBody" in old:
        found["requestBody"] = _content(new["requestBody"], old["requestBody"], mark)
    before = old.get("responses", {})
    found["responses"] = {
        status: _content(each, before[status], mark) if status in before else each
        for status, each in new.get("responses", {}).items()
    }
    return found


def _key(parameter: dict[str, Any]) -> tuple[str, str]:
    return parameter["in"], parameter["name"].lower()


def _content(new: dict[str, Any], old: dict[str, Any], mark: Mark) -> dict[str, Any]:
    before = old.get("content", {})
    if "content" not in new:
        return new
    content = {
        media: {**each, "schema": schema(each["schema"], before[media].get("schema"), mark)}
        if media in before
        else each
        for media, each in new["content"].items()
    }
    return {**new, "content": content}
