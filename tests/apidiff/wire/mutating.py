"""Edits of a document, written as data: the language of mutations.yaml.

A place is a JSON pointer; one without a leading slash starts at `components/schemas`. An edit sets, removes or appends.
"""

from __future__ import annotations

import copy
import pickle
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from apidiff.wire import compare, read
from apidiff.wire.graph import Graph

HERE = Path(__file__).parent
Json = dict[str, Any]


def fresh(value: Any) -> Any:
    """Copy plain JSON values; of a large document faster than `copy.deepcopy`."""
    if isinstance(value, dict):
        return {key: fresh(each) for key, each in value.items()}
    return [fresh(each) for each in value] if isinstance(value, list) else value


def service() -> Json:
    """A fresh copy of the small service."""
    return copy.deepcopy(_service())


@cache
def _service() -> Json:
    document: Json = yaml.safe_load((HERE / "service.yaml").read_text(encoding="utf-8"))
    return document


@lru_cache(maxsize=8)
def _read(document: bytes) -> Graph:
    """Read a pickled document, which is compared in both directions."""
    return read(pickle.loads(document))


def mutated(document: Json, edits: list[Json]) -> Json:
    """Apply edits to a copy of a document."""
    changed = copy.deepcopy(document)
    for edit in edits:
        owner, key = _place(changed, edit["at"])
        if "set" in edit:
            owner[key] = copy.deepcopy(edit["set"])
        elif "append" in edit:
            owner[key].append(copy.deepcopy(edit["append"]))
        elif "move" in edit:
            there, name = _place(changed, edit["move"])
            there[name] = owner.pop(key)
        else:
            assert edit["remove"] is True
            del owner[key]
    return changed


def _place(document: Json, pointer: str) -> tuple[Any, Any]:
    absolute = pointer if pointer.startswith("/") else f"/components/schemas/{pointer}"
    steps = [step.replace("~1", "/").replace("~0", "~") for step in absolute.split("/")[1:]]
    value: Any = document
    for step in steps[:-1]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value, int(steps[-1]) if isinstance(value, list) else steps[-1]


def told(old: Json, new: Json) -> list[str]:
    """Compare two documents; a line for each change: `break W014 Project.geography`, twins as `+1`."""
    lines = []
    for change in compare(_read(pickle.dumps(old)), _read(pickle.dumps(new))):
        twins = f" +{len(change.also)}" if change.also else ""
        lines.append(f"{change.severity} {change.rule} {change.at}{twins}")
    return lines
