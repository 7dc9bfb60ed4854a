"""Reads spec/supplement.yaml, and refuses what no entry can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..document.pointers import child
from ..document.structure import VERBS
from ..errors import SpecUnreadable, SupplementInvalid
from ..load.text import read as read_text
from .changes import GONE, KINDS, SOURCE, Kind

PACKAGE = "openai"
AGAIN = "write the file again with scripts/spec.py sdk"


@dataclass(frozen=True, slots=True)
class Addition:
    """One change of something that the spec has: `kind` at the JSON pointer `at`."""

    at: str
    kind: Kind
    name: str
    value: Any
    source: str
    place: str
    """Where the entry stands in the file: `#/x-additions/3`."""
    gone: str = ""
    """The version of the package that does not have this place any more: `openai 3.60.0`."""

    def __str__(self) -> str:
        return f"{self.kind.word} {self.name} at {self.at}" if self.name else f"{self.kind.word} at {self.at}"


@dataclass(frozen=True, slots=True)
class Supplement:
    """The whole file. `source` is where everything in it comes from that does not say otherwise."""

    version: str
    source: str
    paths: Mapping[str, Mapping[str, Any]]
    webhooks: Mapping[str, Any]
    schemas: Mapping[str, Any]
    additions: tuple[Addition, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    """(operation of the spec, operation of this file that replaces it) pairs: `POST /files`."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Pointer of a schema of the spec -> the name that it had before the spec brought it."""


def read(data: bytes, name: str = "supplement.yaml") -> Supplement:
    """Return the supplement in the bytes of its file. Raises SupplementInvalid, with the pointer of the fault."""
    try:
        value, defects = read_text(data, name)
    except SpecUnreadable as error:
        raise SupplementInvalid(error.what, pointer=error.pointer, fix=AGAIN) from error
    if defects:
        raise SupplementInvalid(defects[0].what, pointer=defects[0].pointer, fix=AGAIN)
    root = _mapping(value, "#")
    version = _mapping(root.get("info"), "#/info").get("version")
    if not isinstance(version, str) or not version:
        raise SupplementInvalid(
            "the version of the official package is missing or no text", pointer="#/info/version", fix=AGAIN
        )
    source = f"{PACKAGE} {version}"
    entries = root.get("x-additions", [])
    if not isinstance(entries, list):
        raise SupplementInvalid("a list of changes is expected here", pointer="#/x-additions", fix=AGAIN)
    found = Supplement(
        version=version,
        source=source,
        paths=_paths(root.get("paths", {})),
        webhooks=_mapping(root.get("webhooks", {}), "#/webhooks"),
        schemas=_mapping(
            _mapping(root.get("components", {}), "#/components").get("schemas", {}), "#/components/schemas"
        ),
        additions=tuple(_addition(entry, f"#/x-additions/{index}", source) for index, entry in enumerate(entries)),
        moved=tuple(_mapping(root.get("x-moved", {}), "#/x-moved").items()),
        names=_mapping(root.get("x-names", {}), "#/x-names"),
    )
    _check_moved(found)
    return found


def _paths(value: Any) -> dict[str, Any]:
    for path, item in _mapping(value, "#/paths").items():
        for verb, operation in _mapping(item, child("#/paths", path)).items():
            place = child("#/paths", path, verb)
            if verb not in VERBS:
                raise SupplementInvalid(f"{verb!r} is no verb of HTTP", pointer=place, fix=AGAIN)
            _mapping(operation, place)
    return _mapping(value, "#/paths")


def _addition(value: Any, place: str, source: str) -> Addition:
    entry = _mapping(value, place)
    at, word, name = entry.get("at"), entry.get("kind"), entry.get("name", "")
    if not isinstance(at, str) or not at.startswith("#/"):
        raise SupplementInvalid("`at` is not a JSON pointer", pointer=f"{place}/at", fix=AGAIN)
    if not isinstance(word, str) or word not in KINDS:
        known = ", ".join(KINDS)
        raise SupplementInvalid(f"{word!r} is no kind of change; known are {known}", pointer=f"{place}/kind", fix=AGAIN)
    kind = KINDS[word]
    if kind.has_value != ("value" in entry):
        said = f"`{word}` needs a `value`" if kind.has_value else f"`{word}` takes no `value`"
        raise SupplementInvalid(said, pointer=place, fix=AGAIN)
    if kind.has_name and not (isinstance(name, str) and name):
        raise SupplementInvalid(f"`{word}` needs a `name`", pointer=place, fix=AGAIN)
    source, gone = str(entry.get(SOURCE, source)), str(entry.get(GONE, ""))
    return Addition(at, kind, str(name), entry.get("value"), source, place, gone)


def _check_moved(supplement: Supplement) -> None:
    """Refuse an operation that moves to one that this file does not have."""
    for old, new in supplement.moved:
        verb, _, path = str(new).partition(" ")
        if verb.lower() not in supplement.paths.get(path, {}):
            place = child("#/x-moved", old)
            raise SupplementInvalid(f"{old} moves to {new}, which is not in this file", pointer=place, fix=AGAIN)


def _mapping(value: Any, pointer: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SupplementInvalid("an object is expected here", pointer=pointer, fix=AGAIN)
    return value
