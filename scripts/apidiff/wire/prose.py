"""Descriptions and examples as digests, so that a change of words can be counted and is never mistaken for a change
of the API.

Rule: places are named without list indexes, so order means nothing; words that only moved are no change.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from typing import Any

from pipeline.document.structure import PROSE, walk

_WORDS = (*sorted(PROSE), "title", "x-oaiMeta")
_NUMBER = re.compile(r"/\d+(?=/|$)")
_STATUS = re.compile(r"/responses/(?=\d)")


def digests(document: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the sorted digests of the texts at every place; none for a place without words."""
    found: dict[str, list[str]] = {}
    for _, pointer, value in walk(document):
        here = found.setdefault(place(pointer), [])
        here += [_digest(key, value[key]) for key in _WORDS if value.get(key)]
    return {name: tuple(sorted(texts)) for name, texts in found.items()}


def place(pointer: str) -> str:
    """Return a pointer without list indexes; status codes stay."""
    kept = _STATUS.sub("/responses/=", pointer)
    return _NUMBER.sub("/*", kept)


def changes(old: dict[str, tuple[str, ...]], new: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the places of both documents whose words differ; words found elsewhere have only moved."""
    known_old, known_new = ({text for texts in side.values() for text in texts} for side in (old, new))
    found = []
    for name in sorted(old.keys() & new.keys()):
        if old[name] == new[name]:
            continue
        before, after = Counter(old[name]), Counter(new[name])
        gone = [text for text in before - after if text not in known_new]
        come = [text for text in after - before if text not in known_old]
        # Members of a list share a place; one that is added or removed takes its words along.
        if (gone and come) if "/*" in name else (gone or come):
            found.append(name)
    return found


def _digest(key: str, value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, sort_keys=True, default=str)
    return hashlib.blake2b(
        f"{key}:{' '.join(text.split())}".encode("utf-8", "surrogatepass"), digest_size=6
    ).hexdigest()
