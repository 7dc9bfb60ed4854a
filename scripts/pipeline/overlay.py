"""The stage `overlay`: document + corrections -> document. An overlay that changes nothing is an error.

Overlays follow the OpenAPI Overlay Specification 1.0.0. Each file corrects one fault and gives the reason in
`x-reason`. Targets are JSONPath as defined by RFC 9535. `update` merges objects by key, appends to lists and replaces
anything else. Entries that a list already has are not appended, so an overlay goes idle once upstream corrects the
fault. To replace a list, remove it first.

An overlay with `extends: ../supplement.yaml` corrects what the official package says: it comes after the supplement.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from jsonpath import JSONPath, JSONPathEnvironment
from jsonpath.exceptions import JSONPathError

from .errors import OverlayIdle, OverlayInvalid, SpecUnreadable
from .load.text import read as read_text

_JSONPATH = JSONPathEnvironment(strict=True)
_SUFFIXES = (".yaml", ".yml", ".json")
_SUPPLEMENT = "../supplement.yaml"


@dataclass(frozen=True, slots=True)
class Action:
    """One change: remove what `target` selects, or merge `update` into it."""

    target: str
    query: JSONPath
    update: Any
    remove: bool
    pointer: str
    """The place of the action: `020-x.yaml#/actions/0`."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """One file of corrections: its name, the reason for it, its actions in order."""

    name: str
    reason: str
    actions: tuple[Action, ...]
    late: bool = False
    """Whether it comes after the supplement, and so can correct what the official package says."""


def parted(overlays: list[Overlay]) -> tuple[list[Overlay], list[Overlay]]:
    """Return the overlays that come before the supplement, and those that come after it."""
    return [each for each in overlays if not each.late], [each for each in overlays if each.late]


def read(folder: Path) -> list[Overlay]:
    """Return the overlays in a folder, in the order of their file names. Raises OverlayInvalid."""
    if not folder.is_dir():
        raise OverlayInvalid(f"there is no folder {folder.name}", fix="put overlays into spec/overlays/")
    return [read_one(path.read_bytes(), path.name) for path in sorted(folder.iterdir()) if path.suffix in _SUFFIXES]


def read_one(data: bytes, name: str) -> Overlay:
    """Return the overlay in the bytes of its file. Raises OverlayInvalid, with the pointer of the fault."""
    try:
        value, defects = read_text(data, name)
    except SpecUnreadable as error:
        raise OverlayInvalid(error.what, pointer=error.pointer, fix=error.fix) from error
    if defects:
        raise OverlayInvalid(defects[0].what, pointer=f"{name}{defects[0].pointer}", fix="keep one of them")
    root = _mapping(value, f"{name}#", {"overlay", "info", "extends", "actions"})
    version = root.get("overlay")
    if not isinstance(version, str) or not version.startswith("1.0."):
        raise OverlayInvalid(
            f"the overlay version is {version!r}", pointer=f"{name}#/overlay", fix="write overlay: 1.0.0"
        )
    info = _mapping(root.get("info"), f"{name}#/info", {"title", "version"})
    _text(info, "title", f"{name}#/info")
    reason = _text(root, "x-reason", f"{name}#")
    actions = root.get("actions")
    if not isinstance(actions, list) or not actions:
        raise OverlayInvalid(
            "an overlay needs at least one action", pointer=f"{name}#/actions", fix="write actions: [...]"
        )
    late = root.get("extends") == _SUPPLEMENT
    return Overlay(name, reason, tuple(_action(item, f"{name}#/actions/{i}") for i, item in enumerate(actions)), late)


def _action(value: Any, pointer: str) -> Action:
    action = _mapping(value, pointer, {"target", "description", "update", "remove"})
    target = _text(action, "target", pointer)
    remove = action.get("remove", False)
    if not isinstance(remove, bool):
        raise OverlayInvalid(f"`remove` is {remove!r}", pointer=f"{pointer}/remove", fix="write true, or omit it")
    if remove == ("update" in action):
        raise OverlayInvalid(
            "an action needs either `update` or `remove: true`",
            pointer=pointer,
            fix="keep one of the two, or write two actions",
        )
    try:
        query = _JSONPATH.compile(target)
    except JSONPathError as error:
        position = f" at character {error.token.index + 1}" if error.token is not None else ""
        raise OverlayInvalid(
            f"{target} is not a JSONPath{position}: {error.args[0]}", pointer=f"{pointer}/target", fix="see RFC 9535"
        ) from error
    if not isinstance(query, JSONPath):
        raise OverlayInvalid(f"{target} joins two paths", pointer=f"{pointer}/target", fix="write two actions")
    return Action(target, query, action.get("update"), remove, pointer)


def _mapping(value: Any, pointer: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise OverlayInvalid("an object is expected here", pointer=pointer, fix="see the Overlay Specification 1.0.0")
    for key in value:
        if key not in known and not key.startswith("x-"):
            raise OverlayInvalid(
                f"unknown key {key!r}", pointer=pointer, fix=f"the keys are {', '.join(sorted(known))}"
            )
    return value


def _text(value: dict[str, Any], key: str, pointer: str) -> str:
    text = value.get(key)
    if not isinstance(text, str) or not text.strip():
        raise OverlayInvalid(f"`{key}` is missing, empty or not text", pointer=pointer, fix=f"write {key}: ...")
    return text


def apply(
    document: dict[str, Any], overlays: list[Overlay], *, idle: Literal["error", "report"]
) -> tuple[dict[str, Any], list[str]]:
    """Return a corrected copy of `document`, and the actions that changed nothing (`020-x.yaml: $.target`).

    With idle="error", for the document that the overlays are meant for, such an action raises OverlayIdle. With
    idle="report", for any other document, it is listed, and so is an update whose target has another type there.
    """
    document = deepcopy(document)
    left: list[str] = []
    for overlay in overlays:
        for action in overlay.actions:
            try:
                places = sorted({match.parts for match in action.query.finditer(document)}, reverse=True)
                changed = [_change(document, parts, action) for parts in places]
            except JSONPathError as error:
                raise OverlayInvalid(f"{action.target}: {error.args[0]}", pointer=action.pointer) from error
            except _Mismatch as error:
                if idle == "error":
                    raise OverlayInvalid(
                        f"{action.target} selects {error}; an update needs an object or a list",
                        pointer=f"{action.pointer}/target",
                        fix="select the object around it",
                    ) from error
                changed = []
            if any(changed):
                continue
            if idle == "error":
                found = f"all {len(places)} places are already like this" if places else "it selects nothing"
                raise OverlayIdle(
                    f"{overlay.name} changes nothing at {action.target}: {found}",
                    pointer=action.pointer,
                    fix=f"if upstream corrected the fault, delete spec/overlays/{overlay.name}; if not, correct the target, or add "
                    f"`extends: {_SUPPLEMENT}` to reach what only the official package says",
                )
            left.append(f"{overlay.name}: {action.target}")
    return document, left


class _Mismatch(Exception):
    """An update cannot be merged into a value of this type."""


def _change(document: Any, parts: tuple[str | int, ...], action: Action) -> bool:
    """Apply an action to the value at `parts`. Return whether anything changed."""
    parent, value = None, document
    for part in parts:
        parent, value = value, value[part]
    if action.remove:
        if parent is None:
            raise OverlayInvalid("the whole spec cannot be removed", pointer=action.pointer, fix="select a part of it")
        del parent[parts[-1]]
        return True
    if isinstance(value, list):
        return _append(value, [action.update])
    if isinstance(value, dict) and isinstance(action.update, dict):
        return _merge(value, action.update)
    raise _Mismatch(f"a value of type {type(value).__name__}")


def _merge(value: dict[str, Any], update: dict[str, Any]) -> bool:
    changed = False
    for key, new in update.items():
        old = value.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            changed |= _merge(old, new)
        elif isinstance(old, list) and isinstance(new, list):
            changed |= _append(old, new)
        elif key not in value or not _same(old, new):
            value[key] = deepcopy(new)
            changed = True
    return changed


def _append(value: list[Any], entries: list[Any]) -> bool:
    new = [entry for entry in entries if not any(_same(entry, old) for old in value)]
    value += deepcopy(new)
    return bool(new)


def _same(one: Any, other: Any) -> bool:
    """Compare JSON values. Unlike with `==`, 1 is neither true nor 1.0."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
