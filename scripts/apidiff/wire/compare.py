"""Two graphs -> the changes between them: schema by schema, operation by operation, each place once."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

from pipeline.normalize.shapes import Shape

from ..finding import Change
from . import fold, operations, pairing, payloads, spelling, whole
from .edits import RISK, Edit, Place, gather, matched
from .graph import Graph
from .lookup import Lookup
from .reach import Reach
from .type_changes import TypeChanges

_DEMANDS = frozenset({"W012", "W020", "W028"})
"""Rules about what a request must have now and did not need before."""


def compare(old: Graph, new: Graph) -> tuple[Change, ...]:
    """Return what changed from `old` to `new`: sorted, one change for each root cause, none for the same document.

    The result depends on what the documents say, never on their order, their spelling or their references.
    """
    before, after = Lookup(old), Lookup(new)
    pairs = pairing.pair(before, after)
    labels = sorted({label for graph in (old, new) for label in graph.labels})
    bits = {label: 1 << number for number, label in enumerate(labels)}
    types = TypeChanges(before, after, pairs)
    reach_old, reach_new = Reach(before, bits), Reach(after, bits)
    same, _, _ = operations.match(old.operations, new.operations)
    callers = reduce(int.__or__, bits.values(), 0)
    edits = [
        *_schemas(types, reach_old, reach_new),
        *operations.Operations(types, bits, reach_old, reach_new).compare(),
        *payloads.errors(same, types, callers),
        *whole.webhooks(types, bits),
        *whole.security(old, new, same, bits),
        *whole.servers(old, new),
        *whole.defects(old, new),
        *whole.words(old, new),
    ]
    return tuple(fold.changes(edits, before, after, pairs, labels))


def moved(old: Graph, new: Graph) -> dict[str, str]:
    """Return the pointers of renamed schemas: old -> new."""
    before, after = Lookup(old), Lookup(new)
    pairs = pairing.pair(before, after)
    return {old.schemas[a].pointer: new.schemas[b].pointer for a, b in sorted(pairs.items()) if a != b}


def _schemas(types: TypeChanges, reach_old: Reach, reach_new: Reach) -> list[Edit]:
    """Compare the schemas that both documents have."""
    edits: list[Edit] = []
    for a, b in sorted(types.pairs.items()):
        before, after = types.old.schemas[a], types.new.schemas[b]
        if _says_the_same(types, before.type, after.type):
            continue
        mine, theirs = reach_old.directions(a), reach_new.directions(b)
        callers = reach_old.mask(a) | reach_new.mask(b)
        place = Place(spelling.name(b), "", (mine & theirs) or (mine | theirs), callers, before.pointer, after.pointer)
        found = types.compare(place, before.type, after.type)
        found = gather([*found, *types.notes(place, before.type, after.type)])
        found = list(map(_unsent, found)) if reach_old.is_guess(a) and reach_new.is_guess(b) else found
        edits += map(matched, found) if reach_old.is_matched(a) and reach_new.is_matched(b) else found
    return edits


def _says_the_same(types: TypeChanges, old: Shape, new: Shape) -> bool:
    return old.notes == new.notes and types.old.signature(old) == types.new.signature(new)


def _unsent(edit: Edit) -> Edit:
    """Cap the severity of new demands of a schema that no operation takes: no method sends it, so no call fails."""
    verdicts = {
        direction: (rule, min(severity, RISK) if rule in _DEMANDS else severity)
        for direction, (rule, severity) in edit.verdicts.items()
    }
    return replace(edit, verdicts=verdicts)
