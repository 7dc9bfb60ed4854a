"""Constraints, formats, defaults, deprecations: what is said about a place besides its type.

Rule: a constraint on an answer promises nothing to a program; one on a request is a risk when it excludes values.
"""

from __future__ import annotations

import json
from typing import Any

from .edits import BREAK, NONE, RISK, SAFE, Edit, Place, edit
from .graph import Limits, Notes

_LOWER = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"}
_UPPER = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"}
_NOTATIONS = {"date", "date-time", "time", "duration", "byte", "uuid", "unixtime"}
"""Formats that write the same value differently."""


def compare(place: Place, old: Limits, new: Limits) -> list[Edit]:
    """Compare the constraints of one kind of value."""
    before, after = dict(old), dict(new)
    edits = _format(place, before.pop("format", ""), after.pop("format", ""))
    changed = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    if changed:
        tightened = any(_tightened(key, before.get(key), after.get(key)) for key in changed)
        edits += edit(
            "constraints",
            place,
            request=("W050", RISK) if tightened else ("W051", NONE),
            response=("W051", NONE),
            old=_spelled(changed, before),
            new=_spelled(changed, after),
        )
    return edits


def notes(place: Place, old: Notes, new: Notes) -> list[Edit]:
    """Compare defaults, deprecations, and who may write or read."""
    edits: list[Edit] = []
    before, after = (str(each.get("default", "")) for each in (old, new))
    if before != after:
        edits += edit("default", place, request=("W052", RISK), response=("W052", NONE), old=before, new=after)
    edits += deprecation(place, "deprecated" in old, "deprecated" in new)
    if ("readOnly" in old) != ("readOnly" in new):
        verdict = ("W013", RISK) if "readOnly" in new else ("W011", SAFE)
        edits += edit("read-only", place, request=verdict, **_flag("read-only", "readOnly" in new))
    if ("writeOnly" in old) != ("writeOnly" in new):
        verdict = ("W014", RISK) if "writeOnly" in new else ("W010", SAFE)
        edits += edit("write-only", place, response=verdict, **_flag("write-only", "writeOnly" in new))
    return edits


def deprecation(place: Place, old: bool, new: bool, *, kind: str = "deprecation") -> list[Edit]:
    """Report that something was deprecated, or no longer is."""
    if old == new:
        return []
    verdict = ("W003", SAFE) if new else ("W004", NONE)
    return edit(kind, place, request=verdict, response=verdict, **_flag("deprecated", new))


def _flag(name: str, new: bool) -> dict[str, Any]:
    return {"old": "" if new else name, "new": name if new else ""}


def _format(place: Place, old: str, new: str) -> list[Edit]:
    before, after = (json.loads(each) if each else "" for each in (old, new))
    if before == after:
        return []
    notations = {str(before), str(after)}
    verdict = ("W053", BREAK if notations <= _NOTATIONS else NONE)
    return edit("format", place, request=verdict, response=verdict, old=str(before), new=str(after))


def _tightened(keyword: str, old: str | None, new: str | None) -> bool:
    if old is None or new is None:
        return new is not None and new != "false"
    before, after = json.loads(old), json.loads(new)
    if isinstance(before, (int, float)) and isinstance(after, (int, float)):
        if keyword in _LOWER:
            return after > before
        if keyword in _UPPER:
            return after < before
        if keyword == "multipleOf":
            return not before or bool(after % before == 0)
        if keyword == "uniqueItems":
            return bool(after)
    return True


def _spelled(keywords: list[str], values: dict[str, str]) -> str:
    return ", ".join(f"{keyword} {values[keyword]}" for keyword in keywords if keyword in values)
