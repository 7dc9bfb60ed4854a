"""Schemas whose references go on forever: those that lead back to themselves, or to one that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet


def endless(refs: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
    """Return the names whose references go on forever: those that remain after removing dead ends again and again."""
    left = {name: {target for target in targets if target in refs} for name, targets in refs.items()}
    referrers: dict[str, list[str]] = defaultdict(list)
    for name, targets in left.items():
        for target in targets:
            referrers[target].append(name)
    ends = [name for name, targets in left.items() if not targets]
    while ends:
        end = ends.pop()
        del left[end]
        for name in referrers[end]:
            left[name].discard(end)
            if not left[name]:
                ends.append(name)
    return frozenset(left)
