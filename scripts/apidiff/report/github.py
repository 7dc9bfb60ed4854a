"""The report for a run of GitHub Actions: annotations in the log, and the Markdown report as the summary of the step.

GitHub shows ten annotations of each level per step and drops the others; the summary has them all.
"""

from __future__ import annotations

from collections import defaultdict

from .. import values
from ..finding import Finding, Report, Rule, Severity
from . import wording
from .file_lines import FileLines

MOST = 10
"""Annotations of each level."""
_LEVELS = {Severity.BREAK: "error", Severity.RISK: "warning", Severity.SAFE: "notice"}


def github(report: Report, rules: dict[str, Rule], places: FileLines) -> str:
    """Return the workflow commands, one per line; none for findings that are accepted or have no consequences."""
    by_level: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if not finding.accepted and finding.severity in _LEVELS:
            by_level[_LEVELS[finding.severity]].append(finding)
    out = []
    for level, findings in by_level.items():
        # The note about what is left out is one of the ten.
        shown = findings if len(findings) <= MOST else findings[: MOST - 1]
        out += [_annotation(level, finding, rules, places) for finding in shown]
        if len(findings) > len(shown):
            left = f"and {len(findings) - len(shown)} more; see the summary of this run"
            out.append(f"::{level} title=API diff::{_data(left)}")
    return "".join(f"{line}\n" for line in out)


def _annotation(level: str, finding: Finding, rules: dict[str, Rule], places: FileLines) -> str:
    place = places.in_document(finding) or places.in_package(finding)
    where = f"file={_property(place.file)},line={place.line}," if place else ""
    message = f"{finding.at}: {values.plain(wording.of_finding(finding, rules))}"
    message += f"\n{finding.hint}" if finding.hint else ""
    return f"::{level} {where}title={_property('+'.join(finding.rules))}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
