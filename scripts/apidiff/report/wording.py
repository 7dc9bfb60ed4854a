"""What changed, in a few words after the name of the place: `removed`, `became required`, `str -> int`.

Rule: phrases have only our own words and the canonical spellings of values; a rule has the same phrase in every
report. Values are put between the marks of values.py.
"""

from __future__ import annotations

from ..finding import Change, Effect, Finding, Rule
from ..values import difference, listed, marked, members, short, shown

# {old}, {new}: the canonical spellings; {lost}, {gained}: what is in only one of two lists of values or unions;
# {place}: a name, whole; {change}: the shorter of two ways to show how two types differ.
PHRASES = {
    # the document
    "W001": "added",
    "W002": "removed",
    "W003": "deprecated",
    "W004": "no longer deprecated",
    "W010": "added",
    "W011": "added, optional",
    "W012": "added, and required",
    "W013": "removed",
    "W014": "removed",
    "W016": "sent as {new}, was {old}",
    "W017": "moved to another parent, same type",
    "W020": "became required",
    "W021": "became optional",
    "W022": "may be absent now",
    "W023": "is always there now",
    "W024": "accepts null now",
    "W025": "may be null now",
    "W026": "{change}",
    "W027": "{change}",
    "W028": "no longer accepts null",
    "W029": "is never null now",
    "W030": "union spelled another way",
    "W031": "also accepts {gained}",
    "W032": "may also be {gained}",
    "W033": "no longer accepts {lost}",
    "W034": "is never {lost} now",
    "W035": "discriminator {old} -> {new}",
    "W036": "discriminator {old} -> {new}",
    "W040": "{gained} added",
    "W041": "may be {gained} now",
    "W042": "{lost} no longer accepted",
    "W043": "is never {lost} now",
    "W044": "any string -> {new}",
    "W045": "{old} -> any string",
    "W046": "{gained} added (open enum)",
    "W050": "limit tightened, {old} -> {new}",
    "W051": "limit changed, {old} -> {new}",
    "W052": "default {old} -> {new}",
    "W053": "format {old} -> {new}",
    "W054": "other properties {old} -> {new}",
    "W060": "also takes {gained}",
    "W061": "{old} -> {new}",
    "W062": "{old} -> {new}",
    "W063": "changed: {old} -> {new}",
    "W064": "status {old} -> {new}",
    "W065": "stream {old} -> {new}",
    "W070": "security {old} -> {new}",
    "W071": "server {old} -> {new}",
    "W080": "added",
    "W081": "removed",
    "W082": "{old} -> {new}",
    "W090": "read despite a fault of the spec: {new}",
    "D001": "changed",
    # Python
    "S001": "removed",
    "S002": "added",
    "S003": "moved, the old path still works",
    "S010": "renamed to {place}",
    "S011": "is an alias of {new} now",
    "S012": "renamed to {place}",
    "S013": "lost the base class {old}",
    "S014": "{change}",
    "S020": "removed",
    "S021": "parameter renamed to {place}",
    "S022": "moved to {place}",
    "S023": "parameter removed",
    "S024": "parameter became required",
    "S025": "parameter became optional",
    "S026": "parameter {old} -> {new}",
    "S027": "no longer takes {lost}",
    "S028": "also takes {gained}",
    "S029": "default {old} -> {new}",
    "S030": "returns {change}",
    "S031": "may also return {gained}",
    "S032": "no longer returns {lost}",
    "S033": "{old} -> {new}",
    "S040": "removed",
    "S041": "added",
    "S042": "may also be {gained}",
    "S043": "is never {lost} now",
    "S044": "renamed to {place}",
    "S045": "{change}",
    "S050": "{lost} removed",
    "S060": "{old} -> {new}",
    "S070": "documentation",
    "S080": "{old} -> {new}",
}
"""Phrases by rule; a rule that is missing here is described by its title, old and new."""
ONE_WAY = frozenset({"S027", "S028", "S031", "S032", "S042", "S043"})
"""Rules whose phrase names what was removed or what was added; if both were, it shows both types."""
MOVED = {"S001": "moved to {place}", "S020": "renamed to {place}"}
"""Phrases for rules of removal, if there is a replacement."""


def phrase(item: Change | Effect, rules: dict[str, Rule]) -> str:
    """Return what happened at a place, without the place itself."""
    template = (MOVED.get(item.rule) if item.new else None) or PHRASES.get(item.rule)
    if item.rule == "S012" and item.at == item.new:
        template = "replaces {old}"  # which is still there
    said = _fill(template, item) if template else ""
    if not said:
        title = rules[item.rule].title if item.rule in rules else item.rule
        arrow = " -> ".join(shown(value) for value in (item.old, item.new) if value)
        said = title[:1].lower() + title[1:] + (f" ({arrow})" if arrow else "")
    told = (
        item.rule in ONE_WAY or "{change}" in (template or "") or (item.old in item.detail and item.new in item.detail)
    )
    detail = "" if (told and item.old and item.new) or item.detail == item.new else short(item.detail)
    return f"{said} ({detail})" if detail and detail not in said else said


def origin(source: str) -> str:
    """Return `from the official package 3.57.0` for `openai 3.57.0`."""
    return f"from the official package {source.rpartition(' ')[2]}"


def of_finding(finding: Finding, rules: dict[str, Rule]) -> str:
    """Return what happened, at the level that `finding.at` belongs to."""
    return phrase(finding.change or finding.effects[0], rules)


def _fill(template: str, item: Change | Effect) -> str:
    """Return a filled template; "" if it needs a value that the item does not have."""
    if "{" in template and not (item.old or item.new):
        return ""
    lost, gained = difference(item.old, item.new)
    if item.rule in ONE_WAY and bool(lost) == bool(gained):
        template = "{change}"
    values = {
        "old": shown(item.old) or "none",
        "new": shown(item.new) or "none",
        "place": marked(item.new),
        "lost": listed(lost or members(item.old)),
        "gained": listed(gained or members(item.new)),
        "change": _change(item, lost, gained),
    }
    return template.format(**values) if all(values[key] for key in values if f"{{{key}}}" in template) else ""


def _change(item: Change | Effect, lost: list[str], gained: list[str]) -> str:
    """Return `str -> int`; for types that overlap, what was removed and what was added."""
    if len(lost) + len(gained) >= len({*members(item.old), *members(item.new)}) or not (lost or gained):
        return f"{shown(item.old) or 'none'} -> {shown(item.new) or 'none'}"
    parts = (("no longer ", lost), ("now also ", gained))
    return ", ".join(word + listed(values) for word, values in parts if values)
