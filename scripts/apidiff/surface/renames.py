"""Classes and aliases that have another name on the new side.

Rule: a removed name was renamed if the old name still leads to it, or if something new has the same place in the
document, the same content, or its uses and nine in ten of its properties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from .alternatives import Alternatives, Name, mentioned, read, replace, spell
from .model import Alias, Class, Method, Surface

_SHARED = 0.9
_ROUNDS = 6


@dataclass
class Renames:
    """Old key -> new key; `kept` are those whose old name still works."""

    new_name: dict[str, str] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    same: dict[str, frozenset[str]] = field(default_factory=dict)
    """Old class (by its new name, if any) -> other new classes with the same content."""


def find_renames(old: Surface, new: Surface, moved: Mapping[str, str] | None = None) -> Renames:
    """Match removed names with their replacements; `moved` maps pointers of renamed schemas, old -> new."""
    return _Matching(old, new, moved or {}).run()


class _Matching:
    def __init__(self, old: Surface, new: Surface, moved: Mapping[str, str]) -> None:
        self.moved = moved
        self._lone = [
            {
                key: read(alias.type)
                for key, alias in one.aliases.items()
                if key not in other.classes and key not in other.aliases
            }
            for one, other in ((old, new), (new, old))
        ]
        self.old = old
        self.new = new
        self.found = Renames()
        self.gone = [key for key in (*old.classes, *old.aliases) if key not in new.classes and key not in new.aliases]
        self.added = {key for key in (*new.classes, *new.aliases) if key not in old.classes and key not in old.aliases}

    def run(self) -> Renames:
        self._by_name()
        self._by_place()
        for _ in range(_ROUNDS):
            before = len(self.found.new_name)
            self._by_content()
            self._by_owner()
            self._by_use()
            self._into_one()
            if len(self.found.new_name) == before or not self.gone:
                break
        self._split()
        self._repeated()
        return self.found

    def _split(self) -> None:
        """Find the class that is now a member of a union with the class's old name."""
        for key in self.old.classes:
            if key in self.new.aliases and (content := self._content(self.old, key, self.found.new_name)) is not None:
                members = sorted(mentioned(self.new.aliases[key].type) & self.new.classes.keys())
                same = [each for each in members if self._content(self.new, each, {}) == content]
                if same:
                    self.found.same[key] = frozenset(same[:1])

    def _opened(self, surface: Surface, text: str) -> str:
        """Return a type with the aliases that only one side has replaced by their meaning."""
        lone = self._lone[surface is self.new]
        return text if mentioned(text).isdisjoint(lone) else spell(_open(read(text), lone))

    def _repeated(self) -> None:
        """Find classes that replace one class in several places, or one that replaces several."""
        lone = self.new.classes.keys() - self.old.classes.keys()
        instead: dict[str, set[str]] = defaultdict(set)
        for before, after in self._opened_sites() if lone else ():
            for key in before - after:
                instead[key] |= after - before
        for key in self.old.classes:
            same = (
                [each for each in sorted(instead[key] & lone) if self._shares_most(key, each)] if key in instead else []
            )
            if key in self.gone and same:
                shape = self._shape(self.old, key)
                self._match(key, next((each for each in same if self._shape(self.new, each) == shape), same[0]))
            target = self.found.new_name.get(key, key)
            if others := frozenset(same) - {target}:
                self.found.same[target] = self.found.same.get(target, frozenset()) | others

    def _opened_sites(self) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
        """Yield the names mentioned at each place, old and new, where the two types differ."""
        for before, after in _sites(self.old, self.new, self.found.new_name):
            if before != after:
                yield mentioned(self._opened(self.old, before)), mentioned(self._opened(self.new, after))

    def _shares_most(self, key: str, other: str) -> bool:
        """Whether a new class has at least half of what an old one has."""
        one, two = self.old.classes[key], self.new.classes[other]
        mine, theirs = ({each.wire for each in class_.attributes.values()} for class_ in (one, two))
        return one.kind == two.kind and 2 * len(mine & theirs) >= len(mine) > 0

    def _shape(self, surface: Surface, key: str, depth: int = 0) -> object | None:
        """Return the content of a class, with classes that only one side has replaced by their content."""
        other = self.old if surface is self.new else self.new
        class_ = surface.classes[key]
        if not class_.attributes or depth > _ROUNDS:
            return None
        fields = []
        for each in class_.attributes.values():
            type_ = self._opened(surface, each.type)
            lone = [name for name in mentioned(type_) if name in surface.classes and name not in other.classes]
            shapes = {name: str(self._shape(surface, name, depth + 1)) for name in lone}
            fields.append((each.wire, each.required, _in_names(type_, shapes), *sorted(shapes.values())))
        return (class_.kind, class_.extra, tuple(sorted(fields)))

    def _match(self, key: str, target: str) -> None:
        self.found.new_name[key] = target
        self.gone.remove(key)
        self.added.discard(target)

    # --- the old name is still there -------------------------------------------------------------------------------

    def _by_name(self) -> None:
        paths = defaultdict(list)
        for path, key in self.old.names.items():
            paths[key].append(path)
        for key in list(self.gone):
            targets = {self.new.names[path] for path in paths[key] if path in self.new.names}
            targets = {target for target in targets if target in self.new.classes or target in self.new.aliases}
            if len(targets) == 1:
                self._match(key, targets.pop())
                if all(path in self.new.names for path in paths[key]):
                    self.found.kept.add(key)

    # --- the same place of the document ----------------------------------------------------------------------------

    def _by_place(self) -> None:
        there: dict[tuple[bool, str], list[str]] = defaultdict(list)
        for key in sorted(self.added):
            if pointer := self._entry(self.new, key).pointer:
                there[key in self.new.classes, pointer].append(key)
        for key in list(self.gone):
            entry = self._entry(self.old, key)
            place = (key in self.old.classes, self.moved.get(entry.pointer, entry.pointer))
            same = [each for each in there.get(place, ()) if each in self.added]
            same = [each for each in same if self._entry(self.new, each).schema == entry.schema] or same
            if entry.pointer and same:
                self._match(key, same[0])

    def _by_owner(self) -> None:
        """Match what is nested at the same place of something that was renamed."""
        owners = {}
        for key, target in self.found.new_name.items():
            mine, theirs = self._entry(self.old, key).pointer, self._entry(self.new, target).pointer
            if mine and theirs and mine != theirs:
                owners[mine] = theirs
        there = {self._entry(self.new, key).pointer: key for key in sorted(self.added)}
        for key in list(self.gone):
            pointer = self._entry(self.old, key).pointer
            for owner in (pointer[:end] for end, sign in enumerate(pointer) if sign == "/"):
                same = there.get(owners[owner] + pointer[len(owner) :], "") if owner in owners else ""
                if same in self.added and (key in self.old.classes) == (same in self.new.classes):
                    self._match(key, same)
                    break

    # --- the same content ------------------------------------------------------------------------------------------

    def _by_content(self) -> None:
        there: dict[object, list[str]] = defaultdict(list)
        for key in sorted(self.added):
            if (content := self._content(self.new, key, {})) is not None:
                there[content].append(key)
        for key in list(self.gone):
            content = self._content(self.old, key, self.found.new_name)
            same = [each for each in there.get(content, ()) if each in self.added] if content is not None else []
            if same:
                self._match(key, max(same, key=lambda each: (_alike(key, each), each)))

    def _content(self, surface: Surface, key: str, renamed: dict[str, str]) -> object | None:
        """Return the content of a class or alias without its name; None if that is too little to identify it."""
        own = {**renamed, key: "Self"}
        if key in surface.aliases:
            type_ = read(surface.aliases[key].type)
            telling = len(type_) > 1 or any(not isinstance(atom, Name) for atom in type_)
            return ("alias", _in_names(surface.aliases[key].type, own)) if telling else None
        class_ = surface.classes[key]
        if not class_.attributes:
            return None
        fields = (
            (each.wire, each.required, _in_names(self._opened(surface, each.type), own))
            for each in class_.attributes.values()
        )
        return (class_.kind, class_.extra, tuple(sorted(fields)))

    # --- many into one ----------------------------------------------------------------------------------------------

    def _into_one(self) -> None:
        """Find the class that replaced several: it is used where they were, and has most of their attributes."""
        instead: dict[str, set[str]] = defaultdict(set)
        gone = self.old.classes.keys() & self.gone
        for before, after in _sites(self.old, self.new, self.found.new_name) if gone else ():
            for key in gone & mentioned(before) if before != after else ():
                instead[key] |= (
                    mentioned(self._opened(self.new, after)) & self.new.classes.keys() - self.old.classes.keys()
                )
        for key in sorted(instead):
            mine = {each.wire for each in self.old.classes[key].attributes.values()}
            ranked = [
                (len(mine & theirs) / len(mine | theirs), _alike(key, other), other)
                for other in instead[key]
                if self._shares_most(key, other)
                for theirs in [{each.wire for each in self.new.classes[other].attributes.values()}]
            ]
            if ranked:
                self._match(key, max(ranked)[2])

    # --- the same uses ---------------------------------------------------------------------------------------------

    def _by_use(self) -> None:
        """Match a name with what replaced it at the places that both sides have."""
        replaced: dict[str, set[str]] = defaultdict(set)
        gone = set(self.gone)
        for before, after in _sites(self.old, self.new, self.found.new_name):
            if before == after:
                continue
            lost = gone.intersection(mentioned(before))
            if lost:
                came = mentioned(after) - mentioned(before)
                for key in lost:
                    replaced[key] |= came
        for key in list(self.gone):
            ranked = sorted((self._shared(key, each), _alike(key, each), each) for each in replaced.get(key, ()))
            if ranked and ranked[-1][0] >= _SHARED:
                self._match(key, ranked[-1][2])

    def _shared(self, key: str, other: str) -> float:
        one, two = self.old.classes.get(key), self.new.classes.get(other)
        if one is not None and two is not None:
            # A nested class may be renamed because its owner is.
            own = {**self.found.new_name, **dict.fromkeys(self.gone, "?")}
            unknown = dict.fromkeys(self.added, "?")
            mine = {(each.wire, _in_names(self._opened(self.old, each.type), own)) for each in one.attributes.values()}
            theirs = {
                (each.wire, _in_names(self._opened(self.new, each.type), unknown)) for each in two.attributes.values()
            }
            return len(mine & theirs) / max(len(mine), len(theirs), 1)
        if key in self.old.aliases and other in self.new.aliases:
            before = read(_in_names(self.old.aliases[key].type, self.found.new_name))
            after = read(self.new.aliases[other].type)
            return len(before & after) / max(len(before), len(after), 1)
        return 0.0

    @staticmethod
    def _entry(surface: Surface, key: str) -> Class | Alias:
        return surface.classes[key] if key in surface.classes else surface.aliases[key]


def _open(type_: Alternatives, aliases: Mapping[str, Alternatives], depth: int = 0) -> Alternatives:
    def meaning(name: Name) -> Alternatives:
        known = aliases.get(name.name) if depth < _ROUNDS else None
        return frozenset({name}) if known is None else _open(known, aliases, depth + 1)

    return replace(type_, meaning)


def _alike(one: str, two: str) -> float:
    return SequenceMatcher(None, one.rpartition(".")[2], two.rpartition(".")[2]).ratio()


def _in_names(text: str, renamed: dict[str, str]) -> str:
    if mentioned(text).isdisjoint(renamed):
        return spell(read(text))
    return spell(replace(read(text), lambda name: frozenset({Name(renamed.get(name.name, name.name))})))


def _sites(old: Surface, new: Surface, renamed: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Yield (old type, new type) for every place that both sides have."""
    for key, class_ in old.classes.items():
        other = new.classes.get(renamed.get(key, key))
        if other is not None:
            for name, attribute in class_.attributes.items():
                if name in other.attributes:
                    yield attribute.type, other.attributes[name].type
            for name, method in class_.methods.items():
                if name in other.methods:
                    yield from _in_methods(method, other.methods[name])
    for key, alias in old.aliases.items():
        counterpart = new.aliases.get(renamed.get(key, key))
        if counterpart is not None:
            yield alias.type, counterpart.type
    moved = {method.operation: method for method in new.methods.values() if method.operation}
    for label, method in old.methods.items():
        there = new.methods.get(label) or moved.get(method.operation)
        if there is not None:
            yield from _in_methods(method, there)


def _in_methods(old: Method, new: Method) -> Iterable[tuple[str, str]]:
    there = {parameter.name: parameter.type for parameter in new.parameters}
    yield from ((each.type, there[each.name]) for each in old.parameters if each.name in there)
    yield old.returns, new.returns
    yield old.event, new.event
