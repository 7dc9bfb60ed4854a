"""The table of names: each class of the wheel, and where it is in the whole document.

Rule: the table is frozen and grows. An entry stays as long as its place exists; a component that the spec brings under
another name gets the name that the table has (`wanted_names`). What has no place is listed with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from official.reading import WEBHOOKS
from pipeline.document import pointers

from .calls import body
from .classes import chosen
from .content import references
from .documents import Document, component
from .walk import Walk

EVENTS = ":".join(WEBHOOKS)


@dataclass(frozen=True)
class Table:
    classes: dict[str, str] = field(default_factory=dict)
    """Key of a type -> pointer into the whole."""
    unmapped: dict[str, str] = field(default_factory=dict)
    """Key of a type -> why it has no place."""
    several: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Name that stands for several schemas -> how many, and why."""

    def plain(self) -> dict[str, Any]:
        """Return the table as it is written."""
        return {"classes": self.classes, "unmapped": self.unmapped, "several": self.several}


def wanted_names(walk: Walk, known: Mapping[str, str], ours: Collection[str] = ()) -> dict[str, str]:
    """Return the places of the spec that have to be called as before: pointer -> name of a component.

    An inline schema has no name of its own, so it matters only if it is an object, which becomes a class. `ours` are the
    components of the previous supplement: if the spec calls something else so, that gets another name.
    """
    keys: dict[str, str] = walk.wheel.data["x-official-names"]
    held = set(known.values())
    found: dict[str, str] = {}
    names: set[str] = set()
    for name in sorted(walk.pairs, key=lambda each: ("param" in keys[each].lower(), keys[each])):
        was = component(known.get(keys[name], ""))
        place = chosen(walk.pairs[name])
        if not was or was in walk.spec.schemas or was in names or place in held or place in found:
            continue
        if component(place) or walk.spec.place(place).is_object:
            found[place] = was
            names.add(was)
    met = {place for name, places in walk.pairs.items() for place in places if known.get(keys[name]) == place}
    for name in sorted(walk.spec.schemas.keys() & set(ours)):
        if (place := pointers.child("#", "components", "schemas", name)) not in met:
            taken = walk.spec.schemas.keys() | names | set(map(component, held))
            found[place] = next(
                each for each in (f"{name}Schema{number}" for number in ("", *range(2, 99))) if each not in taken
            )
    return dict(sorted(found.items()))


def table(
    whole: Walk,
    places: Mapping[str, str],
    unused: Mapping[str, str],
    known: Mapping[str, str],
    unmapped: Mapping[str, str],
) -> Table:
    """Return the table for a walk over the whole document.

    `places` are those that components of the wheel have for certain, by key; `unused` are types that nothing mentions;
    `known` and `unmapped` are the table of before.
    """
    keys: dict[str, str] = whole.wheel.data["x-official-names"]
    found = {key: place for key, place in known.items() if _exists(whole.spec, place)}
    for name, key in keys.items():
        if key in places and (key not in found or component(found[key])):
            found[key] = places[key]
        elif name in whole.pairs:
            found.setdefault(key, chosen(whole.pairs[name]))
    for key, place in _parameters(whole).items():
        found.setdefault(key, place)
    reasons = {key: why or "nothing mentions it" for key, why in unused.items()}
    reasons |= {key: _why(name, whole, found) for name, key in keys.items() if key not in found}
    lost = (known.keys() | unmapped.keys()) - found.keys() - reasons.keys()
    reasons |= dict.fromkeys(lost, "neither the spec nor the package has it any longer")
    left = {key: why for key, why in sorted(reasons.items()) if key not in found}
    return Table(dict(sorted(found.items())), left, _several(found))


def _exists(document: Document, pointer: str) -> bool:
    try:
        pointers.lookup(document.data, pointer)
    except LookupError:
        return False
    return True


def _parameters(whole: Walk) -> dict[str, str]:
    """Return the places of the types whose fields are arguments: the schema of the body, else the operation."""
    ours = whole.spec.calls()
    found: dict[str, str] = {}
    for key, call in whole.wheel.calls().items():
        mine = ours.get(key)
        if mine is None:
            continue
        contents, _, _ = body(whole.spec, mine)
        for each in call.value.get("requestBody", {}).get("x-official-params", ()):
            found.setdefault(each, whole.spec.place(contents[0].pointer).inner if contents else mine.pointer)
        for each in call.value.get("x-official-params", ()):
            found.setdefault(each, mine.pointer)
    return found


def _why(name: str, whole: Walk, found: Mapping[str, str]) -> str:
    """Return why a class has no place: what mentions it has none, or says something else there."""
    keys = whole.wheel.data["x-official-names"]
    if keys[name] == EVENTS:
        return "it is the union of what webhooks send"
    users = sorted(
        keys[user] for user, schema in whole.wheel.schemas.items() if user != name and name in set(references(schema))
    )
    if not users:
        return "only a method mentions it, and the spec says something else there"
    mapped = [user for user in users if user in found]
    return f"{(mapped or users)[0]} mentions it, and {'the spec says something else there' if mapped else 'has no place either'}"


def _several(found: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Return the names that stand for several schemas, as classes of several modules have them."""
    by_name: dict[str, dict[str, list[str]]] = {}
    for key, place in found.items():
        by_name.setdefault(key.partition(":")[2], {}).setdefault(place, []).append(key)
    listed = {}
    for name, places in sorted(by_name.items()):
        if len(places) > 1:
            modules = [key.partition(":")[0] for keys in places.values() for key in keys]
            listed[name] = {"schemas": len(places), "why": _reason(modules)}
    return listed


def _reason(modules: Iterable[str]) -> str:
    plain = Counter(module.removesuffix("_param").removesuffix("_params") for module in modules)
    if len(plain) == 1:
        return "what is sent differs from what is answered"
    without_beta = {module.replace("types.beta.", "types.").replace(".beta_", ".") for module in plain}
    if len(without_beta) == 1:
        return "the beta API has one of its own"
    return "classes of different modules have a part of this name"
