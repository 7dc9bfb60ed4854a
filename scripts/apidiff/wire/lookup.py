"""One of the two documents, and questions about its types: their members, their digests.

Rule: a digest does not depend on names, on references or on order. Two types with one digest are the same to a program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.normalize.shapes import ANYTHING, Alternative, Anything, Choice, Named, Record, Sequence, Shape, Site

from . import spelling
from .graph import Graph, Limits, Notes, limits_of, mapping_of, members, tag_of, takes_null, values_of
from .recursion import endless
from .signature import Signatures

_DEEP = 24
"""How many levels of objects and lists the digest of a recursive schema covers."""


@dataclass(frozen=True, slots=True, eq=False)
class Option:
    """One member of a type after following references; `names` are the schemas on the way."""

    member: Alternative
    names: tuple[str, ...]
    limits: Limits = ()
    """Constraints next to those references."""

    @property
    def name(self) -> str:
        """The schema it belongs to; "" if it is inline."""
        return self.names[-1] if self.names else ""

    @property
    def all_limits(self) -> Limits:
        return limits_of(self.member) + self.limits


@dataclass(frozen=True, slots=True)
class Flat:
    options: tuple[Option, ...]
    null: bool
    tag: str
    mapping: tuple[tuple[str, str], ...]


class Lookup:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.schemas = graph.schemas
        self._lost = frozenset(graph.lost)
        self.uses = {name: tuple(graph.uses(schema.type)) for name, schema in graph.schemas.items()}
        """Schema -> its uses of other schemas."""
        self._refs = {name: frozenset(use.name for use in uses) for name, uses in self.uses.items()}
        self._endless = endless(self._refs)
        # Keyed by id: equal types at two places have two pointers. Keeping the type keeps its id taken.
        self._flat: dict[int, tuple[Shape, Flat]] = {}
        self._digests: dict[tuple[int, int], tuple[Shape, str]] = {}
        self._named: dict[str, Shape] = {}
        self.signature = Signatures(graph.sites).of

    def referred(self, name: str) -> frozenset[str]:
        """Return the schemas that a schema refers to."""
        return self._refs.get(name, frozenset())

    def at(self, site: Site) -> Shape:
        """Return the type at a place."""
        return self.graph.sites[site]

    def either(self, sites: tuple[Site, ...]) -> Shape:
        """Return the type of items, or of a map's values; any value if there is no schema."""
        return self.graph.sites[sites[0]] if sites else ANYTHING

    def notes(self, type_: Shape) -> Notes:
        """Return the annotations of a place, completed by those of the schema it refers to."""
        seen: set[str] = set()
        notes = dict(type_.notes)
        found = members(type_)
        while len(found) == 1 and isinstance(ref := found[0], Named) and ref.target not in seen:
            seen.add(ref.target)
            type_ = self.schemas[ref.target].type
            notes = {**type_.notes, **notes}
            found = members(type_)
        if "default" not in notes and len(found) > 1:
            told = [self.schemas[each.target].type.notes for each in found if isinstance(each, Named)]
            notes |= next(({"default": each["default"]} for each in told if "default" in each), {})
        return notes

    # --- members -----------------------------------------------------------------------------------------------------

    def flat(self, type_: Shape) -> Flat:
        """Follow every reference, through named unions, and take out null."""
        _, known = self._flat.get(id(type_), (type_, None))
        if known is None:
            known = self._followed(type_)
            self._flat[id(type_)] = type_, known
        return known

    def _followed(self, type_: Shape) -> Flat:
        options: list[Option] = []
        null, tag, mapping = takes_null(type_), tag_of(type_), mapping_of(type_)
        seen: set[str] = set()
        stack = [Option(each, ()) for each in reversed(members(type_))]
        while stack:
            option = stack.pop()
            member, names = option.member, option.names
            if not isinstance(member, Named):
                options.append(option)
            elif (member.target not in seen or member.constraints) and len(names) < 50:
                seen.add(member.target)
                within = self.schemas[member.target].type
                null = null or takes_null(within)
                tag, mapping = tag or tag_of(within), mapping or mapping_of(within)
                limits = option.limits + limits_of(member)
                stack += [Option(each, (*names, member.target), limits) for each in reversed(members(within))]
        return Flat(tuple(options), null, tag, mapping)

    def is_lost(self, type_: Shape, pointer: str) -> bool:
        """Whether a place, or the schema it refers to, is invalid, so that its type is unknown."""
        if pointer in self._lost:
            return True
        options = self.flat(type_).options if self._lost else ()
        return any(isinstance(each.member, Anything) and self._is_lost_schema(each.name) for each in options)

    def _is_lost_schema(self, name: str) -> bool:
        return bool(name) and self.schemas[name].pointer in self._lost

    # --- digests -----------------------------------------------------------------------------------------------------

    def same(self, type_: Shape, other: Lookup, theirs: Shape) -> bool:
        """Whether two types are the same to a program."""
        return self.digest(type_) == other.digest(theirs)

    def digest(self, type_: Shape, depth: int = _DEEP) -> str:
        """Digest what a type allows."""
        key = (id(type_), depth)
        if key not in self._digests:
            self._digests[key] = type_, self._digest(type_, depth)
        return self._digests[key][1]

    def digest_of(self, name: str, depth: int = _DEEP) -> str:
        """Digest what a reference to a schema allows."""
        return self.digest(self._named.setdefault(name, Shape((Named(name),))), depth)

    def _digest(self, type_: Shape, depth: int) -> str:
        if depth == 0:
            return "…"
        flat = self.flat(type_)
        values = sorted(
            {text for each in flat.options if isinstance(each.member, Choice) for text in values_of(each.member)}
        )
        others = [each for each in flat.options if not isinstance(each.member, Choice)]
        members = sorted(
            {self.option_digest(option, depth) for option in others} | ({_hash(*values)} if values else set())
        )
        tag = ""
        if len(members) > 1 and flat.tag:
            targets = [(value, self.digest_of(name, depth - 1)) for value, name in flat.mapping]
            tag = f"{flat.tag}{sorted(targets)}"
        if len(members) == 1 and not flat.null and not tag:
            return members[0]
        return _hash("or", *members, "null" if flat.null else "", tag)

    def option_digest(self, option: Option, depth: int = _DEEP) -> str:
        """Digest one member that is not an enum."""
        member = option.member
        limits = str(sorted(option.all_limits))
        match member:
            case Record():
                fields = [self._property_digest(member, wire, depth) for wire in member.fields]
                extra = self._below(self.either(member.extras), depth) if member.extras else ""
                return _hash("record", *fields, extra, str(member.closed), limits)
            case Sequence():
                return _hash("list", self._below(self.either(member.items), depth), limits)
            case _:
                return _hash(spelling.member(self.graph, member, whole=True), limits)

    def _property_digest(self, record: Record, wire: str, depth: int) -> str:
        """Digest a property: its name, type, annotations, and whether it is required."""
        type_ = self.at(record.fields[wire])
        return _hash(wire, str(wire in record.required), _spelled(self.notes(type_)), self._below(type_, depth))

    def _below(self, type_: Shape, depth: int) -> str:
        """Digest an inner type. Only what can go on forever counts down; named schemas alone do not."""
        is_endless = not self._endless.isdisjoint(self.graph.names_in(type_))
        return self.digest(type_, depth - 1 if is_endless else _DEEP)

    def name_digest(self, name: str) -> str:
        """Digest a schema that has a name, with its notes."""
        return _hash(self.digest_of(name), _spelled(self.schemas[name].type.notes))


def _spelled(notes: Mapping[str, str | bool]) -> str:
    return str(sorted(notes.items())) if notes else ""


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
