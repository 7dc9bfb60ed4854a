"""How serious findings are under a policy, and the threshold at which a run fails.

wire          what the service accepts and answers; how Python looks is of no account
runtime       correct programs that run (the default)
strict-types  the same, and a strict type checker is to pass: every risk needs a new major version
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..finding import Finding, Severity

POLICIES = ("runtime", "wire", "strict-types")
THRESHOLDS = {"break": Severity.BREAK, "risk": Severity.RISK, "safe": Severity.SAFE}
"""--fail-on, besides `defects` (new faults of the spec) and `none-at-all` (a run never fails for what it found)."""
FAIL_ON = (*THRESHOLDS, "defects", "none-at-all")


def under(policy: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the severities of a policy."""
    if policy != "wire":
        return tuple(findings)
    return tuple(
        replace(finding, effects=tuple(replace(effect, severity=Severity.NONE) for effect in finding.effects))
        for finding in findings
    )


def failing(findings: Iterable[Finding], fail_on: str) -> list[Finding]:
    """Return the findings that make a run fail: at or above the threshold, and not accepted.

    A new fault of the document is nobody's break: it counts only where it is asked for (`defects`).
    """
    if fail_on == "none-at-all":
        return []
    least = THRESHOLDS.get(fail_on, Severity.BREAK)
    return [
        finding
        for finding in findings
        if not finding.accepted and (fail_on == "defects" if finding.is_fault else finding.severity >= least)
    ]
