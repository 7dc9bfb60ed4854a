"""Edits -> changes: one for each root cause.

Rule: text that the document has once is one edit, however many schemas inherit it; the same edit of the same
property in several schemas (Beta twins, request and answer) is one change that names the others. The most serious leads.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..finding import Change, Severity
from .edits import Edit
from .lookup import Lookup

_BETA = re.compile(r"\bBeta(?=[A-Z])|\?beta=true")
_ROLE = re.compile(r"(?<=[a-z0-9])(?:Params?|Resource|Request|Response|Object|Item)\b")
_ANYWHERE = {"values", "security", "tag", "constraints", "format", "others"}
"""Kinds of edits that are the same wherever they occur, as is every edit without consequences."""
_A_SCHEMA = re.compile(r'(?<!")\b[A-Z]\w+')


def changes(
    edits: Iterable[Edit], old: Lookup, new: Lookup, pairs: Mapping[str, str], labels: list[str]
) -> list[Change]:
    """Return the changes; `labels` names the callers by their bits."""
    gone = {name for name in old.schemas if name not in pairs}
    come = set(new.schemas) - set(pairs.values())
    found = []
    for group in _groups(list(edits)):
        first, *others = sorted(group, key=_order)
        places = sorted({each.place.at for each in others} - {first.place.at})
        callers = 0
        for each in group:
            callers |= each.place.callers
        explained_old = _closure(old, gone, {name for each in group for name in each.brings_old})
        explained_new = _closure(new, come, {name for each in group for name in each.brings_new})
        for each in group:
            explained_old |= each.covers_old
            explained_new |= each.covers_new
        found.append(
            Change(
                rule=first.rule,
                at=first.place.at,
                old=first.old,
                new=first.new,
                severity=first.severity,
                directions=tuple(sorted({direction for each in group for direction in each.verdicts})),
                pointer_old=first.place.old,
                pointer_new=first.place.new,
                operations=tuple(sorted(label for bit, label in enumerate(labels) if callers >> bit & 1)),
                also=tuple(places),
                detail=first.detail,
                covers_old=_pointers({each.place.old for each in others} | explained_old, first.place.old),
                covers_new=_pointers({each.place.new for each in others} | explained_new, first.place.new),
            )
        )
    return sorted(set(found))


def _order(edit: Edit) -> tuple[object, ...]:
    """Sort key: the most serious first; of twins the one that is not Beta; of heirs the one they inherit from."""
    owner = edit.place.at.partition(".")[0]
    own = any(pointer.startswith(f"#/components/schemas/{owner}/") for pointer in (edit.place.old, edit.place.new))
    return (-edit.severity, bool(_BETA.search(edit.place.at)), not own, edit.place.at, edit.old, edit.new, edit.rule)


def _groups(edits: list[Edit]) -> list[list[Edit]]:
    """Group what is one edit, or twins."""
    leader = list(range(len(edits)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    known: dict[tuple[str, ...], int] = {}
    for index, edit in enumerate(edits):
        for key in _keys(edit):
            leader[find(index)] = find(known.setdefault(key, index))
    groups: dict[int, list[Edit]] = defaultdict(list)
    for index, edit in enumerate(edits):
        groups[find(index)].append(edit)
    return list(groups.values())


def _keys(edit: Edit) -> list[tuple[str, ...]]:
    facets = sorted(edit.facets or [(edit.kind, edit.old, edit.new)])
    kinds = [kind for kind, _, _ in facets]
    old, new = (_plain("; ".join(texts)) for texts in ([each[1] for each in facets], [each[2] for each in facets]))
    anywhere = _ANYWHERE.issuperset(kinds) or edit.severity == Severity.NONE or edit.kind.startswith("operation")
    tail = "" if anywhere else _plain(edit.place.tail)
    if kinds == ["members"] and (_A_SCHEMA.search(old) or _A_SCHEMA.search(new)):
        tail = ""
    keys: list[tuple[str, ...]] = [("twin", *kinds, tail, old, new)]
    if (edit.place.old or edit.place.new) and "/" in (edit.place.old or edit.place.new)[2:]:
        keys.append(("place", *kinds, edit.place.tail, edit.place.old, edit.place.new))
    return keys


def _plain(text: str) -> str:
    """Drop what twins differ in: Beta, the role in a name, null next to a type."""
    return _ROLE.sub("", _BETA.sub("", text)).replace(" | null", "")


def _closure(side: Lookup, names: set[str], roots: set[str]) -> set[str]:
    """Return the pointers of schemas that only one document has and that `roots` lead to."""
    found: set[str] = set()
    waiting = [name for name in roots if name in names]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(target for target in side.referred(name) if target in names)
    return {side.schemas[name].pointer for name in found}


def _pointers(found: set[str], own: str) -> tuple[str, ...]:
    return tuple(sorted(found - {"", own}))
