"""One edited place, before it becomes a Change: where it is, what it means, which schemas go or come with it.

Rule: a place has one edit. Several changes of one place are reported as one, under the most serious of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from ..finding import Severity
from .reach import BOTH, REQUEST, RESPONSE

Verdict: TypeAlias = tuple[str, Severity]
"""A rule and its severity here."""
NONE, SAFE, RISK, BREAK = Severity.NONE, Severity.SAFE, Severity.RISK, Severity.BREAK


@dataclass(frozen=True, slots=True)
class Place:
    """Where two documents are being compared."""

    at: str
    """For people: `Project.tags[]`, `GET /files ?limit`."""
    tail: str
    """The last step with a name, by which twins are recognized: `tags`, `?limit`; "" for a schema."""
    directions: frozenset[str] = BOTH
    callers: int = 0
    """Bit set of the operations that reach the place."""
    old: str = ""
    """Pointer in the old document."""
    new: str = ""

    def step(self, text: str, tail: str | None = None) -> Place:
        return replace(self, at=self.at + text, tail=self.tail + text if tail is None else tail)

    def points(self, old: str, new: str) -> Place:
        """Return the same place with other pointers; an empty one means that the document does not have it."""
        return replace(self, old=old, new=new)

    def property(self, wire: str, old: str, new: str) -> Place:
        return replace(self, at=f"{self.at}.{wire}", tail=wire, old=old, new=new)


@dataclass(frozen=True, slots=True)
class Edit:
    kind: str
    """The family of rules that twins share: "property added", "values"."""
    place: Place
    verdicts: Mapping[str, Verdict]
    """By direction."""
    old: str = ""
    new: str = ""
    detail: str = ""
    brings_old: frozenset[str] = frozenset()
    """Names of old schemas that stood here."""
    brings_new: frozenset[str] = frozenset()
    covers_old: frozenset[str] = frozenset()
    """Pointers in the old document of other places that the edit explains."""
    covers_new: frozenset[str] = frozenset()
    facets: tuple[tuple[str, str, str], ...] = ()
    """(kind, old, new) of every change reported with this one."""

    @property
    def severity(self) -> Severity:
        return max(severity for _, severity in self.verdicts.values())

    @property
    def rule(self) -> str:
        """The rule of the most serious direction; if both are equal, that of the answer."""
        worst = [direction for direction in (RESPONSE, REQUEST) if direction in self.verdicts]
        return max((self.verdicts[each] for each in worst), key=lambda verdict: verdict[1])[0]


def edit(
    kind: str,
    place: Place,
    *,
    request: Verdict | None = None,
    response: Verdict | None = None,
    old: str = "",
    new: str = "",
    detail: str = "",
    brings_old: Iterable[str] = (),
    brings_new: Iterable[str] = (),
    covers: tuple[Iterable[str], Iterable[str]] = ((), ()),
) -> list[Edit]:
    """Return an edit, or nothing if it has no meaning in the directions of the place."""
    said = {REQUEST: request, RESPONSE: response}
    verdicts = {each: verdict for each in sorted(place.directions) if (verdict := said[each]) is not None}
    if not verdicts:
        return []
    gone, come, covers_old, covers_new = map(frozenset, (brings_old, brings_new, *covers))
    return [Edit(kind, place, verdicts, old, new, detail, gone, come, covers_old, covers_new)]


def matched(edit: Edit) -> Edit:
    """Make it a break that a union of events loses a member: programs may wait for it, and it never comes again."""
    if edit.kind != "members" or not edit.old or RESPONSE not in edit.verdicts:
        return edit
    return replace(edit, verdicts={**edit.verdicts, RESPONSE: ("W033", BREAK)})


def gather(edits: list[Edit]) -> list[Edit]:
    """Merge the edits of each place into the most serious one, with the others in its detail."""
    by_place: dict[tuple[str, str, str], list[Edit]] = {}
    for each in edits:
        by_place.setdefault((each.place.at, each.place.old, each.place.new), []).append(each)
    return [merged(group) for group in by_place.values()]


def merged(group: list[Edit]) -> Edit:
    """Merge several edits of one place."""
    if len(group) == 1:
        return group[0]
    first = min(group, key=lambda each: (-each.severity, group.index(each)))
    verdicts = dict(first.verdicts)
    for each in group:
        for direction, verdict in each.verdicts.items():
            if direction not in verdicts or verdict[1] > verdicts[direction][1]:
                verdicts[direction] = verdict
    others = [f"{each.kind}: {each.old or '-'} -> {each.new or '-'}" for each in group if each is not first]
    return replace(
        first,
        verdicts=verdicts,
        detail="; ".join(text for text in (first.detail, *others) if text),
        facets=tuple(sorted({(each.kind, each.old, each.new) for each in group})),
        brings_old=frozenset().union(*(each.brings_old for each in group)),
        brings_new=frozenset().union(*(each.brings_new for each in group)),
        covers_old=frozenset().union(*(each.covers_old for each in group)),
        covers_new=frozenset().union(*(each.covers_new for each in group)),
    )


def collapse(place: Place, edits: list[Edit], whole: Edit) -> list[Edit]:
    """Report what changed below a place as one change of the place: `whole`, as serious as the worst of `edits`.

    A single edit keeps its own rule and its own name.
    """
    if len(edits) <= 1:
        return [replace(each, place=replace(each.place, old=place.old, new=place.new)) for each in edits]
    verdicts = {}
    for direction, (rule, _) in whole.verdicts.items():
        found = [each.verdicts[direction][1] for each in edits if direction in each.verdicts]
        if found:
            verdicts[direction] = (rule, max(found))
    return [replace(whole, verdicts=verdicts)] if verdicts else []
