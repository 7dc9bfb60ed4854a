"""What the official package says besides: where parts of the document come from, and facts that OpenAPI has no word for."""

from __future__ import annotations

from typing import Any

from ..api import Official
from ..document import pointers
from ..document.structure import walk
from .spec import Spec

SOURCE = "x-source"
_SAYS = "x-official-"
_EVENTS = "events"


def sources(document: dict[str, Any]) -> dict[str, str]:
    """Return where the marked parts of a document come from, by pointer."""
    return {node.pointer: node.value[SOURCE] for node in walk(document) if isinstance(node.value.get(SOURCE), str)}


def of_operation(spec: Spec, value: dict[str, Any], pointer: str) -> Official:
    """Return what the package says about an operation."""
    if not any(key.startswith(_SAYS) or key == "x-gone" for key in map(str, value)):
        return Official()
    body = value.get("requestBody")
    return Official(
        method=_text(spec, value, "method", pointer),
        names=tuple(map(str, spec.listing(value, f"{_SAYS}names", pointer))),
        headers=_pairs(spec, value, "headers", pointer),
        page=_text(spec, value, "page", pointer),
        error_events=_text(spec, value, "stream-mode", pointer) == _EVENTS,
        arguments=_pairs(spec, body, "arguments", f"{pointer}/requestBody") if isinstance(body, dict) else (),
        gone=str(value.get("x-gone") or ""),
    )


def argument(spec: Spec, parameter: dict[str, Any], pointer: str) -> str:
    """Return what the package calls a parameter; "" if it does not say."""
    return _text(spec, parameter, "argument", pointer)


def _text(spec: Spec, value: dict[str, Any], key: str, pointer: str) -> str:
    found = value.get(f"{_SAYS}{key}", "")
    if isinstance(found, str):
        return found
    spec.unsupported(pointers.child(pointer, f"{_SAYS}{key}"), f"`{_SAYS}{key}` must be a text, not {found!r:.60}")
    return ""


def _pairs(spec: Spec, value: dict[str, Any], key: str, pointer: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(each)) for name, each in spec.mapping(value, f"{_SAYS}{key}", pointer).items())
