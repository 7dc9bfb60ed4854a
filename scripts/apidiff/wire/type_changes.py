"""Two types at one place: what was added, removed, widened, narrowed or replaced.

Rule: schemas that both documents have are compared once, on their own; everything else is compared by what it allows,
so names do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.normalize.shapes import Alternative, Anything, Named, Record, Sequence, Shape

from ..finding import Severity
from . import limits, scalars, spelling
from .edits import BREAK, NONE, RISK, SAFE, Edit, Place, Verdict, collapse, edit
from .graph import limits_of, mapping_of, members, tag_of, takes_null
from .lookup import Flat, Lookup, Option
from .matching import Members, are_alike
from .objects import Objects
from .scalars import KINDS, facet


@dataclass
class TypeChanges:
    """Compares types of two documents; `pairs` maps the schemas of the old one to those of the new one."""

    old: Lookup
    new: Lookup
    pairs: Mapping[str, str]
    _open: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._members = Members(self.old, self.new, self.pairs)
        self._objects = Objects(self)

    def compare(self, place: Place, old: Shape, new: Shape, *, required: bool = True) -> list[Edit]:
        """Return the edits at and below a place. `required`: whether it was and is always present."""
        said = self.old.signature(old), self.new.signature(new)
        if said[0] == said[1] or said in self._open or self.old.same(old, self.new, new):
            return []
        if self.old.is_lost(old, place.old) or self.new.is_lost(new, place.new):
            return []  # the fault is reported elsewhere; nobody knows which type was meant
        self._open.add(said)
        try:
            return [*self._null(place, old, new, required=required), *self._kinds(place, old, new)]
        finally:
            self._open.discard(said)

    def notes(self, place: Place, old: Shape, new: Shape) -> list[Edit]:
        """Compare annotations; those of a schema that both documents have are compared there."""
        if self.paired(old, new):
            return limits.notes(place, old.notes, new.notes)
        return limits.notes(place, self.old.notes(old), self.new.notes(new))

    def paired(self, old: Shape, new: Shape) -> bool:
        """Whether both refer to the same schemas."""
        mine, theirs = ([each.target for each in side.alternatives if isinstance(each, Named)] for side in (old, new))
        return bool(mine) and {self.pairs.get(each) for each in mine} == set(theirs)

    # --- null and tags -----------------------------------------------------------------------------------------------

    def _null(self, place: Place, old: Shape, new: Shape, *, required: bool) -> list[Edit]:
        before, after = self.old.flat(old), self.new.flat(new)
        if before.null == after.null or takes_null(old) == takes_null(new):
            return []
        if any(isinstance(each.member, Anything) for each in (*before.options, *after.options)):
            return []
        if after.null:
            request: Verdict = ("W024", SAFE)
            response: Verdict = ("W025", RISK if required else NONE)
        else:
            request, response = ("W028", BREAK), ("W029", SAFE)
        return edit(
            "null",
            place,
            request=request,
            response=response,
            old="null" if before.null else "not null",
            new="null" if after.null else "not null",
        )

    def _tag(self, place: Place, old: Shape, new: Shape, before: Flat, after: Flat) -> list[Edit]:
        if not all(sum(isinstance(each.member, Record) for each in side.options) > 1 for side in (before, after)):
            return []
        if before.tag != after.tag and tag_of(old) != tag_of(new):
            verdict = ("W036", RISK)
            return edit("tag", place, request=verdict, response=verdict, old=before.tag, new=after.tag)
        meant = dict(after.mapping)
        moved = [
            value for value, target in before.mapping if value in meant and not self._same_schema(target, meant[value])
        ]
        if not moved or mapping_of(old) == mapping_of(new):
            return []
        verdict = ("W035", BREAK)
        return edit(
            "tag",
            place,
            request=verdict,
            response=verdict,
            old=spelling.listed(f"{value}: {spelling.name(dict(before.mapping)[value])}" for value in moved),
            new=spelling.listed(f"{value}: {spelling.name(meant[value])}" for value in moved),
        )

    def _same_schema(self, a: str, b: str) -> bool:
        return self.pairs.get(a) == b or self.old.digest_of(a) == self.new.digest_of(b)

    # --- members -----------------------------------------------------------------------------------------------------

    def _kinds(self, place: Place, old: Shape, new: Shape) -> list[Edit]:
        before, after = self.old.flat(old), self.new.flat(new)
        left_refs, right_refs, edits = self._paired_refs(place, old, new)
        shared = len(members(old)) - len(left_refs)
        left = list(self.old.flat(Shape(tuple(left_refs))).options)
        right = list(self.new.flat(Shape(tuple(right_refs))).options)
        known = len(left), len(right)
        left, right = self._members.without_equal(left, right, before.options, after.options)
        shared += min(known[0] - len(left), known[1] - len(right))
        removed: list[Option | str] = []
        added: list[Option | str] = []
        for kind in KINDS:
            mine, theirs = facet(left, kind), facet(right, kind)
            if mine.state == theirs.state == "none":
                continue
            all_mine, all_theirs = facet(before.options, kind), facet(after.options, kind)
            if all_mine.state == "none":
                added.append(str(theirs))
            elif all_theirs.state == "none":
                removed.append(str(mine))
            else:
                shared += 1
                edits += scalars.compare(place, mine, theirs, known_old=all_mine, known_new=all_theirs)
        rest_left, rest_right = ([each for each in side if _is_structure(each)] for side in (left, right))
        inside: list[Edit] = []
        for a, b in self._partners(rest_left, rest_right, before.tag or after.tag):
            shared += 1
            rest_left.remove(a)
            rest_right.remove(b)
            inside += self._pair(place, a, b)
        removed += rest_left
        added += rest_right
        split = (len(before.options) == 1) != (len(after.options) == 1)
        if not (split and (removed or added)):  # becoming a union is one change, whatever its members contain
            edits += inside
        edits += self._tag(place, old, new, before, after)
        if removed or added:
            edits = [*self._residue(place, old, new, removed, added, kept=shared > 0), *edits]
        return edits

    def _paired_refs(
        self, place: Place, old: Shape, new: Shape
    ) -> tuple[list[Alternative], list[Alternative], list[Edit]]:
        """Take out references to the same schema on both sides."""
        right = list(members(new))
        left: list[Alternative] = []
        edits: list[Edit] = []
        for member in members(old):
            partner = next((each for each in right if _is_pair(member, each, self.pairs)), None)
            if partner is None:
                left.append(member)
                continue
            right.remove(partner)
            edits += limits.compare(place, limits_of(member), limits_of(partner))
        return left, right, edits

    def _partners(self, left: list[Option], right: list[Option], tag: str) -> list[tuple[Option, Option]]:
        lists = [[each for each in side if isinstance(each.member, Sequence)] for side in (left, right)]
        found = [(lists[0][0], lists[1][0])] if len(lists[0]) == len(lists[1]) == 1 else []
        values = [[each for each in side if isinstance(each.member, Anything)] for side in (left, right)]
        found += zip(values[0], values[1], strict=False)
        records = [[each for each in side if isinstance(each.member, Record)] for side in (left, right)]
        alike = self._members.alike(records[0], records[1], tag)
        if not alike and len(left) == len(right) == 1 and records[0] and records[1]:
            alike = [(left[0], right[0])] if self._objects.share_anything(left[0], right[0]) else []
        return found + alike

    def _pair(self, place: Place, a: Option, b: Option) -> list[Edit]:
        """Compare two members that belong together."""
        match a.member, b.member:
            case Sequence(items=mine), Sequence(items=theirs):
                inside = self.compare(place.step("[]"), self.old.either(mine), self.new.either(theirs))
                edits = [*inside, *limits.compare(place, _said(a), _said(b))]
            case Record(), Record():
                edits = [*self._objects.compare(place, a.member, b.member), *limits.compare(place, _said(a), _said(b))]
            case _:
                edits = limits.compare(place, _said(a), _said(b))
        swapped = a.name and b.name and self.pairs.get(a.name) != b.name
        if swapped or not are_alike(a.member, b.member):
            return self._swapped(place, a, b, edits)
        return edits

    def _swapped(self, place: Place, a: Option, b: Option, edits: list[Edit]) -> list[Edit]:
        """Report that another schema is used here: one change, however much the two differ."""
        whole = Edit(
            "type",
            place,
            {each: ("W026" if each == "response" else "W027", BREAK) for each in sorted(place.directions)},
            _spelled(self.old, a),
            _spelled(self.new, b),
            f"they differ in {spelling.listed(sorted({each.place.tail for each in edits}))}",
            frozenset({a.name} - {""}),
            frozenset({b.name} - {""}),
        )
        return collapse(place, edits, whole)

    # --- what is on one side alone ------------------------------------------------------------------------------------

    def _residue(
        self,
        place: Place,
        old: Shape,
        new: Shape,
        removed: list[Option | str],
        added: list[Option | str],
        *,
        kept: bool,
    ) -> list[Edit]:
        if kept or not removed or not added:
            return edit(
                "members",
                place,
                request=("W033", BREAK) if removed else ("W031", SAFE),
                response=("W032", RISK) if added else ("W034", SAFE),
                old=spelling.listed(sorted({_spelled(self.old, each) for each in removed}), " | "),
                new=spelling.listed(sorted({_spelled(self.new, each) for each in added}), " | "),
                brings_old=_brought(self.old, removed),
                brings_new=_brought(self.new, added),
            )
        request, response = self._replaced(old, new)
        return edit(
            "type",
            place,
            request=("W027", request),
            response=("W026", response),
            old=spelling.type_(self.old.graph, old),
            new=spelling.type_(self.new.graph, new),
            brings_old=self.old.graph.names_in(old),
            brings_new=self.new.graph.names_in(new),
        )

    def _replaced(self, old: Shape, new: Shape) -> tuple[Severity, Severity]:
        """Return the severities, in a request and in an answer, of a type of which nothing is left."""
        before = [each.member for each in self.old.flat(old).options]
        after = [each.member for each in self.new.flat(new).options]
        if any(
            isinstance(each, Anything) for each in before
        ):  # the document only became more precise; nothing may have changed
            return RISK, BREAK if any(map(_is_class, after)) else SAFE
        if any(isinstance(each, Anything) for each in after):
            return SAFE, BREAK if any(map(_is_class, before)) else RISK
        if all(map(_is_map, before)) and all(map(_takes_any_object, after)):
            return RISK, BREAK
        return BREAK, BREAK


def _is_pair(a: Alternative, b: Alternative, pairs: Mapping[str, str]) -> bool:
    return isinstance(a, Named) and isinstance(b, Named) and pairs.get(a.target) == b.target


def _is_structure(option: Option) -> bool:
    return isinstance(option.member, (Record, Sequence, Anything))


def _is_class(member: Alternative) -> bool:
    return isinstance(member, Record) and bool(member.fields)


def _is_map(member: Alternative) -> bool:
    return isinstance(member, Record) and not member.fields


def _takes_any_object(member: Alternative) -> bool:
    return isinstance(member, Record) and not member.closed and not member.required


def _said(option: Option) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(dict(option.all_limits).items()))


def _brought(side: Lookup, options: list[Option | str]) -> set[str]:
    """Return the schemas that options belong to or contain."""
    found = [each for each in options if isinstance(each, Option)]
    names = {each.name for each in found if each.name}
    return names | side.graph.names_in(*(Shape((each.member,)) for each in found))


def _spelled(side: Lookup, each: Option | str) -> str:
    if isinstance(each, str):
        return each
    return spelling.name(each.name) if each.name else spelling.member(side.graph, each.member)
