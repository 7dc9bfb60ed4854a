"""What applies to the whole document: servers, security, webhooks, new faults, documentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pipeline.document import pointers
from pipeline.document.defects import Defect

from . import payloads, prose, spelling
from .edits import BREAK, NONE, RISK, SAFE, Edit, Place, Verdict, edit, matched
from .graph import Graph, Operation, Webhook
from .lookup import Lookup
from .reach import BOTH, REQUEST, RESPONSE
from .type_changes import TypeChanges

_RESPONSE = frozenset({RESPONSE})
_REQUEST = frozenset({REQUEST})
Requirement = tuple[tuple[str, ...], ...] | None


def servers(old: Graph, new: Graph) -> list[Edit]:
    """Compare the servers. Their order counts: requests go to the first one by default."""
    if old.servers == new.servers:
        return []
    place = Place(
        "servers", "servers", _REQUEST, 0, "#/servers" if old.servers else "", "#/servers" if new.servers else ""
    )
    same_default = old.servers[:1] == new.servers[:1]
    words: dict[str, Any] = {"old": ", ".join(old.servers), "new": ", ".join(new.servers)}
    return edit("servers", place, request=("W071", SAFE if same_default else RISK), **words)


# --- security --------------------------------------------------------------------------------------------------------


def security(
    old: Graph, new: Graph, pairs: Iterable[tuple[Operation, Operation]], bits: Mapping[str, int]
) -> list[Edit]:
    """Compare which credentials operations need; a change of the document's default is one change."""
    edits: list[Edit] = []
    inherited = 0
    for a, b in pairs:
        before = old.security if a.security is None else a.security
        after = new.security if b.security is None else b.security
        if (before or ()) == (after or ()):
            continue
        if (before, after) == (old.security, new.security):
            inherited |= bits[b.label]
            continue
        place = Place(b.label, "", _REQUEST, bits[b.label], a.pointer, b.pointer)
        edits += _requirement(place, before, after)
    if inherited:
        edits += _requirement(
            Place("security", "", _REQUEST, inherited, "#/security", "#/security"), old.security, new.security
        )
    required = {name for each in new.operations for needed in each.security or new.security or () for name in needed}
    for name in sorted((old.schemes.keys() - new.schemes.keys()) & required):
        place = Place(f"securitySchemes.{name}", name, _REQUEST, 0, _scheme(name))
        edits += edit("scheme", place, request=("W070", BREAK), old=old.schemes[name])
    for name in sorted(old.schemes.keys() & new.schemes.keys()):
        if old.schemes[name] != new.schemes[name]:
            place = Place(f"securitySchemes.{name}", name, _REQUEST, 0, _scheme(name), _scheme(name))
            edits += edit("scheme", place, request=("W070", RISK), old=old.schemes[name], new=new.schemes[name])
    return edits


def _scheme(name: str) -> str:
    return pointers.child("#/components/securitySchemes", name)


def _requirement(place: Place, old: Requirement, new: Requirement) -> list[Edit]:
    before, after = set(old or ()), set(new or ())
    refused = bool(before - after) and bool(after)
    words: dict[str, Any] = {"old": _spelled(old), "new": _spelled(new)}
    return edit("security", place, request=("W070", BREAK if refused else RISK), **words)


def _spelled(requirement: Requirement) -> str:
    return " or ".join("+".join(each) or "none" for each in requirement or ()) or "none"


# --- webhooks --------------------------------------------------------------------------------------------------------


def webhooks(types: TypeChanges, bits: Mapping[str, int]) -> list[Edit]:
    """Compare the events that the service sends."""
    old, new = ({each.name: each for each in side.graph.webhooks} for side in (types.old, types.new))
    edits: list[Edit] = []
    for name in sorted(old.keys() - new.keys()):
        place = _place(old[name], bits).points(old[name].pointer, "")
        edits += edit(
            "webhook removed", place, response=("W081", BREAK), old=name, brings_old=_names(types.old, old[name])
        )
    for name in sorted(new.keys() - old.keys()):
        place = _place(new[name], bits).points("", new[name].pointer)
        edits += edit(
            "webhook added", place, response=("W080", SAFE), new=name, brings_new=_names(types.new, new[name])
        )
    for name in sorted(old.keys() & new.keys()):
        place = _place(new[name], bits).points(old[name].pointer, new[name].pointer)
        pairs, _, _ = payloads.match(types, old[name].payloads, new[name].payloads)
        for a, b in pairs:
            edits += [matched(_payload(each, place)) for each in types.compare(place, a.type, b.type)]
    return edits


def _payload(found: Edit, place: Place) -> Edit:
    """Use the rule for webhooks if the whole payload of an event is of another type."""
    if found.place.at != place.at or found.rule != "W026":
        return found
    verdicts: dict[str, Verdict] = {RESPONSE: ("W082", found.severity)}
    return replace(found, verdicts=verdicts)


def _place(webhook: Webhook, bits: Mapping[str, int]) -> Place:
    return Place(webhook.label, webhook.label, _RESPONSE, bits[webhook.label])


def _names(side: Lookup, webhook: Webhook) -> set[str]:
    return side.graph.names_in(*(payload.type for payload in webhook.payloads))


# --- faults and words ------------------------------------------------------------------------------------------------

_QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|(?<=: ).*")


def defects(old: Graph, new: Graph) -> list[Edit]:
    """Report the faults that only the new document has: each serious one, and all minor ones in one edit."""
    spare = Counter(_kind(each) for each in new.defects) - Counter(_kind(each) for each in old.defects)
    # A minor fault is reported once, not again for each place that copies or inherits it.
    untidy = {each.what for each in old.defects if not each.serious}
    known = {(prose.place(each.pointer), _kind(each)) for each in old.defects}
    fresh: list[Defect] = []
    ordered = sorted(new.defects, key=lambda each: ((prose.place(each.pointer), _kind(each)) in known, each))
    for each in ordered:
        kind = _kind(each)
        if spare[kind] > 0 and (each.serious or each.what not in untidy):
            spare[kind] -= 1
            fresh.append(each)
    kinds = "; ".join(sorted({_kind(each) for each in fresh if not each.serious}))
    edits: list[Edit] = []
    for each in sorted(fresh):
        place = Place(spelling.place(each.pointer), "fault", BOTH, 0, "", each.pointer)
        if each.serious:
            edits += edit("fault", place, request=("W090", RISK), response=("W090", RISK), new=each.what)
        else:
            edits += edit("untidy", place, request=("W090", NONE), response=("W090", NONE), detail=kinds)
    return edits


def _kind(defect: Defect) -> str:
    """Return the text of a fault without what is quoted in it."""
    return _QUOTED.sub("…", defect.what)


def words(old: Graph, new: Graph) -> list[Edit]:
    """Report in one edit that the documentation changed."""
    places = prose.changes(old.prose, new.prose)
    if not places:
        return []
    verdict = ("D001", NONE)
    detail = f"{len(places)} places" if len(places) > 1 else "1 place"
    return edit("words", Place("documentation", "words"), request=verdict, response=verdict, detail=detail)
