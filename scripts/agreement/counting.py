"""How many comparisons agree: by what was compared, and by where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from supplement.finding import Finding


@dataclass(frozen=True, slots=True)
class Count:
    """`agree` of `compared` comparisons agree."""

    compared: int
    agree: int

    @property
    def percent(self) -> float:
        """The share that agrees; of nothing, all agree."""
        return 100 * self.agree / self.compared if self.compared else 100.0


def total(findings: Iterable[Finding]) -> Count:
    """Count all comparisons."""
    agree = [each.agrees for each in findings]
    return Count(len(agree), sum(agree))


def by(key: Callable[[Finding], str], findings: Iterable[Finding]) -> dict[str, Count]:
    """Count the comparisons of each kind, in the order of the kinds' names."""
    compared: Counter[str] = Counter()
    agree: Counter[str] = Counter()
    for each in findings:
        compared[key(each)] += 1
        agree[key(each)] += each.agrees
    return {name: Count(compared[name], agree[name]) for name in sorted(compared)}


_ASPECTS = {"type": "types", "kinds": "kinds of answers", "media": "media types", "page": "pages"}
_THINGS = {"operation": "operations", "webhook": "webhooks", "parameter": "parameters", "body": "bodies"}


def aspect(finding: Finding) -> str:
    """Return what was compared, in words for the report."""
    if finding.aspect in ("names", "presence"):
        return _THINGS.get(finding.side, finding.side)
    return _ASPECTS.get(finding.aspect, finding.aspect)


def side(finding: Finding) -> str:
    """Return where it was compared: in operations, parameters, bodies, answers or events."""
    return _THINGS.get(finding.side, f"{finding.side}s")
