"""The report as entries of a Keep-a-Changelog section: Removed, Changed, Deprecated, Added; for users of the package.

What no program notices is left out; what the allow-list accepts is listed all the same, because it did change. Python
names come first; each break says how to move on.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from ..finding import Report, Rule, Severity
from . import layout, wording
from .markdown import code, hint, spans

HEADINGS = ("Removed", "Changed", "Deprecated", "Added")
_REMOVED = frozenset({"W002", "W013", "W014", "W033", "W042", "W081", "S001", "S020", "S023", "S040", "S050"})
_ADDED = frozenset({"W001", "W010", "W011", "W080", "S002", "S041"})
_DEPRECATED = frozenset({"W003"})
LISTED = 40
"""Lines under a heading; a break is never left out."""


def changelog(report: Report, rules: dict[str, Rule]) -> str:
    """Return the entries, heading by heading; "" if users notice nothing."""
    told = replace(report, findings=tuple(replace(finding, accepted="") for finding in report.findings))
    two_sources = any(finding.source for finding in told.findings)
    entries: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for name, lines in layout.sections(told, rules).items():
        if name not in ("break", "risk", "new"):
            continue
        for line in lines:
            entries[_heading(line)].append((name == "break", _entry(line, two_sources=two_sources)))
    out = []
    for heading in HEADINGS:
        if entries[heading]:
            out += [f"### {heading}", "", *_cut(entries[heading]), ""]
    return "\n".join(out)


def _heading(line: layout.Line) -> str:
    first = line.findings[0]
    rule = first.rules[0]
    if rule in _DEPRECATED:
        return "Deprecated"
    if first.severity == Severity.SAFE:
        return "Added" if rule in _ADDED or any(r in _ADDED for r in first.rules) else "Changed"
    return "Removed" if rule in _REMOVED else "Changed"


def _entry(line: layout.Line, *, two_sources: bool) -> str:
    first = line.findings[0]
    name = line.place
    if not line.grouped and not name.startswith("webhook "):
        visible = [effect.at for effect in first.effects if effect.severity == first.severity]
        name = (visible or [name])[0]
    breaks = "**Breaking:** " if first.severity == Severity.BREAK else ""
    where = f" ({spans(line.affects[0])})" if line.grouped else ""
    how = f"; {hint(line.hint)}" if line.hint else ""
    return f"- {breaks}{code(name)} {spans(line.phrase)}{where}{_source(line, two_sources=two_sources)}{how}"


def _source(line: layout.Line, *, two_sources: bool) -> str:
    """Return where the change came from, if there is more than one source."""
    first = line.findings[0]
    if first.source:
        return f", {'which was ' if _heading(line) == 'Removed' else ''}{wording.origin(first.source)}"
    return ", from the spec" if two_sources and first.change and first.cause == "spec" else ""


def _cut(entries: list[tuple[bool, str]]) -> list[str]:
    kept = [text for number, (breaks, text) in enumerate(entries) if breaks or number < LISTED]
    left = len(entries) - len(kept)
    return kept + ([f"- and {left} more, in `api-surface.json`"] if left else [])
