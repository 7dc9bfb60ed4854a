"""Classes without a public path: users see the same class when one only moved inside the package.

Rule: a name that one side alone mentions is matched by its last part (`pkg._wire.Answer`, `pkg._http.reply.Answer`);
one that got a public path, or lost it, is matched with that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

Manifest = dict[str, Any]
_PRIVATE = re.compile(r"(?<![\w.'\"])(?:\w+\.)+_\w+(?:\.\w+)+")


def under_one_name(old: Manifest, new: Manifest) -> tuple[Manifest, Manifest]:
    """Return both manifests with one name for each private class, wherever either package keeps it."""
    mine, theirs = set(_mentioned(old)), set(_mentioned(new))
    gone, come = mine - theirs, theirs - mine
    public_gone, public_come = (set(_keys(one)) - set(_keys(other)) for one, other in ((old, new), (new, old)))
    now_at = _matched(gone, come) if gone and come else {}
    now_at |= _matched(gone - now_at.keys(), public_come)
    was_at = _matched(come - set(now_at.values()), public_gone)
    return _renamed(old, now_at), _renamed(new, was_at)


def _matched(names: Iterable[str], others: Iterable[str]) -> dict[str, str]:
    """Pair names of one package whose last part is the same; of several, those whose paths are most alike."""
    by_class: dict[tuple[str, str], list[str]] = defaultdict(list)
    for other in others:
        by_class[_class_of(other)].append(other)
    ranked = sorted(
        (-SequenceMatcher(None, min(name, other), max(name, other)).ratio(), name, other)
        for name in names
        for other in by_class.get(_class_of(name), ())
    )
    found: dict[str, str] = {}
    for _, name, other in ranked:
        if name not in found and other not in found.values():
            found[name] = other
    return found


def _class_of(path: str) -> tuple[str, str]:
    return path.partition(".")[0], path.rpartition(".")[2]


def _keys(manifest: Manifest) -> Iterator[str]:
    interface = manifest.get("interface") if isinstance(manifest, dict) else None
    if isinstance(interface, dict):
        yield from (*(interface.get("classes") or ()), *(interface.get("aliases") or ()))


def _mentioned(value: Any) -> Iterator[str]:
    """Every private name in the types of a manifest."""
    if isinstance(value, str):
        if "._" in value:
            yield from _PRIVATE.findall(value)
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _mentioned(each)


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if not names:
        return value
    if isinstance(value, str):
        return _PRIVATE.sub(lambda found: names.get(found[0], found[0]), value) if "._" in value else value
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    return {key: _renamed(each, names) for key, each in value.items()} if isinstance(value, dict) else value
