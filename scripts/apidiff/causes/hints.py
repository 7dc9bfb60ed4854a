"""How to move on from a break: the old call or name and its replacement; short, and only what is known.

A hint depends only on rule and place: `old -> new`, or a few words with values in backticks. If there is no
replacement, it says so.
"""

from __future__ import annotations

import re

from ..finding import Change, Effect, Finding, Severity
from ..values import difference, listed, members, plain, shown

_ARGUMENT = re.compile(r"(?P<call>[\w.]+)\((?P<name>\w+)=\)")


def hint(finding: Finding) -> str:
    """Return how to move on; "" if nothing breaks or there is nothing to say."""
    if finding.severity < Severity.BREAK:
        return ""
    if finding.change and finding.change.rule == "W013" and finding.change.directions == ("request",):
        argument = next((e for e in finding.effects if e.rule == "S023"), None)
        return _of_effect(argument) if argument else "stop sending it"
    for effect in finding.effects:
        if effect.severity == Severity.BREAK and (said := _of_effect(effect)):
            return said
    return _of_change(finding.change) if finding.change else ""


def _of_effect(effect: Effect) -> str:
    argument = _ARGUMENT.fullmatch(effect.at)
    old, new = plain(shown(effect.old)), plain(shown(effect.new))
    match effect.rule:
        case "S021" if argument and new:
            return f"{effect.at} -> {argument['call']}({_argument(new)}=)"
        case "S010" | "S012" | "S022" | "S044" if new:
            return f"{effect.at} -> {_sibling(effect.at, new)}"
        case "S020" | "S001" if new:
            return f"{effect.at} -> {_sibling(effect.at, new)}"
        case "S020":
            return "nothing takes its place"
        case "S001":
            return "stop using it"
        case "S011":
            return f"it can no longer be called or used with isinstance; use {_listed(effect.new)}"
        case "S023" if argument:
            return f"drop `{argument['name']}=` from `{argument['call']}()`"
        case "S024" if argument:
            return f"{argument['call']}() -> {argument['call']}({argument['name']}=...)"
        case "S026" if argument:
            return f"pass it by name: `{argument['call']}({argument['name']}=...)`"
        case "S030" | "S045" if old and new:
            return f"code for `{old}` has to expect `{new}`"
        case "S033":
            return f"code for `{old}` has to expect `{new}`" if old and new else ""
        case "S040":
            return "stop reading it"
        case "S050":
            return f"stop sending `{_gone(effect)}`"
        case "S060":
            return f"catch {f'`{new}`' if new else 'its base class'} instead"
    return ""


def _of_change(change: Change) -> str:
    old, new = plain(shown(change.old)), plain(shown(change.new))
    match change.rule:
        case "W002":
            return "nothing takes its place"
        case "W012" | "W020":
            return "pass it with every request"
        case "W013":
            return "stop sending it"
        case "W014":
            return "stop reading it"
        case "W026" | "W062" if old and new:
            return f"code for `{old}` has to expect `{new}`"
        case "W027" if old and new:
            return f"send `{new}` instead of `{old}`"
        case "W028":
            return "leave it out instead of sending null"
        case "W033" if change.directions == ("response",):
            return f"`{_gone(change)}` no longer comes"
        case "W033" | "W042":
            return f"stop sending `{_gone(change)}`"
        case "W081":
            return "it no longer comes"
    return ""


def _gone(item: Change | Effect) -> str:
    lost, _ = difference(item.old, item.new)
    return plain(listed(lost)) or item.at


def _argument(text: str) -> str:
    return text.rstrip("=)").rpartition("(")[2]


def _sibling(at: str, new: str) -> str:
    """Return a new name with the path of the old one: `models.Old`, `New` -> `models.New`; dotted names stay."""
    return new if "." in new or "." not in at else f"{at.rpartition('.')[0]}.{new}"


def _listed(union: str) -> str:
    """Return the first members of the union that replaces a class."""
    names = members(union)
    return (
        plain(listed(names)) if names and names[0] not in ("model", "typed dict", "class") else "what it stands for now"
    )
