"""A change of type at one place -> rule and severity, by who gives the value and who reads it.

Rule: the worst direction decides; if both are equal, reading comes first.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..finding import Severity
from .alternatives import Alternatives, Value, spell
from .calculus import Relation, Scope

EQUAL, WIDENED, NARROWED = Relation.EQUAL, Relation.WIDENED, Relation.NARROWED
OVERLAPPING, INCOMPATIBLE = Relation.OVERLAPPING, Relation.INCOMPATIBLE
SAFE, RISK, BREAK = Severity.SAFE, Severity.RISK, Severity.BREAK

ATTRIBUTE = {WIDENED: "S042", OVERLAPPING: "S042", NARROWED: "S043", INCOMPATIBLE: "S045"}
RETURN = {WIDENED: "S031", OVERLAPPING: "S031", NARROWED: "S032", INCOMPATIBLE: "S030"}
ALIAS = dict.fromkeys((WIDENED, OVERLAPPING, NARROWED, INCOMPATIBLE), "S014")
ACCEPTED = {WIDENED: "S028", OVERLAPPING: "S027", NARROWED: "S027", INCOMPATIBLE: "S027"}

_READ = {WIDENED: RISK, OVERLAPPING: RISK, NARROWED: SAFE, INCOMPATIBLE: BREAK}
_SENT = {WIDENED: SAFE, OVERLAPPING: RISK, NARROWED: RISK, INCOMPATIBLE: BREAK}

_READ_WORDS = ("no longer", "may be")
_SENT_WORDS = ("no longer takes", "also takes")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Judgement:
    rule: str
    severity: Severity
    detail: str = ""


def judge(
    scope: Scope, old: str, new: str, *, reading: dict[Relation, str] | None, sending: dict[Relation, str] | None
) -> Judgement | None:
    """Judge a change of type; `reading` and `sending` are the rules of a direction, None if it does not apply."""
    if old == new and not scope.is_touched(old):
        return None
    before, after = scope.old(old), scope.new(new)
    if before == after:
        return None
    found: list[Judgement] = []
    for rules, severities, sent in ((reading, _READ, False), (sending, _SENT, True)):
        relation = scope.relate(before, after, sent=sent) if rules is not None else EQUAL
        if rules is None or relation is EQUAL:
            continue
        words = _SENT_WORDS if sent else _READ_WORDS
        judgement = Judgement(rules[relation], severities[relation], _tell(scope, before, after, words))
        if relation in (NARROWED, OVERLAPPING) and (lost := scope.lost_values(before, after)):
            if sent:
                judgement = Judgement("S050", BREAK, f"no longer accepted: {_list(lost)}")
            elif relation is NARROWED:
                judgement = Judgement("S050", SAFE, f"no longer received: {_list(lost)}")
        found.append(judgement)
    return max(found, key=lambda judgement: judgement.severity, default=None)


def _tell(scope: Scope, before: Alternatives, after: Alternatives, words: tuple[str, str]) -> str:
    """Return in words what was removed and what was added."""
    changes = zip(words, (scope.gone(before, after), scope.gone(after, before)), strict=True)
    return "; ".join(f"{word} {_short(spell(type_))}" for word, type_ in changes if type_)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"


def _list(lost: frozenset[Value]) -> str:
    return _short(", ".join(sorted(value.text for value in lost)))
