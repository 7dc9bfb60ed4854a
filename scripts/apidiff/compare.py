"""Two sides -> a Report: both levels compared, joined, weighed, and checked against the allow-list."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.document.pointers import child

from . import surface, wire
from .causes.attribution import Attribution
from .causes.join import join
from .errors import InputUnreadable
from .finding import Change, Effect, Finding, Report, Severity
from .sides.cache import Cache
from .sides.inputs import Side, alike
from .sides.levels import Prepared, prepare_both
from .sides.origins import origin
from .verdict import accept, policy


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report, and what the command line needs besides."""

    report: Report
    allowed: accept.Applied
    old_version: str = ""
    """Version of the package on the old side, if its manifest has one."""


def compare(
    old: Side,
    new: Side,
    *,
    cache: Cache,
    policy_name: str = "runtime",
    accepted: Iterable[accept.Entry] = (),
    today: datetime.date,
    level: str = "both",
) -> Comparison:
    """Compare two sides. Raises PipelineError for what cannot be read.

    `level` is "both", "wire", "surface" or "auto": both, but only the wire for documents without a surface.toml.
    """
    old, new, lent = alike(old, new)
    nameless = [side.label for side in (old, new) if _is_nameless(side)]
    by_default = level == "auto" and bool(nameless) and old.document is not None and new.document is not None
    if by_default:
        level = "wire"
    before, after = prepare_both(old, new, cache, named=level != "wire")
    documents = level != "surface" and before.graph is not None and after.graph is not None
    surfaces = level != "wire" and before.manifest is not None and after.manifest is not None
    if not documents and not surfaces:
        raise InputUnreadable(
            f"{old.label} and {new.label} have nothing in common that could be compared: {_held(before, after)}",
            fix="name two specs, or two sides that have a Python surface",
        )
    moved = wire.moved(before.graph, after.graph) if before.graph is not None and after.graph is not None else {}
    attribution = Attribution(old, new, cache, moved)
    changes = (
        tuple(each for each in _changes(before, after) if not _was_a_guess(each, before, after)) if documents else ()
    )
    if surfaces and policy_name != "wire":
        changes = tuple(_with_its_method(each, before, after) for each in changes)
    effects = _effects(before, after, moved) if surfaces else ()
    findings = policy.under(policy_name, join(changes, effects, attribution, of_changes=attribution.of_changes))
    findings = tuple(replace(each, source=_source(each, before, after)) for each in findings)
    allowed = accept.apply(findings, accepted, today=today, version=_version(after))
    unequal = [lent] if lent else _unequal(old, new)
    notes = list(dict.fromkeys((*unequal, *before.notes, *after.notes, *allowed.notes)))
    if not documents or not surfaces:
        compared, missing = ("spec", "surface") if documents else ("Python surface", "spec")
        lacking = "" if level == "wire" else _lacking(missing, old, new, before, after)
        bare = by_default and len(nameless) == 2
        if by_default and not bare:
            lacking = f": no surface.toml next to {' and '.join(nameless)} says how things are called in Python (--level both)"
        if not bare:  # who has no Python client of it misses nothing
            notes.insert(0, f"only the {compared} was compared{lacking}")
    levels = ("wire",) * documents + ("surface",) * surfaces
    report = Report(old.label, new.label, allowed.findings, policy_name, levels, tuple(notes))
    return Comparison(report, allowed, _version(before))


def _was_a_guess(change: Change, before: Prepared, after: Prepared) -> bool:
    """Tell whether only a null is gone that the official package may not have meant.

    In answers it writes what may be null and what may be missing in one way. Both is assumed, until the spec tells.
    """
    return (
        change.rule == "W029"
        and change.directions == ("response",)
        and bool(origin(before.origins, change.pointer_old))
        and not origin(after.origins, change.pointer_new)
    )


def _with_its_method(change: Change, before: Prepared, after: Prepared) -> Change:
    """Lower the severity of an operation that moved, where its method is the old one: programs need no edit."""
    if change.rule != "W002" or not change.new:
        return change
    old, new = _method_of(before, change.old), _method_of(after, change.new)
    return replace(change, severity=Severity.RISK) if old and old == new else change


def _method_of(side: Prepared, operation: str) -> str:
    resources = (side.manifest or {}).get("resources") or {}
    for path, resource in resources.items():
        for name, method in resource.get("methods", {}).items():
            if f"{method.get('verb')} {method.get('path')}" == operation:
                return f"{path}.{name}"
    return ""


def _source(finding: Finding, before: Prepared, after: Prepared) -> str:
    """Return where the part comes from that changed; of what is gone, where it came from."""
    first = finding.change or finding.effects[0]
    if first.pointer_new:
        return origin(after.origins, first.pointer_new)
    if first.rule == "W002" and first.new:  # it moved
        verb, _, path = first.new.partition(" ")
        return origin(after.origins, child("#", "paths", path, verb.lower()))
    return origin(before.origins, first.pointer_old)


def _is_nameless(side: Side) -> bool:
    """Whether a document is bare: no package was made of it, and nothing says what its methods are called."""
    return side.document is not None and side.manifest is None and side.document.naming is None


def _changes(before: Prepared, after: Prepared) -> tuple[Change, ...]:
    if before.graph is None or after.graph is None or before.document_hash == after.document_hash:
        return ()
    return wire.compare(before.graph, after.graph)


def _effects(before: Prepared, after: Prepared, moved: dict[str, str]) -> tuple[Effect, ...]:
    if before.manifest is None or after.manifest is None:
        return ()
    try:
        return surface.compare(before.manifest, after.manifest, moved)
    except surface.ManifestUnknown as error:
        raise InputUnreadable(str(error)) from error


def _unequal(old: Side, new: Side) -> list[str]:
    """Return a note if the two sides were not read alike."""
    corrected = [side.label for side in (old, new) if side.document is not None and side.document.overlays]
    if old.document is None or new.document is None or len(corrected) != 1:
        return []
    return [f"overlays were applied only to {corrected[0]}; --overlays DIR applies the same ones to both sides"]


def _lacking(what: str, old: Side, new: Side, before: Prepared, after: Prepared) -> str:
    lacking = [
        side.label
        for side, prepared in ((old, before), (new, after))
        if (prepared.graph if what == "spec" else prepared.manifest) is None
    ]
    return f": {' and '.join(lacking)} {'have' if len(lacking) > 1 else 'has'} no {what}" if lacking else ""


def _held(*sides: Prepared) -> str:
    held = ["a spec" if side.graph is not None else "a surface" for side in sides]
    return f"{held[0]} here, {held[1]} there"


def _version(side: Prepared) -> str:
    return str(side.manifest.get("version") or "") if side.manifest else ""
