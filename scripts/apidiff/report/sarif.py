"""The report as SARIF 2.1.0, for code scanning: a result for each root cause, at its line of the document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .. import values
from ..finding import Finding, Report, Rule, Severity
from . import wording
from .file_lines import FileLine, FileLines

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.BREAK: "error", Severity.RISK: "warning", Severity.SAFE: "note", Severity.NONE: "none"}


def sarif(report: Report, rules: dict[str, Rule], places: FileLines) -> str:
    """Return the log of one run."""
    used = sorted({rule for finding in report.findings for rule in finding.rules})
    numbers = {rule: number for number, rule in enumerate(used)}
    run = {
        "tool": {"driver": {"name": "apidiff", "rules": [_rule(rule, rules) for rule in used]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The top folder of the repository."}}},
        "results": [_result(finding, rules, numbers, places) for finding in report.findings],
        "properties": {"old": report.old, "new": report.new, "verdict": str(report.bump), "policy": report.policy},
        "invocations": [
            {"executionSuccessful": True, "toolExecutionNotifications": list(_notifications(report.notes))}
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _notifications(notes: Iterable[str]) -> Iterable[dict[str, Any]]:
    for note in notes:
        yield {"level": "note", "message": {"text": note}}


def _rule(rule_id: str, rules: dict[str, Rule]) -> dict[str, Any]:
    rule = rules.get(rule_id)
    if rule is None:
        return {"id": rule_id}
    entry: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    return entry | ({"fullDescription": {"text": rule.why}} if rule.why else {})


def _result(finding: Finding, rules: dict[str, Rule], numbers: dict[str, int], places: FileLines) -> dict[str, Any]:
    change = finding.change
    result: dict[str, Any] = {
        "ruleId": finding.rules[0],
        "ruleIndex": numbers[finding.rules[0]],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding, rules)},
        "partialFingerprints": {"apidiff/v1": finding.fingerprint},
        # The allow-list is the baseline.
        "baselineState": "unchanged" if finding.accepted else "new",
        "properties": {
            "rules": list(finding.rules),
            "severity": str(finding.severity),
            "cause": finding.cause,
            "source": finding.source,
            "operations": list(change.operations) if change else [],
        },
    }
    if place := places.in_document(finding):
        result["locations"] = [_location(place, finding.at)]
    if place := places.in_package(finding):
        result["relatedLocations"] = [_location(place, finding.effects[0].at)]
    if finding.accepted:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": finding.accepted}]
    return result


def _message(finding: Finding, rules: dict[str, Rule]) -> str:
    said = f"{finding.at}: {values.plain(wording.of_finding(finding, rules))}"
    return f"{said}; {finding.hint}" if finding.hint else said


def _location(place: FileLine, name: str) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": place.file, "uriBaseId": "SRCROOT"},
            "region": {"startLine": place.line},
        },
        "logicalLocations": [{"fullyQualifiedName": name}],
        "message": {"text": name},
    }
