"""The agreement as people read it, and as programs do."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from supplement.finding import Finding

from . import counting
from .counting import Count
from .reasons import Explained

ENOUGH = 99.0
"""Percent of the comparisons that have to agree. With the wrong wheel for a spec it is less."""
_WIDTH = 110


@dataclass(frozen=True)
class Agreement:
    """All comparisons of one spec and one package, with the reasons of the differences."""

    spec: str
    overlays: int
    package: str
    findings: Sequence[Finding]
    explained: Explained

    @property
    def total(self) -> Count:
        return counting.total(self.findings)

    @property
    def enough(self) -> bool:
        return self.total.percent >= ENOUGH

    @property
    def line(self) -> str:
        """One line: how many of the comparisons agree."""
        return line(self.total, self.package)


def line(count: Count, package: str) -> str:
    """Return in one line how many comparisons with a package agree."""
    return f"{count.percent:.2f} % of {count.compared:,} comparisons agree with {package}"


def text(agreement: Agreement, *, every: bool = False) -> str:
    """Return the report; with `every`, also each place that differs."""
    lines = [f"spec      {agreement.spec}", f"overlays  {agreement.overlays}", f"package   {agreement.package}", ""]
    lines += _table("what", counting.by(counting.aspect, agreement.findings))
    lines += ["", *_table("where", counting.by(counting.side, agreement.findings)), "", agreement.line]
    lines += ["", "Why the others differ:", ""] if agreement.explained.classes else []
    for reason, found in agreement.explained.classes:
        lines += _wrapped(f"{len(found):5}  ", f"{reason.name} ({_right(reason.right)}): {reason.reason}")
        lines += _places(found) if every else ()
    if agreement.explained.unexplained:
        lines += ["", f"Without a reason in spec/agreement.toml: {len(agreement.explained.unexplained)}"]
        lines += _places(agreement.explained.unexplained)
    if agreement.explained.idle:
        lines += ["", "No difference is left of: " + ", ".join(each.name for each in agreement.explained.idle)]
    if not agreement.enough:
        lines += ["", f"Less than {ENOUGH:.0f} % agree: is this the wheel nearest to the spec?"]
    return "\n".join(lines) + "\n"


def _right(who: str) -> str:
    return {"both": "both are right", "neither": "nobody is right"}.get(who, f"the {who} is right")


def _table(head: str, counts: Mapping[str, Count]) -> Iterator[str]:
    width = max(len(head), *(len(name) for name in counts)) if counts else len(head)
    yield f"{head:{width}}  compared    agree  percent"
    for name, count in counts.items():
        yield f"{name:{width}}  {count.compared:8,} {count.agree:8,}  {count.percent:7.2f}"


def _wrapped(head: str, words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False)


def _places(found: Sequence[Finding]) -> Iterator[str]:
    for each in found:
        yield f"         {each.metric}, {each.difference}: {each.where}"
        yield f"           {each.mine or each.theirs}"


def data(agreement: Agreement) -> dict[str, Any]:
    """Return the report as JSON values, with every place that differs."""
    return {
        "spec": agreement.spec,
        "overlays": agreement.overlays,
        "package": agreement.package,
        "total": _count(agreement.total),
        "what": {name: _count(each) for name, each in counting.by(counting.aspect, agreement.findings).items()},
        "where": {name: _count(each) for name, each in counting.by(counting.side, agreement.findings).items()},
        "classes": [
            {"name": reason.name, "right": reason.right, "reason": reason.reason, "places": list(map(_place, found))}
            for reason, found in agreement.explained.classes
        ],
        "unexplained": [_place(each) for each in agreement.explained.unexplained],
        "idle": [each.name for each in agreement.explained.idle],
    }


def _count(count: Count) -> dict[str, Any]:
    return {"compared": count.compared, "agree": count.agree, "percent": round(count.percent, 3)}


def _place(finding: Finding) -> dict[str, str]:
    return {
        "metric": finding.metric,
        "difference": finding.difference,
        "where": finding.where,
        "spec": finding.mine,
        "package": finding.theirs,
    }
