"""The parts of the supplement that the newest wheel asks for, in the order of the file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pipeline.document.structure import VERBS

from . import additions
from .classes import Classes
from .content import Content
from .documents import Document, component
from .news import News
from .walk import Walk

TITLE = "What the official package says and the spec does not"


def document(
    walked: Walk, found: News, classes: Classes, names: Mapping[str, str], taken: Collection[str]
) -> tuple[Content, dict[str, Any]]:
    """Return the supplement without what was before, and what its references became.

    `names` is the table of names, `taken` are names that classes have already.
    """
    spec, newest = walked.spec, walked.wheel
    changes = additions.needed(found.changes, spec)
    paths, webhooks = _paths(spec, newest), _webhooks(spec, newest)
    sockets = newest.data.get("x-official-sockets", {})
    ours = {key: component(place) for key, place in names.items() if component(place)}
    content = Content(
        classes,
        newest.data["x-official-names"],
        [paths, webhooks, sockets, *(each.value for each in changes)],
        known={key: name for key, name in ours.items() if name not in spec.schemas},
        taken=[*spec.schemas, *taken],
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
