"""Which schema of the old document is which of the new one.

Rule: one name is one schema. A removed and an added name are a rename if both allow the same, or if the same places
refer to them and nine in ten of their properties are the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipeline.normalize.shapes import Choice, Record

from .graph import Use, members
from .lookup import Lookup

_SHARE = 0.9
_LIKE = 0.5
_FEW = 1
"""How many properties may differ, however small the object is."""


def pair(old: Lookup, new: Lookup) -> dict[str, str]:
    """Return old name -> new name, for every schema that both documents have."""
    pairs = {name: name for name in old.schemas if name in new.schemas}
    gone = [name for name in old.schemas if name not in pairs]
    come = [name for name in new.schemas if name not in pairs]
    pairs |= _equal(old, new, gone, come)
    while True:
        found = _renamed(old, new, pairs)
        if not found:
            return pairs
        pairs |= found


def _equal(old: Lookup, new: Lookup, gone: list[str], come: list[str]) -> dict[str, str]:
    """Pair names whose schemas allow the same; if there are several, those with similar names."""
    by_digest: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, names, index in ((old, gone, 0), (new, come, 1)):
        for name in names:
            by_digest[side.name_digest(name)][index].append(name)
    found = {}
    for mine, theirs in by_digest.values():
        ranked = sorted(
            (-_likeness(a, b), a, b)
            for a in mine
            for b in theirs
            if _says_much(old, a)
            or _likeness(a, b) >= _LIKE  # two plain strings are equal without being the same schema
        )
        used: set[str] = set()
        for _, a, b in ranked:
            if a not in found and b not in used:
                found[a] = b
                used.add(b)
    return found


def _says_much(side: Lookup, name: str) -> bool:
    """Whether a schema says enough that another one is not equal to it by chance."""
    match [option.member for option in side.flat(side.schemas[name].type).options]:
        case [Record(fields=fields)]:
            return len(fields) > 1
        case [Choice(values=values)]:
            return len(values) > 1
        case several:
            return len(several) > 1


def _renamed(old: Lookup, new: Lookup, pairs: dict[str, str]) -> dict[str, str]:
    """Pair names that the same places refer to, if nearly all properties are the same."""
    taken = set(pairs.values())
    mine = _referrers(old, {name for name in old.schemas if name not in pairs}, pairs)
    theirs = _referrers(new, {name for name in new.schemas if name not in taken}, None)
    by_place: dict[str, list[str]] = defaultdict(list)
    for name, places in theirs.items():
        for place in places:
            by_place[place].append(name)
    candidates = []
    for a, places in mine.items():
        shared = Counter(b for place in places for b in by_place.get(place, ()))
        for b, count in shared.items():
            if 2 * count >= max(len(places), len(theirs[b])) and _alike(old, new, a, b):
                candidates.append((-count, a, b))
    found: dict[str, str] = {}
    for _, a, b in sorted(candidates):
        if a not in found and b not in found.values():
            found[a] = b
    return found


def _alike(old: Lookup, new: Lookup, a: str, b: str) -> bool:
    mine, theirs = _fields(old, a), _fields(new, b)
    most = max(len(mine), len(theirs))
    same = len(mine & theirs)
    return same > 0 and (same >= _SHARE * most or most - same <= _FEW < same)


def _fields(side: Lookup, name: str) -> set[str]:
    """Return what a schema is made of: the properties of an object, else digests of its members."""
    type_ = side.schemas[name].type
    match members(type_):
        case (Record(fields=fields),) if fields:
            return set(fields)
    return {side.option_digest(option) for option in side.flat(type_).options}


def _referrers(side: Lookup, names: set[str], pairs: dict[str, str] | None) -> dict[str, set[str]]:
    """Return the places that refer to each of `names`; places in schemas carry the schema's new name."""
    found: dict[str, set[str]] = {name: set() for name in names}

    def collect(uses: Iterable[Use], place: str) -> None:
        for use in uses:
            if use.name in found:
                found[use.name].add(place + use.path)

    graph = side.graph
    for name, uses in side.uses.items():
        owner = name if pairs is None else pairs.get(name)
        if owner is not None:
            collect(uses, owner)
    for operation in graph.operations:
        for parameter in operation.parameters:
            collect(graph.uses(parameter.type), f"{operation.label} ?{parameter.wire}")
        for payload in operation.bodies:
            collect(graph.uses(payload.type), f"{operation.label} body")
        for answer in operation.answers:
            for payload in answer.payloads:
                collect(graph.uses(payload.type), f"{operation.label} {answer.status} {payload.media}")
    for webhook in graph.webhooks:
        for payload in webhook.payloads:
            collect(graph.uses(payload.type), webhook.label)
    return found


def _likeness(a: str, b: str) -> float:
    """Return the share of two names that their common beginning and end make up."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    end = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b)))
    return (start + end) / max(len(a), len(b), 1)
