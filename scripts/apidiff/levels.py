"""A Side -> what the two levels compare: the canonical graph of the document, and the manifest of the surface.

The graph and the manifest of the naming run are cached, keyed by everything that they are made from.
Both sides are read at once, each in a process of its own.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import overlay
from pipeline.direct import direct
from pipeline.errors import PipelineError
from pipeline.load import load
from pipeline.normalize import normalize

from . import surface, wire
from .cache import Cache, key_of
from .errors import InputUnreadable
from .inputs import Document, Side

SETTINGS = Path(__file__).resolve().parents[2] / "spec"


@dataclass(frozen=True, slots=True)
class Prepared:
    """One side, read. `graph` is None without a document, `manifest` where no surface could be had."""

    graph: wire.Graph | None
    manifest: dict[str, Any] | None
    notes: tuple[str, ...] = ()
    document_hash: str = ""
    """Of the corrected document; the same document on both sides has no changes."""


def prepare_both(old: Side, new: Side, cache: Cache) -> tuple[Prepared, Prepared]:
    """Read both sides, at once where neither was read before. Raises PipelineError."""
    entries = [_cached(side, cache) for side in (old, new)]
    if old.document is not None and new.document is not None and entries == [None, None]:
        with ProcessPoolExecutor(1) as other:
            waiting = other.submit(_read, old.document, named=old.manifest is None)
            entries[1] = _read(new.document, named=new.manifest is None)
            entries[0] = waiting.result()
        for side, entry in zip((old, new), entries, strict=True):
            _keep(side, entry, cache)
    return _prepared(old, entries[0], cache), _prepared(new, entries[1], cache)


def manifest_of(document: Document, cache: Cache) -> dict[str, Any] | None:
    """Name the surface of a document; None where that cannot be done."""
    side = Side(document.name, document)
    entry = _cached(side, cache)
    if entry is None:
        _keep(side, entry := _read(document, named=True), cache)
    named: dict[str, Any] | None = entry["manifest"]
    return named


def _prepared(side: Side, entry: dict[str, Any] | None, cache: Cache) -> Prepared:
    if side.document is None:
        return Prepared(None, side.manifest)
    if entry is None:
        _keep(side, entry := _read(side.document, named=side.manifest is None), cache)
    return Prepared(
        graph=wire.from_json(entry["graph"]),
        manifest=side.manifest if side.manifest is not None else entry["manifest"],
        notes=tuple(f"{side.label}: {note}" for note in entry["notes"]),
        document_hash=entry["hash"],
    )


def _cached(side: Side, cache: Cache) -> dict[str, Any] | None:
    """Look up what a side was read as; an entry without the manifest that is needed is none."""
    if side.document is None:
        return None
    entry = cache.get(key_of(side.document.data, *configuration_of(side.document)))
    return entry if entry is not None and (side.manifest is not None or "manifest" in entry) else None


def _keep(side: Side, entry: dict[str, Any] | None, cache: Cache) -> None:
    if side.document is not None and entry is not None:
        cache.put(key_of(side.document.data, *configuration_of(side.document)), entry)


def configuration_of(document: Document) -> tuple[bytes, bytes]:
    """Give what a document is read with: its overlays, and the settings that things are named by."""
    overlays = b"\0".join(part for name, data in document.overlays for part in (name.encode(), data))
    own = SETTINGS / "surface.toml"
    default = own.read_bytes() if own.is_file() else b""
    return overlays, default if document.naming is None else document.naming


def _read(document: Document, *, named: bool) -> dict[str, Any]:
    """Parse and correct a document, and name its surface if it comes without one; plain JSON values alone."""
    try:
        loaded = load(document.data)
        overlays = [overlay.parse(data, name) for name, data in document.overlays]
        corrected, idle = overlay.apply(loaded.data, overlays, idle="report")
    except PipelineError as error:
        raise InputUnreadable(f"{document.name}: {error.what}", pointer=error.pointer, fix=error.fix) from error
    notes = [f"overlay without effect: {name}" for name in idle]
    text = json.dumps(corrected, sort_keys=True)
    entry: dict[str, Any] = {
        "graph": wire.to_json(wire.read(corrected, loaded.defects)),
        "hash": hashlib.sha256(text.encode()).hexdigest(),
        "notes": notes,
    }
    if named:
        manifest, left_out = _name(document, corrected)
        entry |= {"manifest": manifest, "notes": notes + left_out}
    return entry


def _name(document: Document, corrected: dict[str, Any]) -> tuple[dict[str, Any] | None, list[str]]:
    """Name the surface with the settings that lie beside the document, else with those of this repository."""
    try:
        api = direct(normalize(corrected, lenient=True))
        if document.naming is None:
            manifest, notes = surface.manifest_of(api, settings=SETTINGS)
        else:
            with tempfile.TemporaryDirectory() as folder:
                (Path(folder) / "surface.toml").write_bytes(document.naming)
                manifest, notes = surface.manifest_of(api, settings=Path(folder))
    except PipelineError as error:
        place = f" at {error.pointer}" if error.pointer else ""
        return None, [f"no Python surface could be named, so it is not compared: {error.what}{place}"]
    return manifest, list(notes)
