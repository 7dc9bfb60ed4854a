"""Changes of the document and effects in Python -> findings: one for each root cause.

An effect belongs to the change at the same place, at the nearest place around it, or at a place inside it; else to
one that covers its place, or to one in a component that the effect mentions. If no change explains it, `cause`
decides: the document may be the cause although the wire does not show it (a schema was renamed), or else the
generator or its settings. The result does not depend on the order of the input.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

from pipeline.document import pointers

from ..finding import Change, Effect, Finding, Severity
from .hints import hint

_NAME = re.compile(r"[A-Za-z_]\w*")
_SIGNS = re.compile(r"[^a-z0-9]")
_EXACT, _BELOW, _ABOVE, _COVERED = range(4)
_OF_OPERATIONS = frozenset({"W001", "W002"})
_OF_METHODS = frozenset({"S020", "S022"})
_OF_ANSWERS = frozenset({"S030", "S031", "S032", "S033"})


Cause: TypeAlias = Callable[[Effect], str]
"""Returns "spec", "generator" or "configuration" for an effect that no change explains."""


def _of_the_document(effect: Effect) -> str:
    return "spec"


def join(
    changes: Iterable[Change], effects: Iterable[Effect], cause: Cause = _of_the_document, *, of_changes: str = "spec"
) -> tuple[Finding, ...]:
    """Join both levels; each change and each effect is in exactly one finding. Worst first, then by place."""
    changes = sorted(set(changes))
    index = _Index(changes)
    explained: dict[int, set[Effect]] = defaultdict(set)
    left: dict[tuple[str, ...], set[Effect]] = defaultdict(set)
    for effect in sorted(set(effects)):
        found = index.by_pointer(effect)
        if found is not None:
            explained[found].add(effect)
        else:
            left[_place(effect)].add(effect)
    alone: dict[tuple[str, ...], set[Effect]] = defaultdict(set)
    for group in left.values():
        # Effects at one place have one cause: a name that one of them mentions is the clue to all.
        clues = [found for effect in sorted(group) if (found := index.by_name(effect)) is not None]
        for effect in group:
            if clues:
                explained[clues[0]].add(effect)
            else:
                alone[(cause(effect), *_place(effect))].add(effect)
    findings = [_finding(change, explained.get(i, set()), of_changes) for i, change in enumerate(changes)]
    findings += [_finding(None, group, said) for (said, *_), group in alone.items()]
    return tuple(sorted(findings, key=order))


def order(finding: Finding) -> tuple[int, str, str, str]:
    """Return the sort key of a finding in a report."""
    return (-finding.severity, finding.at, finding.rules[0], finding.fingerprint)


def _finding(change: Change | None, effects: set[Effect], cause: str) -> Finding:
    if change is not None and not change.operations and change.severity < Severity.BREAK:
        effects = {_unsent(each) for each in effects}
    # Of an operation, the method comes first, not the classes that come or go with it.
    is_call = change is not None and change.rule in _OF_OPERATIONS
    ordered = sorted(effects, key=lambda each: (-each.severity, is_call and each.rule not in _OF_METHODS, each))
    bare = Finding(change, tuple(ordered), cause)
    return Finding(change, bare.effects, cause, hint(bare))


def _unsent(effect: Effect) -> Effect:
    """Cap the severity of a newly required key of a class that no method sends: no call fails."""
    return replace(effect, severity=min(effect.severity, Severity.RISK)) if effect.rule == "S024" else effect


def _place(effect: Effect) -> tuple[str, ...]:
    """Return what unexplained effects of one root cause share: the place in the document, or else the name."""
    pointers = (effect.pointer_old, effect.pointer_new)
    if effect.rule == "S021" and all(map(_operation, pointers)):  # a variable of a path, in every operation there
        return (*(pointer.split("/")[2] for pointer in pointers), effect.old, effect.new)
    return pointers if any(pointers) else ("", "", effect.at)


class _Index:
    """Finds the change behind an effect, first by pointer, then by name."""

    def __init__(self, changes: list[Change]) -> None:
        self._changes = changes
        self._at: dict[str, list[int]] = defaultdict(list)
        self._below: dict[str, list[int]] = defaultdict(list)
        self._covered: dict[str, list[int]] = defaultdict(list)
        self._at_name: dict[str, list[int]] = defaultdict(list)
        self._of_component: dict[str, list[int]] = defaultdict(list)
        for number, change in enumerate(changes):
            for pointer in {change.pointer_old, change.pointer_new} - {""}:
                self._at[pointer].append(number)
                for above in _parents(pointer):
                    self._below[above].append(number)
            for pointer in {*change.covers_old, *change.covers_new}:
                self._covered[pointer].append(number)
            for at in (change.at, *change.also):
                self._at_name[same_name(at)].append(number)
            if any("/components/" in pointer for pointer in (change.pointer_old, change.pointer_new)):
                self._of_component[change.at.partition(".")[0]].append(number)

    def by_pointer(self, effect: Effect) -> int | None:
        """Return the number of the change whose place an effect meets; None if there is none."""
        best: tuple[int, int, int, int] | None = None
        for pointer in {effect.pointer_old, effect.pointer_new} - {""}:
            for rank, distance, number in self._meeting(pointer):
                if effect.rule == "S010" and rank != _COVERED:
                    continue  # a new name has nothing to do with what was edited there
                found = (rank, distance, self._unlike(number, effect), number)
                best = found if best is None or found < best else best
        return best[3] if best else None

    def by_name(self, effect: Effect) -> int | None:
        """Return the change at a place of the same name (a twin, which has no pointer of its own), else one of a
        component that the effect's types name and its operation reaches.
        """
        operations = {_operation(pointer) for pointer in (effect.pointer_old, effect.pointer_new)} - {""}
        found = [n for at in (effect.at, *effect.also) for n in self._at_name.get(same_name(at), ())]
        if not found and operations:
            found = [
                number
                for name in _NAME.findall(f"{effect.old} {effect.new}")
                for number in self._of_component.get(name, ())
                if operations & set(self._changes[number].operations)
            ]
        if not found and effect.rule in _OF_ANSWERS:  # a page of other items: the edit is in what the answer holds
            found = [
                number
                for number, change in enumerate(self._changes)
                if "response" in change.directions
                if change.severity >= effect.severity
                if operations & set(change.operations)
            ]
        return min(found, key=lambda number: (self._unlike(number, effect), number)) if found else None

    def _meeting(self, pointer: str) -> Iterable[tuple[int, int, int]]:
        for number in self._at.get(pointer, ()):
            yield _EXACT, 0, number
        for distance, above in enumerate(_parents(pointer), 1):
            for number in self._at.get(above, ()):
                yield _BELOW, distance, number
        for number in self._below.get(pointer, ()):
            yield _ABOVE, 0, number
        for distance, place in enumerate((pointer, *_parents(pointer))):
            for number in self._covered.get(place, ()):
                yield _COVERED, distance, number

    def _unlike(self, number: int, effect: Effect) -> int:
        """Return whether a change and an effect differ in severity, to prefer the change that is as serious."""
        return abs(int(self._changes[number].severity) - int(effect.severity))


def same_name(at: str) -> str:
    """Return one spelling for a place and its name in Python: `fileThing.a_b`, `models.FileThing.a_b`."""
    return _SIGNS.sub("", at.removeprefix("models.").lower())


def _parents(pointer: str) -> Iterable[str]:
    """Yield the places around a place, the nearest first, up to a component, an operation or a webhook."""
    parts = pointer.split("/")
    # `#/paths` and `#/components/schemas` are above everything and explain nothing.
    least = {"paths": 3, "webhooks": 2}.get(parts[1] if len(parts) > 1 else "", 4)  # all webhooks make one union
    for length in range(len(parts) - 1, least - 1, -1):
        yield "/".join(parts[:length])


def _operation(pointer: str) -> str:
    """Return `GET /files` for `#/paths/~1files/get/…`; "" for other places."""
    steps = pointers.steps(pointer)
    return f"{steps[2].upper()} {steps[1]}" if len(steps) > 2 and steps[0] == "paths" else ""
