"""A walk over the spec and a wheel in step: which operation is which, which class is which schema, and what differs.

walk(spec, wheel) -> Walk
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import sockets
from .calls import Calls
from .documents import Call, Document, blanked, component
from .finding import AGREE, ONLY_SPEC, ONLY_WHEEL, Finding
from .types import Types


@dataclass
class Walk:
    """Everything that was compared, in the order in which it was met, agreement included."""

    spec: Document
    wheel: Document
    findings: list[Finding] = field(default_factory=list)
    pairs: dict[str, Counter[str]] = field(default_factory=dict)
    """Component of the wheel -> the places of the spec that it was met at."""
    moved: dict[str, str] = field(default_factory=dict)
    """Key of an operation of the spec -> key of the one that replaces it."""

    @property
    def differences(self) -> list[Finding]:
        return [each for each in self.findings if not each.agrees]

    def pair(self, theirs: str, mine: str) -> None:
        """Note that a component of the wheel was met at a place of the spec."""
        if (name := component(theirs)) and mine:
            self.pairs.setdefault(name, Counter())[mine] += 1


def walk(
    spec: Document,
    wheel: Document,
    base: Document | None = None,
    known: Mapping[str, str] | None = None,
    moved: Mapping[str, str] | None = None,
) -> Walk:
    """Walk over both. `base` is an older wheel: it knows what an operation was called that moved since.

    `known` is the table of names: it says which unions of socket events are which. `moved` are operations that were known
    to have moved: `POST /things/{id}` -> `POST /things/{id}/cancel`.
    """
    found = Walk(spec, wheel)
    types = Types(spec, wheel, found.findings, found.pair)
    calls = Calls(types)
    ours, others = spec.calls(), wheel.calls()
    found.moved = _moved(ours, others, base.calls() if base else {})
    for old, new in (moved or {}).items():
        if blanked(old) in ours.keys() - others.keys() and blanked(new) in others.keys() - ours.keys():
            found.moved.setdefault(blanked(old), blanked(new))
    for key in sorted(ours.keys() | others.keys()):
        mine, theirs = ours.get(key), others.get(found.moved.get(key, key))
        difference = AGREE if key in ours and key in others else ONLY_SPEC if mine else ONLY_WHEEL
        if mine and key in found.moved:
            difference = f"moved to {found.moved[key]}"
        elif not mine and key in found.moved.values():
            continue
        places = (mine.pointer if mine else "", theirs.pointer if theirs else "")
        found.findings.append(Finding("operation", "presence", difference, key, *places))
        if mine and theirs:
            calls.compare(mine, theirs)
    _webhooks(found, types)
    for events, union in sockets.compare(types, known or {}):
        found.pair(events, union)
    types.run()
    return found


def _moved(ours: dict[str, Call], others: dict[str, Call], before: dict[str, Call]) -> dict[str, str]:
    """Return operations that went one step further down: the old path is gone, the new one has the same method."""
    found = {}
    for old in sorted(before.keys() & ours.keys() - others.keys()):
        was = before[old].value
        for new in sorted(others.keys() - ours.keys()):
            above, _, last = new.rpartition("/")
            now = others[new].value
            if above == old and "{" not in last and now["x-official-method"] == was["x-official-method"]:
                found[old] = new
    return found


def _webhooks(found: Walk, types: Types) -> None:
    ours, others = found.spec.webhooks(), found.wheel.webhooks()
    for name in sorted(ours.keys() | others.keys()):
        difference = AGREE if name in ours and name in others else ONLY_SPEC if name in ours else ONLY_WHEEL
        places = ours.get(name, ""), others.get(name, "")
        found.findings.append(Finding("webhook", "presence", difference, name, *places))
        if not difference:
            types.compare(found.spec.place(ours[name]), found.wheel.place(others[name]), "event", f"webhook {name}")
