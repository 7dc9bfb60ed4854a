"""The whole work: spec, base, newest wheel and what was there before -> supplement and table of names.

    make(Sources(...)) -> Made

What is made is laid onto the spec and walked again. If the newest wheel says more there (of a class that only a new part
refers to, at a schema of the spec), that goes in as well, and the work is done once more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.document import pointers
from pipeline.document.canonical import dump
from pipeline.supplement import merge
from pipeline.supplement import read as read_supplement
from pipeline.supplement.renaming import rename

from . import additions, parts
from .classes import Classes
from .content import Content
from .documents import SCHEMAS, Document
from .keeping import Keeping
from .news import News, news
from .table import Table, table, wanted_names
from .walk import Walk, walk

_ROUNDS = 4
"""How often the work is done at most: each round finds what the one before has put in reach."""


@dataclass(frozen=True)
class Sources:
    """`spec` is the document after its overlays, `base` and `newest` are those of the wheels (official.document_of)."""

    spec: dict[str, Any]
    base: dict[str, Any]
    newest: dict[str, Any]
    previous: Mapping[str, Any] = field(default_factory=dict)
    """The supplement that was there before."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The table of names that was there before: key of a type -> pointer."""
    taken: Collection[str] = ()
    """Names that classes have already, besides those of the spec's components."""
    unmapped: Mapping[str, str] = field(default_factory=dict)
    """Types without a place in that table -> why."""
    unread: Collection[str] = ()
    """Types and methods of the newest wheel that could not be read as a whole."""
    unused: Mapping[str, str] = field(default_factory=dict)
    """Types of the newest wheel that nothing mentions -> why, as far as one knows."""


@dataclass(frozen=True)
class Made:
    supplement: dict[str, Any]
    table: Table
    news: News
    kept: tuple[str, ...]
    """What stays of the previous supplement though the newest wheel does not ask for it, in words."""
    held: int
    """How many fields and parameters stay in parts that the newest wheel asks for."""
    left: tuple[str, ...]
    """What the newest wheel says and the whole still does not, in words: nothing, unless this program has a fault."""


def make(sources: Sources) -> Made:
    newest, base = Document(sources.newest), Document(sources.base)
    spec, walked, names = _named(sources, newest, base)
    before = {additions.key_of(each) for each in sources.previous.get("x-additions", ())}
    first = walk(spec, base, known=sources.names)

    def rounds(sources: Sources, found: News) -> tuple[News, _Laid, News]:
        for _ in range(_ROUNDS):
            laid = _lay(sources, walked, names, found, base)
            left = news(first, laid.again, before)
            more = _more(found, left, laid, spec)
            if more is None:
                break
            found = more
        return found, laid, left

    told = news(first, walked, before)
    if sources.unread:  # what is missing may be what could not be read
        told = replace(told, gone=())
    found, laid, left = rounds(sources, told)
    if laid.keeps:  # what was there before may only look as if nobody asks for it
        asked, _, _ = rounds(replace(sources, previous={}), found)
        if asked != found:
            found, laid, left = rounds(sources, asked)
    filed = table(laid.again, laid.places, sources.unused, sources.names, sources.unmapped)
    return Made(laid.supplement, filed, found, laid.kept, laid.held, _lines(left, laid.again))


@dataclass(frozen=True)
class _Laid:
    """A supplement, and a walk over the newest wheel and the spec with it."""

    supplement: dict[str, Any]
    content: Content
    kept: tuple[str, ...]
    held: int
    keeps: bool
    """Whether the supplement has anything that the newest wheel does not seem to ask for."""
    again: Walk
    places: dict[str, str]
    """Key of a type -> its place in the whole."""


def _lay(sources: Sources, walked: Walk, names: dict[str, str], found: News, base: Document) -> _Laid:
    newest = walked.wheel
    keys: dict[str, str] = newest.data["x-official-names"]
    classes = Classes(
        walked, {name: sources.names.get(key, "") for name, key in keys.items()}, found.variants, found.sent
    )
    content, document = parts.document(walked, found, classes, sources.names, sources.taken)
    document["x-names"] = names
    keeping = Keeping(sources.previous, document, walked, sources.unread)
    keeping.run(content.types())
    supplement = {key: value for key, value in document.items() if value not in ({}, [], {"schemas": {}})}
    whole, _ = merge(sources.spec, read_supplement(dump(supplement)), idle="report")
    places = {key: content.place(name) for name, key in keys.items() if content.has(name)}
    again = _as_read(walk(Document(whole), newest, base, {**sources.names, **places}), sources.unread)
    return _Laid(supplement, content, tuple(keeping.kept), keeping.held, keeping.keeps, again, places)


def _more(found: News, left: News, laid: _Laid, spec: Document) -> News | None:
    """Return the news with what a supplement of them still lacks; None if nothing can be added."""
    open_ = {each.key for each in left.changes}
    classes = {name: wheel for wheel, name in laid.content.by_component().items()}
    changes = {each.key: each for each in found.changes}
    variants = dict.fromkeys(found.variants)
    sent = set(found.sent)
    for finding in laid.again.findings:
        for change in finding.changes:
            if change.key not in open_:
                continue
            mine, theirs = pointers.steps(change.at)[2:3], pointers.steps(finding.theirs)[2:3]
            if spec.has(change.at):
                changes.setdefault(change.key, change)
            elif mine and theirs and mine[0] in classes and theirs[0] in laid.again.wheel.schemas:
                one, other = theirs[0], classes[mine[0]]
                if one in laid.content.classes.group(other):
                    sent.add(other)
                else:
                    variants[one, other] = None
    if (len(changes), len(variants), len(sent)) == (len(found.changes), len(found.variants), len(found.sent)):
        return None
    asked = tuple(sorted(changes.values(), key=lambda each: each.key))
    return replace(found, changes=asked, variants=tuple(variants), sent=tuple(sorted(sent)))


def _named(sources: Sources, newest: Document, base: Document) -> tuple[Document, Walk, dict[str, str]]:
    """Return the spec with the names that the table has, a walk over it, and these names by their pointers."""
    moved = sources.previous.get("x-moved", {})
    spec = Document(sources.spec)
    walked = walk(spec, newest, base, sources.names, moved)
    names = wanted_names(walked, sources.names, sources.previous.get("components", {}).get("schemas", {}))
    if names:
        spec = Document(rename(sources.spec, names)[0])
        walked = walk(spec, newest, base, sources.names, moved)
    return spec, _as_read(walked, sources.unread), names


def _as_read(walked: Walk, unread: Collection[str]) -> Walk:
    """Return a walk without the changes that a type asks for which could not be read as a whole: it may say otherwise."""
    if not unread:
        return walked
    keys: dict[str, str] = walked.wheel.data["x-official-names"]
    strange = {f"{SCHEMAS}{name}" for name, key in keys.items() if key in unread}
    strange |= {each.pointer for each in walked.wheel.calls().values() if each.params & set(unread)}
    for index, each in enumerate(walked.findings):
        if each.changes and any(f"{each.theirs}/".startswith(f"{place}/") for place in strange):
            walked.findings[index] = replace(each, changes=())
    return walked


def _lines(found: News, again: Walk) -> tuple[str, ...]:
    """Return in words what another supplement, made of the whole, would have."""
    lines = [f"{each.kind} {each.name} at {each.at}" for each in found.changes]
    lines += [
        f"{each.side} {each.where}"
        for each in again.findings
        if each.aspect == "presence" and each.difference and not each.mine
    ]
    return tuple(lines)
