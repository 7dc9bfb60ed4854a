"""What reports for people show, and in which order: sections, each with one line per root cause.

The same edit in several types (`fast` added to service_tier) shares a line. In a section, what reaches
the Python surface and the most operations comes first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .. import values
from ..causes.join import same_name
from ..finding import Finding, Report, Rule, Severity
from . import wording

SECTIONS = ("break", "risk", "new", "wire", "docs")
TITLES = {"break": "Break", "risk": "Risk", "new": "New", "wire": "Wire only", "docs": "Docs"}
COUNTED = {
    "break": ("break", "breaks"),
    "risk": ("risk", "risks"),
    "new": ("new", "new"),
    "wire": ("wire only", "wire only"),
    "docs": ("docs", "docs"),
}
MEANING = {
    "break": "correct code fails, or the service refuses what it sends",
    "risk": "runs as before; type checkers may object, new values may come",
    "new": "something to use, nothing to change",
    "wire": "changes the spec, but nothing in Python",
    "docs": "only descriptions",
}
_DOCS = frozenset({"D001", "S070"})
NAMES = 3
"""How many places a line names."""


ALIKE = 3
"""From how many places with the same edit a line starts with what they have in common."""


@dataclass(frozen=True, slots=True)
class Line:
    """One root cause, or one and the same edit in several places."""

    section: str
    findings: tuple[Finding, ...]
    rules: str
    """`W014+S040`."""
    place: str
    """The place, or what the places have in common: `Project.geography`, `service_tier`."""
    phrase: str
    """With the marks of values.py, as `affects`."""
    affects: tuple[str, ...]
    """More about it, in this order: places, operations, Python names, the cause and the source if it is
    not the spec."""
    hint: str = ""

    @property
    def grouped(self) -> bool:
        """Whether `place` is what several places have in common; then the first of `affects` names them."""
        return self.place != self.findings[0].at


def section_of(finding: Finding, levels: tuple[str, ...] = ("wire", "surface")) -> str:
    """Return the section of a finding. Without a surface, nothing can show in Python."""
    if set(finding.rules) <= _DOCS:
        return "docs"
    if finding.severity >= Severity.RISK:
        return "break" if finding.severity == Severity.BREAK else "risk"
    visible = "surface" not in levels or any(effect.severity > Severity.NONE for effect in finding.effects)
    named = finding.change is None or finding.change.rule in ("W001", "W080")
    return "new" if finding.severity == Severity.SAFE and (visible or named) else "wire"


def sections(report: Report, rules: dict[str, Rule]) -> dict[str, tuple[Line, ...]]:
    """Return the lines of every section that has any, in the order of SECTIONS, without accepted findings."""
    by_section: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if not finding.accepted:
            by_section[section_of(finding, report.levels)].append(finding)
    return {name: _lines(name, by_section[name], rules) for name in SECTIONS if name in by_section}


def accepted(report: Report) -> tuple[Finding, ...]:
    """Return the findings that the allow-list accepts."""
    return tuple(finding for finding in report.findings if finding.accepted)


def counts(report: Report) -> dict[str, int]:
    """Return the number of root causes in every section, and of accepted ones under `accepted`."""
    found = dict.fromkeys((*SECTIONS, "accepted"), 0)
    for finding in report.findings:
        found["accepted" if finding.accepted else section_of(finding, report.levels)] += 1
    return found


def counted(report: Report) -> str:
    """Return `2 breaks, 5 risks, 31 new`; "no changes" if there are none."""
    found = counts(report)
    parts = [f"{found[name]} {COUNTED[name][found[name] != 1]}" for name in SECTIONS if found[name]]
    if found["accepted"]:
        parts.append(f"{found['accepted']} accepted")
    return ", ".join(parts) or "no changes"


def _lines(section: str, findings: Iterable[Finding], rules: dict[str, Rule]) -> tuple[Line, ...]:
    groups: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[_alike(finding, rules)].append(finding)
    lines = [_line(section, tuple(group), rules) for group in groups.values()]
    return tuple(sorted(lines, key=_weight))


def _weight(line: Line) -> tuple[bool, int, str, str]:
    visible = any(finding.effects for finding in line.findings)
    return (not visible, -len(_operations(line.findings)), line.place, line.rules)


def _alike(finding: Finding, rules: dict[str, Rule]) -> tuple[str, ...]:
    """Return what the same edit has in common wherever it is made: rules, last name, phrase, cause, source."""
    container, dot, leaf = finding.at.rpartition(".")
    shared = leaf if dot and container.replace(".", "").isidentifier() else finding.at
    return ("+".join(finding.rules), shared, wording.of_finding(finding, rules), finding.cause, finding.source)


def _line(section: str, findings: tuple[Finding, ...], rules: dict[str, Rule]) -> Line:
    first = findings[0]
    joined, leaf, phrase, *_ = _alike(first, rules)
    twins = [other for finding in findings for other in (finding.change or finding.effects[0]).also]
    places = [finding.at for finding in findings] + twins
    alike = len(places) >= ALIKE and leaf != first.at and all(place.endswith(f".{leaf}") for place in places)
    affects = []
    if len(findings) > 1 or alike:
        owners = [place.removesuffix(f".{leaf}") for place in places]
        # A resource is spelled in lower case, a schema hardly ever.
        noun = "places" if all(owner.islower() for owner in owners) else "types"
        phrase = f"{phrase}, in {len(places)} {noun}"
        affects.append(_few(owners))
    elif twins:
        affects.append(f"also {_few(twins)}")
    affects += _reach(findings)
    if first.cause != "spec":
        affects.append(f"made by the {first.cause}")
    if first.source:
        affects.append(wording.origin(first.source))
    place = leaf if len(findings) > 1 or alike else first.at
    return Line(section, findings, joined, place, phrase, tuple(affects), first.hint if len(findings) == 1 else "")


def _reach(findings: tuple[Finding, ...]) -> list[str]:
    operations = _operations(findings)
    said = []
    if operations:
        webhooks = sum(operation.startswith("webhook ") for operation in operations)
        calls = len(operations) - webhooks
        if len(operations) == 1 and findings[0].at.startswith(operations[0]):
            calls = webhooks = 0  # the place says it
        said += [_number(calls, "operation")] if calls else []
        said += [_number(webhooks, "webhook")] if webhooks else []
    if len(findings) == 1:
        first = findings[0]
        told = (first.change or first.effects[0]).also
        names = dict.fromkeys(name for effect in first.effects for name in (effect.at, *effect.also))
        known = {same_name(place) for place in (first.at, *told)}
        others = [name for name in names if same_name(name) not in known]
        said += [_few(others, 1)] if others else []
    along = sorted({name for finding in findings for effect in finding.effects for name in effect.along})
    said += [f"with {_few(along, 1)}"] if along else []
    return said


def _operations(findings: tuple[Finding, ...]) -> list[str]:
    return sorted({operation for f in findings if f.change for operation in f.change.operations})


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''}"


def _few(names: list[str], most: int = NAMES) -> str:
    """Join the first names, and count the rest."""
    return ", ".join(map(values.marked, names[:most])) + (f" and {len(names) - most} more" if len(names) > most else "")
