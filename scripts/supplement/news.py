"""Three documents: the spec, the wheel nearest to the spec's date (the base), and the newest wheel.

    news(spec, base, newest) -> News

Rule: where the base differs as well, nothing has changed: the two sources disagree, and the spec stays. A difference that only the
newest wheel has is a change of the API since the spec was written, and is applied. Nothing is removed. What a method of
the package takes as an argument, and what it does not ask for, is applied in any case.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .finding import ONLY_SPEC, Change, Finding, Key
from .twins import below
from .walk import Walk

_GAINS = frozenset({"deprecated", "names"})
"""Kinds of changes that are applied even where the base differs as well: the spec does not say such things."""
_ARGUMENTS = frozenset({"parameter", "field", "optional"})
"""Kinds of changes that are applied so if they are about an argument."""


@dataclass(frozen=True)
class News:
    changes: tuple[Change, ...]
    """What is applied, sorted, each once."""
    standing: tuple[Finding, ...]
    """What differs at the base already."""
    gone: tuple[Finding, ...]
    """What the spec and the base have and the newest wheel has not."""
    variants: tuple[tuple[str, str], ...] = ()
    """(component, component) pairs of the wheel: two classes at one new place of the spec."""
    sent: tuple[str, ...] = ()
    """New components of which a model is sent: there, what it writes as optional may be null."""


def news(base: Walk, newest: Walk, kept: Collection[Key] = ()) -> News:
    """Tell what is new from what always differed. `kept` are keys of changes that were applied before."""
    old = {change.key for each in base.findings for change in each.changes} - set(kept)
    agreed = {_place(each) for each in base.findings if each.agrees} - {
        _place(each) for each in newest.findings if each.agrees
    }
    away = tuple(f"{newest.spec.calls()[each].pointer}/" for each in newest.moved)
    changes: dict[Key, Change] = {}
    variants: dict[tuple[str, str], None] = {}
    standing, gone = [], []
    for each in newest.findings:
        applied = [change for change in each.changes if change.key not in old or _is_gain(change, each)]
        for change in applied:
            if not f"{change.at}/".startswith(away):
                first = changes.setdefault(change.key, change)
                if first.value != change.value:
                    variants |= dict.fromkeys(below(change.value, first.value))
        if each.difference == ONLY_SPEC and _place(each) in agreed:
            gone.append(each)
        elif each.difference and not applied and each.side not in ("operation", "webhook"):
            standing.append(each)
    return News(
        tuple(_sorted(changes.values())),
        tuple(standing),
        tuple(gone),
        tuple(each for each in variants if each[0] != each[1]),
    )


def _sorted(changes: Iterable[Change]) -> list[Change]:
    return sorted(changes, key=lambda each: (each.at, each.kind, each.name))


def _is_gain(change: Change, finding: Finding) -> bool:
    """Return whether a change is applied though the base differs as well: a call of the package shall be possible here."""
    is_argument = finding.is_argument or finding.side == "parameter"
    return change.kind in _GAINS or (is_argument and change.kind in _ARGUMENTS)


def _place(finding: Finding) -> tuple[str, str]:
    return finding.aspect, finding.mine
