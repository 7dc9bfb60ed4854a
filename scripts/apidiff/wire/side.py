"""One of the two documents, and what is asked of its types: members, digests, names for people.

Rule: a digest does not depend on names, on references or on order. Two types with one digest are the same to a program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import spelling
from .graph import PLAIN, Choice, Field, Graph, Limits, Listing, Member, Notes, Record, Ref, Type, Value
from .recursion import endless

_DEEP = 24
"""How many objects and lists inside each other the digest of a recursive schema looks at."""


@dataclass(frozen=True, slots=True)
class Option:
    """One member of a type whose references are followed; `names` are the schemas that it was found through."""

    member: Member
    names: tuple[str, ...]
    limits: Limits = ()
    """Constraints that stand beside the references."""

    @property
    def name(self) -> str:
        """The schema that it is; "" for what is inline."""
        return self.names[-1] if self.names else ""


@dataclass(frozen=True, slots=True)
class Flat:
    options: tuple[Option, ...]
    null: bool
    tag: str
    mapping: tuple[tuple[str, str], ...]


class Side:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.schemas = graph.schemas
        self._lost = frozenset(graph.lost)
        self._refs = {name: frozenset(references(schema.type)) for name, schema in graph.schemas.items()}
        self._endless = endless(self._refs)
        self._flat: dict[int, tuple[Type, Flat]] = {}
        self._digests: dict[tuple[Type, int], str] = {}

    def referred(self, name: str) -> frozenset[str]:
        """The schemas that a schema refers to."""
        return self._refs.get(name, frozenset())

    def notes(self, type_: Type, own: Notes) -> Notes:
        """What holds at a place: what is said there, or else of the schema that it refers to."""
        seen: set[str] = set()
        notes = own
        while len(type_.members) == 1 and isinstance(ref := type_.members[0], Ref) and ref.target not in seen:
            seen.add(ref.target)
            schema = self.schemas[ref.target]
            notes = _either(notes, schema.notes)
            type_ = schema.type
        if notes.default is None and len(type_.members) > 1:
            told = [self.schemas[each.target].notes.default for each in type_.members if isinstance(each, Ref)]
            default = next((each for each in told if each is not None), None)
            notes = replace(notes, default=default) if default is not None else notes
        return notes

    # --- members -----------------------------------------------------------------------------------------------------

    def flat(self, type_: Type) -> Flat:
        """Follow every reference, through unions that have a name; null is taken out."""
        # By identity, for equal types at two places have two pointers; a type that is kept here keeps its id.
        _, known = self._flat.get(id(type_), (type_, None))
        if known is None:
            known = self._followed(type_)
            self._flat[id(type_)] = type_, known
        return known

    def _followed(self, type_: Type) -> Flat:
        options: dict[Option, None] = {}
        null, tag, mapping = type_.null, type_.tag, type_.mapping
        seen: set[str] = set()
        stack: list[tuple[Member, tuple[str, ...], Limits]] = [(each, (), ()) for each in reversed(type_.members)]
        while stack:
            member, names, limits = stack.pop()
            if not isinstance(member, Ref):
                options[Option(member, names, limits)] = None
            elif (member.target not in seen or member.limits) and len(names) < 50:
                seen.add(member.target)
                within = self.schemas[member.target].type
                null = null or within.null
                tag, mapping = tag or within.tag, mapping or within.mapping
                stack += [(each, (*names, member.target), limits + member.limits) for each in reversed(within.members)]
        return Flat(tuple(options), null, tag, mapping)

    def is_lost(self, type_: Type, pointer: str) -> bool:
        """Whether something invalid stands at a place, or in a schema that it refers to and that is nothing else."""
        if pointer in self._lost:
            return True
        options = self.flat(type_).options if self._lost else ()
        return any(isinstance(each.member, Value) and self._is_lost_schema(each.name) for each in options)

    def _is_lost_schema(self, name: str) -> bool:
        return bool(name) and self.schemas[name].pointer in self._lost

    # --- digests -----------------------------------------------------------------------------------------------------

    def same(self, type_: Type, other: Side, theirs: Type) -> bool:
        """Whether two types are the same to a program."""
        return self.digest(type_) == other.digest(theirs)

    def digest(self, type_: Type, depth: int = _DEEP) -> str:
        """Digest what a type allows."""
        key = (type_, depth)
        known = self._digests.get(key)
        if known is None:
            known = self._digests[key] = self._digest(type_, depth)
        return known

    def _digest(self, type_: Type, depth: int) -> str:
        if depth == 0:
            return "…"
        flat = self.flat(type_)
        values = sorted(
            {value for each in flat.options if isinstance(each.member, Choice) for value in each.member.values}
        )
        others = [each for each in flat.options if not isinstance(each.member, Choice)]
        members = sorted(
            {self.option_digest(option, depth) for option in others} | ({_hash(*values)} if values else set())
        )
        tag = ""
        if len(members) > 1 and flat.tag:
            targets = [(value, self.digest(Type((Ref(name),)), depth - 1)) for value, name in flat.mapping]
            tag = f"{flat.tag}{sorted(targets)}"
        if len(members) == 1 and not flat.null and not tag:
            return members[0]
        return _hash("or", *members, "null" if flat.null else "", tag)

    def option_digest(self, option: Option, depth: int = _DEEP) -> str:
        """Digest one member that is no enum; enums that stand side by side are one."""
        member = option.member
        limits = str(sorted(member.limits + option.limits))
        match member:
            case Record():
                fields = [self.field_digest(field, depth) for field in member.fields]
                extra = self.digest(member.extra, self._next(member.extra, depth)) if member.extra else ""
                return _hash("record", *fields, extra, str(member.closed), limits)
            case Listing():
                return _hash("list", self.digest(member.items, self._next(member.items, depth)), limits)
            case _:
                return _hash(spelling.member(member, whole=True), limits)

    def field_digest(self, field: Field, depth: int = _DEEP) -> str:
        """Digest a property: its name, type, requiredness and notes."""
        notes = self.notes(field.type, field.notes)
        said = "" if notes == PLAIN else str(notes)
        return _hash(field.wire, str(field.required), said, self.digest(field.type, self._next(field.type, depth)))

    def _next(self, type_: Type, depth: int) -> int:
        """Count only what can go on for ever. Names do not count: it says nothing which schemas have one."""
        return depth - 1 if any(name in self._endless for name in references(type_)) else _DEEP

    def name_digest(self, name: str) -> str:
        """Digest a schema that has a name, with its notes."""
        schema = self.schemas[name]
        return _hash(self.digest(Type((Ref(name),))), str(schema.notes))


def references(type_: Type) -> Iterator[str]:
    """Yield the schemas that a type refers to, however deep inside."""
    for member in type_.members:
        match member:
            case Ref(target=target):
                yield target
            case Listing(items=items):
                yield from references(items)
            case Record(fields=fields, extra=extra):
                for field in fields:
                    yield from references(field.type)
                if extra is not None:
                    yield from references(extra)


def _either(notes: Notes, more: Notes) -> Notes:
    if more == PLAIN:
        return notes
    return Notes(
        notes.default if notes.default is not None else more.default,
        notes.deprecated or more.deprecated,
        notes.read_only or more.read_only,
        notes.write_only or more.write_only,
    )


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
