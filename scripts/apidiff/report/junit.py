"""The report as JUnit XML, for CI systems: one test case per root cause, failed if it makes the run fail."""

from __future__ import annotations

import re
from collections.abc import Collection
from xml.sax.saxutils import escape, quoteattr

from .. import values
from ..finding import Finding, Report, Rule
from . import wording

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(report: Report, rules: dict[str, Rule], *, failing: Collection[str]) -> str:
    """Return one suite; `failing` are the fingerprints of the findings that make the run fail."""
    cases = [_case(finding, rules, finding.fingerprint in failing) for finding in report.findings]
    if not cases:
        cases = ['  <testcase classname="apidiff" name="no changes"/>']
    failures = sum(finding.fingerprint in failing for finding in report.findings)
    skipped = sum(bool(finding.accepted) for finding in report.findings)
    name = _attribute(f"API diff: {report.old} -> {report.new}")
    notes = f"  <system-out>{_text(chr(10).join(report.notes))}</system-out>\n" if report.notes else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites><testsuite name={name} tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}">\n'
        + "\n".join(cases)
        + f"\n{notes}</testsuite></testsuites>\n"
    )


def _case(finding: Finding, rules: dict[str, Rule], failed: bool) -> str:
    name = _attribute(f"{'+'.join(finding.rules)} {finding.at} {values.plain(wording.of_finding(finding, rules))}")
    start = f"  <testcase classname={_attribute(f'apidiff.{finding.severity}')} name={name}"
    if finding.accepted:
        return f"{start}><skipped message={_attribute(finding.accepted)}/></testcase>"
    if not failed:
        return f"{start}/>"
    told = [effect.at for effect in finding.effects] + list(finding.change.operations if finding.change else ())
    body = "\n".join([*([finding.hint] if finding.hint else []), f"fingerprint {finding.fingerprint}", *told])
    return f"{start}><failure type={_attribute(finding.rules[0])} message={name}>{_text(body)}</failure></testcase>"


def _text(value: str) -> str:
    return escape(_FORBIDDEN.sub("?", value))


def _attribute(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub("?", value))
