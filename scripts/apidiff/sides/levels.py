"""A Side -> what the two levels compare: the canonical graph of the document, and the manifest of the surface.

The graph and the manifest of the naming run are cached, keyed by everything that they are made from.
If both documents are large, they are read in two processes at once.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import overlay, supplement
from pipeline.errors import PipelineError
from pipeline.home import HOME
from pipeline.load import load
from pipeline.normalize import normalize
from pipeline.normalize.shaper import Shaper
from pipeline.parse.direct import direct

from .. import soundness, surface, wire
from ..errors import InputUnreadable
from .cache import Cache, key_of
from .inputs import Document, Side
from .origins import origins

SETTINGS = HOME / "spec"
WORTH_A_PROCESS = 200_000
"""Size in bytes from which reading a document takes longer than starting a process."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One side, read. `graph` is None without a document, `manifest` without a surface."""

    graph: wire.Graph | None
    manifest: dict[str, Any] | None
    notes: tuple[str, ...] = ()
    document_hash: str = ""
    """Hash of the corrected document; if both sides have the same, there are no changes."""
    origins: dict[str, str] = field(default_factory=dict)
    """Which parts are not the spec's own (origins.py)."""


@dataclass(frozen=True, slots=True)
class Read:
    """The result of reading a document."""

    graph: wire.Graph
    document_hash: str
    notes: tuple[str, ...]
    named: bool
    """Whether naming its surface was tried."""
    manifest: dict[str, Any] | None = None
    origins: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values, for the cache."""
        named = {"manifest": self.manifest} if self.named else {}
        plain = {"hash": self.document_hash, "notes": list(self.notes), "origins": self.origins}
        return {"graph": wire.to_json(self.graph), **plain, **named}

    @classmethod
    def from_json(cls, entry: dict[str, Any]) -> Read:
        """Return what `to_json` wrote."""
        graph = wire.from_json(entry["graph"])
        said = tuple(entry["notes"]), "manifest" in entry, entry.get("manifest"), entry["origins"]
        return cls(graph, entry["hash"], *said)


def prepare_both(old: Side, new: Side, cache: Cache, *, named: bool = True) -> tuple[Prepared, Prepared]:
    """Read both sides, in parallel if neither is cached. `named`: name the surfaces of specs, too. Raises PipelineError."""
    known = [_cached(side, cache, named=named) for side in (old, new)]
    sizes = [len(side.document.data) if side.document is not None else 0 for side in (old, new)]
    if old.document is not None and new.document is not None and known == [None, None] and min(sizes) > WORTH_A_PROCESS:
        with ProcessPoolExecutor(1) as other:
            waiting = other.submit(read, old.document, named=_to_name(old, named))
            known[1] = read(new.document, named=_to_name(new, named))
            known[0] = waiting.result()
        for side, one in zip((old, new), known, strict=True):
            _keep(side, one, cache)
    return _prepared(old, known[0], cache, named=named), _prepared(new, known[1], cache, named=named)


def manifest_of(document: Document, cache: Cache) -> dict[str, Any] | None:
    """Return the manifest of a document's surface; None if it cannot be named."""
    side = Side(document.name, document)
    one = _cached(side, cache)
    if one is None:
        _keep(side, one := read(document, named=True), cache)
    return one.manifest


def _to_name(side: Side, named: bool) -> bool:
    return named and side.manifest is None


def _prepared(side: Side, one: Read | None, cache: Cache, *, named: bool) -> Prepared:
    if side.document is None:
        return Prepared(None, side.manifest)
    if one is None:
        _keep(side, one := read(side.document, named=_to_name(side, named)), cache)
    return Prepared(
        graph=one.graph,
        manifest=side.manifest if side.manifest is not None else one.manifest,
        notes=tuple(f"{side.label}: {note}" for note in one.notes),
        document_hash=one.document_hash,
        origins=one.origins,
    )


def _cached(side: Side, cache: Cache, *, named: bool = True) -> Read | None:
    """Look up the cached result for a side; an entry that lacks a manifest we need does not count."""
    if side.document is None:
        return None
    entry = cache.get(_key(side.document, _to_name(side, named)))
    return None if entry is None else Read.from_json(entry)


def _key(document: Document, named: bool) -> str:
    """Return the key of an entry. What is named has notes that nobody wants of the rest."""
    return key_of(document.data, *configuration_of(document), b"named" if named else b"")


def _keep(side: Side, one: Read | None, cache: Cache) -> None:
    if side.document is not None and one is not None and cache.folder is not None:
        cache.put(_key(side.document, one.named), one.to_json())


def configuration_of(document: Document) -> tuple[bytes, bytes, bytes]:
    """Return what a document is read with: its overlays, the settings for names, and its supplement."""
    overlays = b"\0".join(part for name, data in document.overlays for part in (name.encode(), data))
    own = SETTINGS / "surface.toml"
    default = own.read_bytes() if own.is_file() else b""
    return overlays, default if document.naming is None else document.naming, document.supplement or b""


def read(document: Document, *, named: bool) -> Read:
    """Parse and correct a document, and name its surface if it comes without one. Raises InputUnreadable."""
    try:
        loaded = load(document.data)
        early, late = overlay.parted([overlay.read_one(data, name) for name, data in document.overlays])
        corrected, idle = overlay.apply(loaded.data, early, idle="report")
        corrected, unused = _supplemented(document, corrected)
        corrected, idle_late = overlay.apply(corrected, late, idle="report")
        soundness.check(corrected)
        text = json.dumps(corrected, sort_keys=True)
        if "NaN" in text:
            soundness.check_numbers(corrected)
        shaper = wire.shaper_of(corrected)
        graph = wire.read(corrected, loaded.defects, shaper)
    except PipelineError as error:
        raise InputUnreadable(f"{document.name}: {error.what}", pointer=error.pointer, fix=error.fix) from error
    except RecursionError as error:
        raise InputUnreadable(f"{document.name}: its parts are nested too deeply to be read") from error
    _check_naming(document)
    notes = [f"overlay without effect: {name}" for name in [*idle, *idle_late]]
    notes += [f"{unused} of supplement.yaml without effect"] if unused else []
    digest = hashlib.sha256(text.encode()).hexdigest()
    if not named:
        return Read(graph, digest, tuple(notes), named, origins=origins(corrected))
    manifest, left_out = _name(document, corrected, shaper)
    return Read(graph, digest, (*notes, *left_out), named, manifest, origins(corrected))


def _supplemented(document: Document, corrected: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Lay the supplement under a document. Also return how many of its entries are of no use there, in words."""
    if document.supplement is None:
        return corrected, ""
    whole, idle = supplement.merge(corrected, supplement.read(document.supplement), idle="report")
    return whole, f"{len(idle)} entr{'y' if len(idle) == 1 else 'ies'}" if idle else ""


def _check_naming(document: Document) -> None:
    """Refuse a surface.toml that is not TOML: nobody would know what the methods are called."""
    try:
        tomllib.loads((document.naming or b"").decode())
    except (ValueError, RecursionError) as error:
        raise InputUnreadable(f"surface.toml next to {document.name} is not valid TOML: {error}") from error


def _name(document: Document, corrected: dict[str, Any], shaper: Shaper) -> tuple[dict[str, Any] | None, list[str]]:
    """Name the surface with the settings next to the spec, or else with those of this repository."""
    try:
        api = direct(normalize(corrected, lenient=True, shaper=shaper))
        if document.naming is None:
            manifest, notes = surface.manifest_of(api, settings=SETTINGS)
        else:
            with tempfile.TemporaryDirectory() as folder:
                (Path(folder) / "surface.toml").write_bytes(document.naming)
                manifest, notes = surface.manifest_of(api, settings=Path(folder))
    except PipelineError as error:
        place = f" at {error.pointer}" if error.pointer else ""
        return None, [f"no Python surface could be derived, so it is not compared: {error.what}{place}"]
    return manifest, list(notes)
