"""Which schemas lead back to themselves, and which lead to one that does."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet


def endless(refs: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
    """Return the names from which a way of references can be followed for ever."""
    found = set(recursive(refs))
    referrers: dict[str, list[str]] = {}
    for name, targets in refs.items():
        for target in targets:
            referrers.setdefault(target, []).append(name)
    waiting = list(found)
    while waiting:
        for name in referrers.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return frozenset(found)


def recursive(refs: Mapping[str, AbstractSet[str]]) -> frozenset[str]:
    """Return the names from which references lead back to the same name (Tarjan's components, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    on_stack: set[str] = set()
    stack: list[str] = []
    found: set[str] = set()
    for start in refs:
        if start in index:
            continue
        work = [(start, iter(sorted(refs[start])))]
        index[start] = low[start] = len(index)
        stack.append(start)
        on_stack.add(start)
        while work:
            name, rest = work[-1]
            for target in rest:
                if target not in refs:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    stack.append(target)
                    on_stack.add(target)
                    work.append((target, iter(sorted(refs[target]))))
                    break
                if target in on_stack:
                    low[name] = min(low[name], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    group = _popped(stack, on_stack, name)
                    if len(group) > 1 or name in refs[name]:
                        found.update(group)
    return frozenset(found)


def _popped(stack: list[str], on_stack: set[str], name: str) -> list[str]:
    group = []
    while True:
        top = stack.pop()
        on_stack.discard(top)
        group.append(top)
        if top == name:
            return group
