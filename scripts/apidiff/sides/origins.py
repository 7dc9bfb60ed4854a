"""Where the parts of a document come from that the spec does not have: the official package, in which version.

origins(document) -> dict       pointers of parts, and of places that were edited (these end in #) -> `openai 3.57.0`
origin(origins, pointer)        where a part, or an edit at a place, comes from; "" for the spec itself
"""

from __future__ import annotations

import re
from typing import Any

from pipeline.document.pointers import child
from pipeline.document.structure import walk

_SOURCE, _EDITS = "x-source", "x-sources"
_EDITED = "#"
_PART = re.compile(r"(?:/(?:oneOf|anyOf|allOf)/\d+|/items|/schema)+$")
"""The way from what has a name to a part of its type."""


def origins(document: dict[str, Any]) -> dict[str, str]:
    """Return the origins that a document was marked with (pipeline.supplement)."""
    found: dict[str, str] = {}
    for node in walk(document):
        source = node.value.get(_SOURCE)
        if isinstance(source, str):
            found[node.pointer] = source
            if _PART.search(node.pointer):  # a new member is an edit of its union
                found[_PART.sub("", node.pointer) + _EDITED] = source
        edits = node.value.get(_EDITS)
        for what, origin in edits.items() if isinstance(edits, dict) else ():
            kind, _, name = str(what).partition(" ")
            place = child(node.pointer, "properties", name) if kind == "optional" and name else node.pointer
            found[place + _EDITED] = found[_PART.sub("", place) + _EDITED] = str(origin)
    return found


def origin(known: dict[str, str], pointer: str) -> str:
    """Return the origin of an edit at a place, or of the part that the place is in."""
    if pointer + _EDITED in known:
        return known[pointer + _EDITED]
    while pointer and known:
        if pointer in known:
            return known[pointer]
        pointer = pointer.rpartition("/")[0]
    return ""
