"""What bodies and answers hold: media types, success statuses, errors.

Rule: contents are compared by media type. If no media type is left in common, the contents of one that is gone and of
one that is new are the same, sent in another form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .edits import BREAK, NONE, RISK, SAFE, Edit, Place, edit, matched, merged
from .graph import Answer, Operation, Payload
from .lookup import Lookup
from .reach import RESPONSE, STREAM
from .type_changes import TypeChanges

_RESPONSE = frozenset({RESPONSE})


def match(
    types: TypeChanges, old: Iterable[Payload], new: Iterable[Payload]
) -> tuple[list[tuple[Payload, Payload]], list[Payload], list[Payload]]:
    """Pair contents by media type; if none is left in common, pair one of each side."""
    before, after = ({each.media: each for each in side} for side in (old, new))
    pairs = [(before[media], after[media]) for media in sorted(before.keys() & after.keys())]
    gone = [each for media, each in before.items() if media not in after]
    come = [each for media, each in after.items() if media not in before]
    if not pairs and gone and come:
        partner = next(((a, b) for a in gone for b in come if types.old.same(a.type, types.new, b.type)), None)
        a, b = partner or (gone[0], come[0])
        gone.remove(a)
        come.remove(b)
        pairs.append((a, b))
    return pairs, gone, come


def spelled(old: Iterable[Payload], new: Iterable[Payload]) -> dict[str, Any]:
    """Return media types as the old and new value of an edit."""
    return {"old": ", ".join(each.media for each in old), "new": ", ".join(each.media for each in new)}


def answers(types: TypeChanges, place: Place, old: Operation, new: Operation) -> list[Edit]:
    """Compare the answers of an operation."""
    before, after = ({each.status: each for each in side.answers if each.status[0] == "2"} for side in (old, new))
    if not before and not after:  # the document describes the answer as `default`
        before, after = (
            {each.status: each for each in side.answers if each.status == "default"} for side in (old, new)
        )
    pairs, edits = _statuses(types, place, before, after)
    for a, b in pairs:
        inside = _answer(types, place.points(a.pointer, b.pointer), a, b)
        if a.status != b.status:  # other changes of the answer as a whole go with its new status
            whole = [each for each in inside if each.place.at == edits[0].place.at]
            inside = [each for each in inside if each not in whole]
            edits = [merged([*edits, *whole])]
        edits += inside
    return edits


def _statuses(
    types: TypeChanges, place: Place, before: dict[str, Answer], after: dict[str, Answer]
) -> tuple[list[tuple[Answer, Answer]], list[Edit]]:
    pairs = [(before[status], after[status]) for status in sorted(before.keys() & after.keys())]
    gone = [before[status] for status in sorted(before.keys() - after.keys())]
    come = [after[status] for status in sorted(after.keys() - before.keys())]
    here = Place(f"{place.at} answer", "answer", _RESPONSE, place.callers, place.old, place.new)
    words: dict[str, Any] = {
        "old": ", ".join(each.status for each in gone),
        "new": ", ".join(each.status for each in come),
    }
    if gone and come:
        pairs.append((gone[0], come[0]))
        return pairs, edit("status", here, response=("W064", RISK), **words)
    if gone or come:
        verdict, names = ("W064", BREAK if gone else RISK), (_names(types.old, gone), _names(types.new, come))
        return pairs, edit("status", here, response=verdict, brings_old=names[0], brings_new=names[1], **words)
    return pairs, []


def _names(side: Lookup, answers: Iterable[Answer]) -> set[str]:
    return side.graph.names_in(*(payload.type for answer in answers for payload in answer.payloads))


def _answer(types: TypeChanges, place: Place, old: Answer, new: Answer) -> list[Edit]:
    """Compare the answers of one status: their media types, and the type of each."""
    here = Place(f"{place.at} answer", "answer", _RESPONSE, place.callers, place.old, place.new)
    pairs, gone, come = match(types, old.payloads, new.payloads)
    edits: list[Edit] = []
    for each in gone:
        verdict = ("W065", BREAK) if each.media == STREAM else ("W062", BREAK)
        names = types.old.graph.names_in(each.type)
        point = here.points(each.pointer, "")
        edits += edit("media removed", point, response=verdict, old=each.media, brings_old=names)
    for each in come:
        verdict = ("W065", SAFE) if each.media == STREAM else ("W062", SAFE)
        names = types.new.graph.names_in(each.type)
        point = here.points("", each.pointer)
        edits += edit("media added", point, response=verdict, new=each.media, brings_new=names)
    for a, b in pairs:
        inside = Place(f"{place.at} answer", "answer", _RESPONSE, place.callers, a.pointer, b.pointer)
        if a.media != b.media:
            edits += edit("media", inside, response=("W062", BREAK), old=a.media, new=b.media)
        else:
            found = types.compare(inside, a.type, b.type)
            edits += [matched(each) if a.media == STREAM and each.place.at == inside.at else each for each in found]
    return edits


def errors(pairs: Iterable[tuple[Operation, Operation]], types: TypeChanges, callers: int) -> list[Edit]:
    """Report in one edit that statuses or bodies of errors changed, in however many operations."""
    changed: dict[str, None] = {}
    statuses: tuple[set[str], set[str]] = (set(), set())
    for old, new in pairs:
        before, after = ({each.status: each for each in side.answers if each.status[0] != "2"} for side in (old, new))
        alone = before.keys() ^ after.keys()
        differ = {
            status
            for status in before.keys() & after.keys()
            if {(each.media, types.old.digest(each.type)) for each in before[status].payloads}
            != {(each.media, types.new.digest(each.type)) for each in after[status].payloads}
            and not _same_names(before[status], after[status], types)
        }
        if alone or differ:
            changed[new.label] = None
            statuses[0].update(status for status in alone | differ if status in before)
            statuses[1].update(status for status in alone | differ if status in after)
    if not changed:
        return []
    place = Place("errors", "errors", _RESPONSE, callers)
    return edit(
        "errors",
        place,
        response=("W063", NONE),
        old=", ".join(sorted(statuses[0])),
        new=", ".join(sorted(statuses[1])),
        detail=f"in {len(changed)} operations" if len(changed) > 1 else f"in {next(iter(changed))}",
    )


def _same_names(old: Answer, new: Answer, types: TypeChanges) -> bool:
    """Whether both refer to the same schema, which is compared separately."""
    before, after = ({each.media: each.type for each in side.payloads} for side in (old, new))
    return before.keys() == after.keys() and all(types.paired(before[media], after[media]) for media in before)
