"""Operations of two documents: added, removed, and what changed in those that both have.

Rule: verb and path identify an operation, whatever its path parameters are called; operationId and tags do not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.normalize.shapes import Record, Shape

from . import limits, payloads, spelling
from .edits import BREAK, RISK, SAFE, Edit, Place, edit, gather
from .graph import Operation, Parameter, Payload
from .lookup import Lookup
from .objects import python_name
from .reach import REQUEST, Reach
from .type_changes import TypeChanges

_VARIABLE = re.compile(r"\{[^{}]*\}")
_REQUEST = frozenset({REQUEST})


class Operations:
    def __init__(self, types: TypeChanges, bits: Mapping[str, int], reach_old: Reach, reach_new: Reach) -> None:
        self._types = types
        self._bits = bits
        self._reach_old, self._reach_new = reach_old, reach_new
        self._new_names = dict(types.pairs)
        self._old_names = {new: old for old, new in types.pairs.items()}

    def compare(self) -> list[Edit]:
        """Compare all operations."""
        old, new = self._types.old.graph.operations, self._types.new.graph.operations
        pairs, gone, come = match(old, new)
        edits: list[Edit] = []
        for a, b in _moved(gone, come):
            gone.remove(a)
            come.remove(b)
            edits += self._alone(a, b.label, removed=True)
            pairs.append((a, b))
        for operation in gone:
            edits += self._alone(operation, "", removed=True)
        for operation in come:
            edits += self._alone(operation, "", removed=False)
        for a, b in pairs:
            edits += self._operation(a, b)
        return edits

    def _alone(self, operation: Operation, moved_to: str, *, removed: bool) -> list[Edit]:
        side = self._types.old if removed else self._types.new
        names = side.graph.names_in(*types_of(operation))
        place = Place(operation.label, operation.label, callers=self._bits[operation.label])
        if removed:
            verdict = ("W002", BREAK)
            return edit(
                "operation removed",
                place.points(operation.pointer, ""),
                request=verdict,
                response=verdict,
                old=operation.label,
                new=moved_to,
                detail=("deprecated before" if operation.deprecated else "") if not moved_to else "moved",
                brings_old=() if moved_to else names,
                covers=((), ()) if moved_to else self._left_alone(operation, removed=True),
            )
        verdict = ("W001", SAFE)
        place = place.points("", operation.pointer)
        return edit(
            "operation added",
            place,
            request=verdict,
            response=verdict,
            new=operation.label,
            brings_new=names,
            covers=self._left_alone(operation, removed=False),
        )

    def _left_alone(self, operation: Operation, *, removed: bool) -> tuple[set[str], set[str]]:
        """Return pointers, in both documents, of schemas that only this operation carries in some direction.

        A schema that is no longer sent (or received) loses what only sending needs: a TypedDict, a type for uploads.
        """
        here, there = self._reach_old, self._reach_new
        names, mine, theirs = self._new_names, self._types.old, self._types.new
        if not removed:
            here, there, names, mine, theirs = there, here, self._old_names, theirs, mine
        found: tuple[set[str], set[str]] = (set(), set())
        for name, direction in here.travelling(self._bits[operation.label]):
            other = names.get(name)
            if other is not None and not there.masks[direction].get(other):
                found[not removed].add(mine.schemas[name].pointer)
                found[removed].add(theirs.schemas[other].pointer)
        return found

    # --- one operation -----------------------------------------------------------------------------------------------

    def _operation(self, old: Operation, new: Operation) -> list[Edit]:
        callers = self._bits[old.label] | self._bits[new.label]
        place = Place(new.label, "", callers=callers, old=old.pointer, new=new.pointer)
        edits = limits.deprecation(place, old.deprecated, new.deprecated, kind="operation deprecated")
        edits += self._parameters(place, old, new)
        edits += self._body(place, old, new)
        edits += payloads.answers(self._types, place, old, new)
        return edits

    def _body(self, place: Place, old: Operation, new: Operation) -> list[Edit]:
        here = Place(f"{place.at} body", "body", _REQUEST, place.callers, old.body_pointer, new.body_pointer)
        if not old.bodies and not new.bodies:
            return []
        if not old.bodies:
            verdict = ("W012", BREAK) if new.body_required else ("W011", SAFE)
            spelled = ", ".join(each.media for each in new.bodies)
            here = here.points("", new.body_pointer)
            names = self._types.new.graph.names_in(*(each.type for each in new.bodies))
            return edit("body", here, request=verdict, new=spelled, brings_new=names)
        if not new.bodies:
            spelled = ", ".join(each.media for each in old.bodies)
            here = here.points(old.body_pointer, "")
            names = self._types.old.graph.names_in(*(each.type for each in old.bodies))
            return edit("body", here, request=("W013", BREAK), old=spelled, brings_old=names)
        edits: list[Edit] = []
        if old.body_required != new.body_required:
            verdict = ("W020", BREAK) if new.body_required else ("W021", SAFE)
            words = ["required" if each.body_required else "optional" for each in (old, new)]
            covers = (self._keys(self._types.old, old), self._keys(self._types.new, new))
            edits += edit("body required", here, request=verdict, old=words[0], new=words[1], covers=covers)
        return [*edits, *self._media(place, here, old.bodies, new.bodies)]

    @staticmethod
    def _keys(side: Lookup, operation: Operation) -> set[str]:
        """Return the pointers of a body's properties: each is a parameter of the method, required if the body is."""
        members = [option.member for body in operation.bodies for option in side.flat(body.type).options]
        return {site.pointer for member in members if isinstance(member, Record) for site in member.fields.values()}

    def _media(self, place: Place, here: Place, old: tuple[Payload, ...], new: tuple[Payload, ...]) -> list[Edit]:
        """Compare the types of a body under each media type; one that was replaced is compared with its replacement."""
        pairs, gone, come = payloads.match(self._types, old, new)
        edits: list[Edit] = []
        if gone or any(a.media != b.media for a, b in pairs):
            edits += edit("media", here, request=("W061", RISK), **payloads.spelled(old, new))
        elif come:
            edits += edit("media", here, request=("W060", SAFE), **payloads.spelled((), come))
        for a, b in pairs:
            inside = Place(place.at, "body", _REQUEST, place.callers, a.pointer, b.pointer)
            edits += self._types.compare(inside, a.type, b.type)
        return edits

    # --- parameters --------------------------------------------------------------------------------------------------

    def _parameters(self, place: Place, old: Operation, new: Operation) -> list[Edit]:
        before = {_key(old, each): each for each in old.parameters}
        after = {_key(new, each): each for each in new.parameters}
        gone = [each for key, each in before.items() if key not in after]
        come = [each for key, each in after.items() if key not in before]
        edits: list[Edit] = []
        for a, b in _respelled(gone, come):
            gone.remove(a)
            come.remove(b)
            words: dict[str, Any] = {"old": _spelled(a), "new": _spelled(b)}
            here = self._place(place, a).points(a.pointer, b.pointer)
            respelled = edit("wire", here, request=("W016", RISK), **words)
            edits += gather(respelled + self._parameter(here, a, b))
        for each in gone:
            here = self._place(place, each).points(each.pointer, "")
            spelled, brings = self._told(self._types.old, each)
            edits += edit("removed", here, request=("W013", BREAK), old=spelled, brings_old=brings)
        for each in come:
            here = self._place(place, each).points("", each.pointer)
            verdict = ("W012", BREAK) if each.required else ("W011", SAFE)
            spelled, brings = self._told(self._types.new, each)
            detail = "required" if each.required else ""
            edits += edit("added", here, request=verdict, new=spelled, detail=detail, brings_new=brings)
        for key in sorted(before.keys() & after.keys()):
            a, b = before[key], after[key]
            edits += gather(self._parameter(self._place(place, b).points(a.pointer, b.pointer), a, b))
        return edits

    @staticmethod
    def _told(side: Lookup, parameter: Parameter) -> tuple[str, set[str]]:
        """Return the spelled type of a parameter, and the schemas it refers to."""
        return spelling.type_(side.graph, parameter.type), side.graph.names_in(parameter.type)

    def _place(self, place: Place, parameter: Parameter) -> Place:
        tail = _spelled(parameter)
        return Place(f"{place.at} {tail}", tail, _REQUEST, place.callers)

    def _parameter(self, place: Place, old: Parameter, new: Parameter) -> list[Edit]:
        types = self._types
        edits = types.compare(place, old.type, new.type, required=old.required)
        if old.required != new.required:
            verdict = ("W020", BREAK) if new.required else ("W021", SAFE)
            words = ["required" if each.required else "optional" for each in (old, new)]
            edits += edit("required", place, request=verdict, old=words[0], new=words[1])
        if old.form != new.form and old.location == new.location:
            edits += edit("form", place, request=("W016", RISK), old=old.form, new=new.form)
        return edits + types.notes(place, old.type, new.type)


# --- which is which --------------------------------------------------------------------------------------------------


def match(
    old: Iterable[Operation], new: Iterable[Operation]
) -> tuple[list[tuple[Operation, Operation]], list[Operation], list[Operation]]:
    """Pair operations by their path, then by their path without the names of its parameters."""
    gone, come = list(old), list(new)
    pairs: list[tuple[Operation, Operation]] = []
    for spell in (lambda each: each.label, _anonymous):
        groups: dict[str, list[Operation]] = defaultdict(list)
        for operation in come:
            groups[spell(operation)].append(operation)
        for operation in list(gone):
            partners = groups.get(spell(operation))
            if partners:
                partner = partners.pop(0)
                gone.remove(operation)
                come.remove(partner)
                pairs.append((operation, partner))
    return pairs, gone, come


def types_of(operation: Operation) -> list[Shape]:
    """Return every type that an operation takes or gives."""
    answers = [payload.type for answer in operation.answers for payload in answer.payloads]
    bodies = [each.type for each in operation.bodies]
    return [*(each.type for each in operation.parameters), *bodies, *answers]


def _anonymous(operation: Operation) -> str:
    return f"{operation.verb} {_VARIABLE.sub('{}', operation.path)}"


def _moved(gone: list[Operation], come: list[Operation]) -> list[tuple[Operation, Operation]]:
    """Pair operations that have another path and the same id."""
    by_id = {(each.verb, each.id): each for each in come if each.id}
    found = [(each, by_id[each.verb, each.id]) for each in gone if each.id and (each.verb, each.id) in by_id]
    return found if len({b.label for _, b in found}) == len(found) else []


def _key(operation: Operation, parameter: Parameter) -> tuple[str, str]:
    if parameter.location != "path":
        return parameter.location, parameter.wire.lower() if parameter.location == "header" else parameter.wire
    order = [text[1:-1] for text in _VARIABLE.findall(operation.path)]
    return "path", str(order.index(parameter.wire))


def _respelled(gone: list[Parameter], come: list[Parameter]) -> list[tuple[Parameter, Parameter]]:
    """Pair parameters that keep their Python name but are written differently, or elsewhere in the request."""
    by_name = {python_name(each.wire): each for each in come}
    return [(each, by_name[python_name(each.wire)]) for each in gone if python_name(each.wire) in by_name]


def _spelled(parameter: Parameter) -> str:
    match parameter.location:
        case "query":
            return f"?{parameter.wire}"
        case "path":
            return f"{{{parameter.wire}}}"
        case location:
            return f"{location} {parameter.wire}"
