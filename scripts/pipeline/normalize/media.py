"""What a media type contains: JSON, text or bytes, and so which schemas may contain raw bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Type = Mapping[str, Any]
BINARY: Type = {"type": "string", "format": "binary"}
TEXT: Type = {"type": "string"}
_TEXTUAL = {"application/sdp", "application/xml", "application/yaml", "application/x-yaml", "application/javascript"}
_FORMS = {"multipart/form-data", "multipart/mixed", "multipart/related"}


def essence(media: str) -> str:
    """Return a media type without parameters: `application/json; charset=utf-8` -> `application/json`."""
    return media.partition(";")[0].strip().lower()


def is_json(media: str) -> bool:
    """Return whether a body is JSON, or may be."""
    name = essence(media)
    return name.endswith(("/json", "+json", "/jsonl", "/x-ndjson")) or name in ("*/*", "application/*")


def is_binary(media: str) -> bool:
    """Return whether the whole body is bytes."""
    name = essence(media)
    text = name.startswith("text/") or name in _TEXTUAL or name.endswith(("+xml", "+yaml"))
    return not (text or is_json(media) or name.startswith("multipart/") or name == "application/x-www-form-urlencoded")


def may_hold_bytes(media: str) -> bool:
    """Return whether a string with `format: binary` in the body is bytes, and not text."""
    return is_binary(media) or essence(media) in _FORMS


def without_schema(media: str) -> Type:
    """Return the type of a body that the document does not describe."""
    if is_binary(media):
        return BINARY
    return TEXT if essence(media).startswith("text/") or essence(media) in _TEXTUAL else {}


def of_body(media: str, type_: Type) -> Type:
    """Return the type of a body. Text, or any value, in an opaque media type is bytes."""
    return BINARY if is_binary(media) and type_ in (TEXT, {}) else type_


def keep_bytes(components: dict[str, Type], roots: list[str]) -> None:
    """Keep `format: binary` in what `roots` reach. Everywhere else such a string is text."""
    reached: set[str] = set()
    waiting = list(roots)
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(_references(components[key]))
    for key, component in components.items():
        if key not in reached:
            components[key] = _as_text(component)


def _references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [key for each in value for key in _references(each)]
    if not isinstance(value, dict):
        return []
    if isinstance(value.get("$ref"), str):
        return [value["$ref"].rpartition("/")[2]]
    return [key for name, each in value.items() if name != "x-discriminator" for key in _references(each)]


def _as_text(value: Any) -> Any:
    if value == BINARY:
        return TEXT
    if isinstance(value, list):
        return [_as_text(each) for each in value]
    return {name: _as_text(each) for name, each in value.items()} if isinstance(value, dict) else value
