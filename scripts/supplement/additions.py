"""Changes -> the entries of `x-additions`, each where it is needed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .documents import Document
from .finding import Change, Finding, Key
from .homes import field_home, whole

_WITH_VALUE = frozenset({"field", "literal", "member", "type", "parameter", "body", "answer", "names"})


def needed(changes: Iterable[Change], spec: Document) -> list[Change]:
    """Return the changes without fields that an object gets through its `allOf` anyway."""
    listed = list(changes)
    keys = {each.key for each in listed}

    def inherited(change: Change) -> bool:
        bases = _bases(spec, whole(change.at)) if change.kind == "field" else ()
        return any((change.kind, field_home(spec, base), change.name) in keys for base in bases)

    return [each for each in listed if not inherited(each)]


def _bases(spec: Document, at: str) -> Iterator[str]:
    """Yield the schemas that an object extends."""
    for part in spec.at(at).get("allOf", ()):
        if isinstance(base := part.get("$ref"), str):
            yield base
            yield from _bases(spec, base)


def gone(findings: Iterable[Finding], spec: Document) -> list[Change]:
    """Return what becomes deprecated, as the wheel has it no longer: operations, parameters and fields of the spec."""
    found = {}
    for each in findings:
        if each.aspect in ("presence", "names", "fields"):
            at = "/".join(each.mine.split("/")[:4]) if each.side == "webhook" else each.mine
            if not spec.at(at).get("deprecated"):
                found[at] = Change("deprecated", at)
    return list(found.values())


def entry(change: Change, rewritten: Callable[[Any], Any]) -> dict[str, Any]:
    """Return a change as the file has it."""
    name = change.value["name"] if change.kind == "parameter" else change.name
    found: dict[str, Any] = {"at": change.at, "kind": change.kind, **({"name": name} if name else {})}
    if change.kind in _WITH_VALUE:
        found["value"] = rewritten(change.value)
    return found


def key_of(entry: dict[str, Any]) -> Key:
    """Return the key of the change that an entry stands for."""
    name = str(entry.get("name", ""))
    if entry["kind"] == "parameter":
        where = entry["value"]["in"]
        name = f"{where} {name.lower() if where == 'header' else name.removesuffix('[]')}"
    return entry["kind"], entry["at"], name
