"""The whole work: spec, base, newest wheel and what was there before -> supplement and table of names.

make(Sources(...)) -> Made
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.document.canonical import dump
from pipeline.document.structure import VERBS
from pipeline.supplement import merge
from pipeline.supplement import read as read_supplement
from pipeline.supplement.renaming import rename

from . import additions
from .classes import Classes
from .content import Content
from .documents import Document, component
from .keeping import Keeping
from .news import News, news
from .table import Table, table, wanted_names
from .walk import Walk, walk

TITLE = "What the official package says and the spec does not"


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
    left: tuple[str, ...]
    """What the newest wheel says and the whole still does not, in words: nothing, unless this program has a fault."""


def make(sources: Sources) -> Made:
    newest, base = Document(sources.newest), Document(sources.base)
    spec, walked, names = _named(sources, newest, base)
    before = {additions.key_of(each) for each in sources.previous.get("x-additions", ())}
    first = walk(spec, base, known=sources.names)
    found = news(first, walked, before)
    keys: dict[str, str] = newest.data["x-official-names"]
    classes = Classes(walked, {name: sources.names.get(key, "") for name, key in keys.items()}, found.variants)
    content, document = _document(sources, spec, walked, found, classes)
    document["x-names"] = names
    keeping = Keeping(sources.previous, document, walked, sources.unread)
    keeping.run(content.types())
    supplement = {key: value for key, value in document.items() if value not in ({}, [], {"schemas": {}})}
    whole = Document(_whole(sources.spec, supplement))
    places = {key: content.place(name) for name, key in keys.items() if content.has(name)}
    again = walk(whole, newest, base, {**sources.names, **places})
    left = _left(news(first, again, before), again)
    return Made(
        supplement,
        table(again, places, sources.unused, sources.names, sources.unmapped),
        found,
        tuple(keeping.kept),
        left,
    )


def _named(sources: Sources, newest: Document, base: Document) -> tuple[Document, Walk, dict[str, str]]:
    """Return the spec with the names that the table has, a walk over it, and these names by their pointers."""
    moved = sources.previous.get("x-moved", {})
    spec = Document(sources.spec)
    walked = walk(spec, newest, base, sources.names, moved)
    names = wanted_names(walked, sources.names, sources.previous.get("components", {}).get("schemas", {}))
    if names:
        spec = Document(rename(sources.spec, names)[0])
        walked = walk(spec, newest, base, sources.names, moved)
    return spec, walked, names


def _document(
    sources: Sources, spec: Document, walked: Walk, found: News, classes: Classes
) -> tuple[Content, dict[str, Any]]:
    newest = walked.wheel
    changes = additions.needed(found.changes, spec)
    paths, webhooks = _paths(spec, newest), _webhooks(spec, newest)
    sockets = newest.data.get("x-official-sockets", {})
    ours = {key: component(place) for key, place in sources.names.items() if component(place)}
    content = Content(
        classes,
        newest.data["x-official-names"],
        [paths, webhooks, sockets, *(each.value for each in changes)],
        known={key: name for key, name in ours.items() if name not in spec.schemas},
        taken=[*spec.schemas, *sources.taken],
    )
    entries = [additions.entry(each, content.rewritten) for each in changes]
    entries += [
        {**additions.entry(each, content.rewritten), "x-gone": f"openai {newest.version}"}
        for each in additions.gone(found.gone, spec)
    ]
    return content, {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": newest.version},
        "paths": content.rewritten(paths),
        "webhooks": content.rewritten(webhooks),
        "components": {"schemas": content.components()},
        "x-names": {},
        "x-additions": entries,
        "x-moved": _moved(spec, newest, walked),
        "x-official-sockets": content.rewritten(sockets),
    }


def _paths(spec: Document, newest: Document) -> dict[str, Any]:
    """Return the operations that the spec has not."""
    ours = spec.calls()
    found: dict[str, Any] = {}
    for key, call in newest.calls().items():
        if key not in ours:
            found.setdefault(call.template, {})[call.verb] = call.value
    return {path: {verb: item[verb] for verb in VERBS if verb in item} for path, item in sorted(found.items())}


def _webhooks(spec: Document, newest: Document) -> dict[str, Any]:
    ours = spec.webhooks()
    return {name: item for name, item in sorted(newest.data.get("webhooks", {}).items()) if name not in ours}


def _moved(spec: Document, newest: Document, walked: Walk) -> dict[str, str]:
    ours, others = spec.calls(), newest.calls()
    pairs = [(ours[old], others[new]) for old, new in sorted(walked.moved.items())]
    return {f"{old.verb.upper()} {old.template}": f"{new.verb.upper()} {new.template}" for old, new in pairs}


def _whole(spec: dict[str, Any], supplement: dict[str, Any]) -> dict[str, Any]:
    """Return the two as one document, as the pipeline makes it."""
    document, _ = merge(spec, read_supplement(dump(supplement)), idle="report")
    return document


def _left(found: News, again: Walk) -> tuple[str, ...]:
    """Return what another supplement, made of the whole, would have."""
    lines = [f"{each.kind} {each.name} at {each.at}" for each in found.changes]
    lines += [
        f"{each.side} {each.where}"
        for each in again.findings
        if each.aspect == "presence" and each.difference and not each.mine
    ]
    return tuple(lines)
