"""Where names are used, so that classes that go or come with something else are reported there and nowhere else.

Rule: a class that only removed or broken things used was removed with them; a class that something new or changed
uses came with it. It is named in that effect. Twins (`BetaProject` and `Project`) with the same change are one
effect.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..finding import Effect, Severity
from .alternatives import mentioned
from .model import Method, Surface

_REMOVED = frozenset({"S001", "S020", "S060"})
_ADDED = frozenset({"S002"})


def fold(effects: Iterable[Effect], old: Surface, new: Surface) -> list[Effect]:
    """Fold consequences into their causes, and twins into one."""
    found = _Folding(list(effects), old, _REMOVED).folded()
    found = _Folding(found, new, _ADDED).folded()
    return _fold_twins(_fold_nested(found))


class _Folding:
    """Finds the effect that each removed (or added) class belongs to."""

    def __init__(self, effects: list[Effect], surface: Surface, rules: frozenset[str]) -> None:
        self.effects = effects
        keys = {entry.label: key for table in (surface.classes, surface.aliases) for key, entry in table.items()}
        keys |= {path: key for path, key in surface.names.items() if path.startswith("params.")}
        self.candidates = {each.at for each in effects if each.rule in rules and each.at in keys}
        least = Severity.BREAK if rules is _REMOVED else Severity.NONE
        others = [each for each in effects if each.at not in self.candidates and each.severity >= least]
        self.told_sites = {each.at for each in others} | {each.at.partition(" (")[0] for each in others}
        self.told_owners = {each.at for each in others if each.rule in rules}
        places: dict[str, list[tuple[str, str]]] = defaultdict(list)
        if self.candidates:
            for owner, site, name in _uses(surface):
                places[name].append((owner, site))
        self.places = {label: [p for p in places[keys[label]] if p[0] != label] for label in self.candidates}
        self.rules = rules
        self.root: dict[str, str] = {}

    def folded(self) -> list[Effect]:
        """Return the independent effects, each with the classes that belong to it."""
        waiting = [label for label in sorted(self.candidates) if self._is_consequence(label)]
        standing = self.candidates.difference(waiting)
        while waiting:
            led = {label: lead for label in waiting if (lead := self._lead(label, standing))}
            if not led:  # they only use each other
                standing.add(waiting[0])
                led = {waiting[0]: ""}
            self.root |= {label: lead for label, lead in led.items() if lead}
            waiting = [label for label in waiting if label not in led]
        carried: dict[str, list[str]] = defaultdict(list)
        for label, root in self.root.items():
            carried[root].append(label)
        found = []
        for effect in self.effects:
            if effect.at in self.root and effect.at in self.candidates:
                continue
            with_it = carried.pop(effect.at, None) or carried.pop(effect.at.partition(" (")[0], None)
            found.append(replace(effect, along=tuple(sorted({*effect.along, *with_it}))) if with_it else effect)
        return found

    def _is_consequence(self, label: str) -> bool:
        places = self.places[label]
        # What is no longer sent may still be received: one place that sent it explains that.
        every = self.rules is _REMOVED and not label.startswith("params.")
        return bool(places) and (all if every else any)(
            site in self.told_sites or owner in self.told_owners or owner in self.candidates for owner, site in places
        )

    def _lead(self, label: str, standing: set[str]) -> str:
        """Return the label of the effect that something belongs to; "" if it is not known yet."""
        for owner, site in sorted(self.places[label]):
            for found in (site if site in self.told_sites else "", owner if owner in self.told_owners else ""):
                if found:
                    return found
            if owner in standing:
                return owner
            if owner in self.root:
                return self.root[owner]
        return ""


def _uses(surface: Surface) -> Iterator[tuple[str, str, str]]:
    """Yield (owner, place, name) for every place that mentions a class or an alias."""
    for class_ in surface.classes.values():
        for attribute in class_.attributes.values():
            yield from _of(class_.label, f"{class_.label}.{attribute.name}", attribute.type)
        if class_.extra:
            yield from _of(class_.label, f"{class_.label}.*", class_.extra)
        for method in class_.methods.values():
            for _, site, name in _in_method(method, {}):
                yield class_.label, site, name
    for alias in surface.aliases.values():
        yield from _of(alias.label, alias.label, alias.type)
    bodies = {class_.pointer: class_.name for class_ in surface.classes.values() if class_.pointer}
    for method in surface.methods.values():
        yield from _in_method(method, bodies)


def _in_method(method: Method, bodies: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield what a method mentions; `bodies` maps pointers to classes whose properties may be its parameters."""
    for parameter in method.parameters:
        yield from _of(method.label, f"{method.label}({parameter.name}=)", parameter.type)
        if body := bodies.get(parameter.pointer.rpartition("/properties/")[0]):
            yield method.label, method.label, body
    yield from _of(method.label, method.label, method.returns)
    yield from _of(method.label, method.label, method.event)


def _of(owner: str, site: str, type_: str) -> Iterator[tuple[str, str, str]]:
    for name in mentioned(type_):
        yield owner, site, name


def _fold_nested(effects: list[Effect]) -> list[Effect]:
    """Fold nested classes that were renamed because their owner was."""
    renamed = [each for each in effects if each.rule == "S010"]
    along: dict[Effect, list[str]] = defaultdict(list)
    for effect in effects:
        for owner in renamed if effect.rule == "S012" else ():
            rest = effect.old.removeprefix(owner.old)
            if rest != effect.old and f"{owner.new}{rest}" == effect.new:
                along[owner].append(effect.at)
                break
    folded = {at for ats in along.values() for at in ats}
    kept = [each for each in effects if not (each.rule == "S012" and each.at in folded)]
    return [replace(each, along=tuple(sorted({*each.along, *along[each]}))) if each in along else each for each in kept]


# --- twins ------------------------------------------------------------------------------------------------------------

_PREFIXES = re.compile(r"\b(?:Beta|Async)(?=[A-Z])")
_MODULES = re.compile(r"\b(?:\w+\.)+(?=[A-Z])")
_OF_NAMES = frozenset({"S001", "S002", "S003", "S010", "S011", "S012", "S060"})


def _fold_twins(effects: list[Effect]) -> list[Effect]:
    """Drop effects that repeat another one: the same edit of a shared part of the document, or of a twin.

    Twins are `Project.geography` and `BetaProject.geography`, `Files.list(limit=)` and `AsyncFiles.list(limit=)`. Where
    there are no pointers, the same change at the same name counts as one: `types.a.Call.id`, `types.b.Call.id`.
    """
    groups: dict[tuple[object, ...], list[Effect]] = defaultdict(list)
    for effect in effects:
        groups[_content(effect)].append(effect)
    found = []
    for group in groups.values():
        first, *others = sorted(group, key=lambda each: (len(_PREFIXES.findall(each.at)), "beta" in each.at, each))
        found.append(replace(first, also=tuple(sorted({each.at for each in others}))) if others else first)
    return sorted(found)


def _content(effect: Effect) -> tuple[object, ...]:
    at = _PREFIXES.sub("", effect.at)
    if effect.rule in _OF_NAMES:
        return (effect.rule, effect.severity, at.removeprefix("beta."))
    old, new = (_PREFIXES.sub("", _MODULES.sub("", text)) for text in (effect.old, effect.new))
    if effect.pointer_old or effect.pointer_new:
        pointers = (
            _PREFIXES.sub("", each).replace("?beta=true", "") for each in (effect.pointer_old, effect.pointer_new)
        )
        return (effect.rule, effect.severity, at.endswith("=)"), *pointers, old, new)
    member = at[at.index("(") :] if at.endswith("=)") else _MODULES.sub("", at).removeprefix("beta.")
    return (effect.rule, effect.severity, member, old, new)
