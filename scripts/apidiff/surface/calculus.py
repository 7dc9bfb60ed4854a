"""How two types relate: equal, widened, narrowed, overlapping or incompatible.

Rule: types are compared by meaning. An alias that both sides have counts as unchanged, because its own change is
reported at the alias; an alias that only one side has is replaced by its meaning. Containers vary with their items,
because what is read from a list is its items.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from .alternatives import NONE, OBJECT, Alternatives, Atom, Generic, Name, Value, mentioned, read, replace, union

Assumed: TypeAlias = "frozenset[tuple[Atom, Alternatives]]"

_NUMBERS = {("int", "float")}
_LISTS = {"list": 0, "tuple": 0, "Sequence": 1, "Collection": 2, "Iterable": 3, "set": 0, "frozenset": 0}
_MAPS = {"dict": 0, "MutableMapping": 1, "Mapping": 2}
_DEPTH = 20


class Relation(Enum):
    """What became of a type."""

    EQUAL = "equal"
    WIDENED = "widened"
    NARROWED = "narrowed"
    OVERLAPPING = "overlapping"
    """Some alternatives were removed, others added; at least one new one overlaps with an old one."""
    INCOMPATIBLE = "incompatible"
    """Nothing but null is left of the old type."""


@dataclass(frozen=True)
class Scope:
    """What names mean while two types are compared."""

    old_aliases: Mapping[str, str] = field(default_factory=dict)
    new_aliases: Mapping[str, str] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    """Names that stand for themselves on both sides."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Old name -> new name of the same thing."""
    bases: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Class -> all classes that it extends."""
    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Old class -> new classes with the same content under other names."""

    def old(self, text: str) -> Alternatives:
        """Return a type of the old side, in the names of the new one."""
        if not self.is_touched(text):
            return self.new(text)
        renamed = replace(read(text), lambda name: frozenset({Name(self.renamed.get(name.name, name.name))}))
        return self._opened(renamed)

    def is_touched(self, text: str) -> bool:
        """Whether a type of the old side mentions something that was renamed."""
        return not mentioned(text).isdisjoint(self.renamed)

    def new(self, text: str) -> Alternatives:
        """Return a type of the new side."""
        if mentioned(text).isdisjoint(self._meanings):
            return read(text)
        return self._opened(read(text))

    def _opened(self, type_: Alternatives, seen: frozenset[str] = frozenset()) -> Alternatives:
        def open_(name: Name) -> Alternatives:
            if name.name in self.fixed or name.name in seen or len(seen) > _DEPTH:
                return frozenset({name})
            if (text := self._meanings.get(name.name)) is None:
                return frozenset({name})
            return self._opened(text, seen | {name.name})

        return replace(type_, open_)

    @property
    def _meanings(self) -> dict[str, Alternatives]:
        """Alias, in new names -> its old meaning; for aliases that only the new side has, the new one."""
        found = self.__dict__.get("_meanings_found")
        if found is None:

            def in_new_names(name: Name) -> Alternatives:
                return frozenset({Name(self.renamed.get(name.name, name.name))})

            found = {name: read(text) for name, text in self.new_aliases.items()}
            for name, text in self.old_aliases.items():
                found[self.renamed.get(name, name)] = replace(read(text), in_new_names)
            self.__dict__["_meanings_found"] = found
        return found

    # --- subtypes --------------------------------------------------------------------------------------------------

    def is_within(self, smaller: Alternatives, larger: Alternatives, assumed: Assumed = frozenset()) -> bool:
        """Whether every value of one type is one of the other; so it is for pairs in `assumed`, as types may be recursive."""
        return all(self._atom_within(atom, larger, assumed) for atom in smaller)

    def _atom_within(self, atom: Atom, larger: Alternatives, assumed: Assumed = frozenset()) -> bool:
        if atom in larger or OBJECT in larger or (atom, larger) in assumed:
            return True
        assumed = assumed | {(atom, larger)}
        if any(self._fits(atom, each, assumed) for each in larger):
            return True
        opened, wider = self._opened_once(frozenset({atom})), self._opened_once(larger)
        if (opened, wider) == (frozenset({atom}), larger) or len(assumed) > _DEPTH:
            return False
        return self.is_within(opened, wider, assumed)

    def _opened_once(self, type_: Alternatives) -> Alternatives:
        """Return the type with recursive aliases, which are names in it, opened by one step."""
        found = type_
        for atom in type_:
            if isinstance(atom, Name) and atom.name in self._meanings and atom.name not in self.fixed:
                found = union(found - {atom}, self._meanings[atom.name])
        return found

    def _fits(self, atom: Atom, other: Atom, assumed: Assumed = frozenset()) -> bool:
        match atom, other:
            case Value(base=base), Name(name=name):
                return base == name or (base, name) in _NUMBERS
            case Name(name=name), Name(name=wider):
                is_same = wider == name or wider in self.same.get(name, ()) or name in self.same.get(wider, ())
                return is_same or (name, wider) in _NUMBERS or wider in self.bases.get(name, ())
            case Generic(), Generic():
                return (
                    _extends(atom.name, other.name)
                    and len(atom.arguments) == len(other.arguments)
                    and all(
                        self.is_within(one, two, assumed)
                        for one, two in zip(atom.arguments, other.arguments, strict=True)
                    )
                )
            case Generic(name=name), Name(name=wider):  # list[A] is a list
                return name == wider
        return False

    def meets(self, one: Atom, other: Atom, *, sent: bool) -> bool:
        """Whether a value can be of both; a mapping can be sent for an object."""
        if self._fits(one, other) or self._fits(other, one) or one == other:
            return True
        if isinstance(one, Generic) and isinstance(other, Generic):
            if _family(one.name) is None or _family(one.name) != _family(other.name):
                return one.name == other.name
            mine, theirs = one.arguments[-1:], other.arguments[-1:]
            return all(map(lambda a, b: self._overlap(a, b, sent=sent), mine, theirs))
        match (one, other) if isinstance(one, Generic) else (other, one):
            case Generic(name=name), Name():
                return sent and name in _MAPS
        return False

    def _overlap(self, one: Alternatives, other: Alternatives, *, sent: bool) -> bool:
        if OBJECT in one or OBJECT in other:
            return sent
        return any(self.meets(a, b, sent=sent) for a in one if a != NONE for b in other if b != NONE)

    def relate(self, old: Alternatives, new: Alternatives, *, sent: bool = False) -> Relation:
        """Return how a type changed. `sent`: a caller passes the value; else it reads it."""
        gone, fresh = self.gone(old, new), self.gone(new, old)
        if not gone and not fresh:
            return Relation.EQUAL
        if not gone:
            return Relation.WIDENED
        if not sent and OBJECT in old:  # a value that could be anything was used as something specific
            return Relation.INCOMPATIBLE
        if not fresh:
            only_null_left = new == {NONE} and old != {NONE}
            return Relation.INCOMPATIBLE if only_null_left and not sent else Relation.NARROWED
        return Relation.OVERLAPPING if self._overlap(old, new, sent=sent) else Relation.INCOMPATIBLE

    def gone(self, old: Alternatives, new: Alternatives) -> Alternatives:
        """Return the alternatives of one type that the other does not cover."""
        return frozenset(atom for atom in old if not self._atom_within(atom, new))

    def lost_values(self, old: Alternatives, new: Alternatives) -> frozenset[Value]:
        """Return the values of Literals that are no longer allowed, if nothing else was removed; else nothing."""
        gone = self.gone(old, new)
        match [*gone], [*self.gone(new, old)]:
            case [Generic(name=name, arguments=inner)], [Generic(name=other, arguments=others)] if name == other:
                return self.lost_values(inner[-1], others[-1])
            case [Generic(name=name, arguments=inner)], []:
                same = [atom for atom in new if isinstance(atom, Generic) and atom.name == name]
                return self.lost_values(inner[-1], same[0].arguments[-1]) if same else frozenset()
        values = frozenset(atom for atom in gone if isinstance(atom, Value))
        kept = any(isinstance(atom, Value) for atom in new)
        return values if len(values) == len(gone) and kept else frozenset()


def _family(name: str) -> str | None:
    return "list" if name in _LISTS else "map" if name in _MAPS else None


def _extends(name: str, other: str) -> bool:
    if name == other:
        return True
    for ranks in (_LISTS, _MAPS):
        if name in ranks and other in ranks:
            return ranks[other] > ranks[name]
    return False
