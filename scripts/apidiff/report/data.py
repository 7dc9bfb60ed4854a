"""The report as JSON, in a format with a number and a schema: `apidiff.py schema` prints it.

New members may be added at any time; if one changes its meaning, the format gets a new number.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline.home import program

from ..errors import SettingsInvalid
from ..finding import Change, Effect, Finding, Report
from . import layout

FORMAT = 1
SCHEMA = Path(__file__).with_name("schema.json")


def schema() -> str:
    """Return the JSON Schema (2020-12) of the report."""
    return SCHEMA.read_text("utf-8")


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as plain values."""
    return {
        "format": FORMAT,
        "old": report.old,
        "new": report.new,
        "policy": report.policy,
        "levels": list(report.levels),
        "verdict": str(report.bump),
        "counts": layout.counts(report),
        "notes": list(report.notes),
        "findings": [_finding(finding, report.levels) for finding in report.findings],
    }


def as_json(report: Report) -> str:
    """Return the report as JSON text, in ASCII so that everything can read it."""
    return json.dumps(as_data(report), indent=1) + "\n"


def accepted_from(text: str, name: str, severities: frozenset[str]) -> list[tuple[str, str, str]]:
    """Return (fingerprint, rule, place) of a report's findings that have some severities and are not accepted yet."""
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError(f"its format is {data.get('format') if isinstance(data, dict) else None!r}, not {FORMAT}")
        return [
            (str(finding["fingerprint"]), str(finding["rules"][0]), str(finding["at"]))
            for finding in data["findings"]
            if finding["severity"] in severities and not finding["accepted"]
        ]
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise SettingsInvalid(
            f"{name} is not a report of this version: {error}",
            fix=f"write one: {program('apidiff')} OLD NEW --output json=FILE",
        ) from error


def _finding(finding: Finding, levels: tuple[str, ...]) -> dict[str, Any]:
    return {
        "fingerprint": finding.fingerprint,
        "severity": str(finding.severity),
        "section": layout.section_of(finding, levels),
        "rules": list(finding.rules),
        "at": finding.at,
        "cause": finding.cause,
        "source": finding.source,
        "hint": finding.hint,
        "accepted": finding.accepted,
        "change": _change(finding.change) if finding.change else None,
        "effects": [_effect(effect) for effect in finding.effects],
    }


def _change(change: Change) -> dict[str, Any]:
    return _item(change) | {
        "directions": list(change.directions),
        "operations": list(change.operations),
        "also": list(change.also),
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return _item(effect) | {"also": list(effect.also), "along": list(effect.along)}


def _item(item: Change | Effect) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "severity": str(item.severity),
        "at": item.at,
        "old": item.old,
        "new": item.new,
        "pointer_old": item.pointer_old,
        "pointer_new": item.pointer_new,
        "detail": item.detail,
    }
