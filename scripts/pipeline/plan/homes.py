"""Which file of models/ a schema lives in.

A schema that only one area reaches lives there. One that several reach goes to the first of them that claims its name,
else to the first in the order of ownership (`[ownership]` of surface.toml), else to the one that most of its operations
belong to, else to `shared`. A schema that no operation reaches goes by its name, else to where it is mentioned.

Modules are part of the package's surface, so what the official package adds moves no schema of the document: those are
placed by the document's own operations. A schema that the package adds and not exactly one area reaches goes to the area
of the module that it has in the package, which are named like resources; else to where it is mentioned.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ..api import Alias, Api, Operation, Schema
from .identifiers import identifier
from .surface import Surface
from .types import references, schema_references

SHARED = "shared"
_LONGEST_FILE_NAME = 60


def area_of_resource(resource: str, surface: Surface) -> str:
    """Return the area of a resource: by the rule with the longest prefix, else its first segment below `beta`."""
    if best := _ruled(resource, surface):
        return best
    segments = [segment for segment in resource.split(".") if segment != "beta"]
    return identifier(segments[0])[:_LONGEST_FILE_NAME] if segments else SHARED


def _ruled(resource: str, surface: Surface) -> str:
    best, length = "", -1
    for rule in surface.areas:
        for prefix in rule.resources:
            if (resource == prefix or resource.startswith(prefix + ".")) and len(prefix) > length:
                best, length = rule.name, len(prefix)
    return best


def find_homes(api: Api, resource_of: dict[str, str], surface: Surface) -> dict[str, str]:
    """Map the name of each schema to its area. `resource_of` maps the pointer of an operation to its resource."""
    added = {name for name, schema in api.schemas.items() if api.source_of(schema.pointer)}
    everything, own = _Mentions(api), _Mentions(api, added)
    reach: dict[str, Counter[str]] = defaultdict(Counter)
    for operation in api.operations:
        area = area_of_resource(resource_of[operation.pointer], surface)
        for name in own.reachable(_own_roots(operation, api)) - added:
            reach[name][area] += 1
        for name in everything.reachable(roots(operation)) & added:
            reach[name][area] += 1

    homes: dict[str, str] = {}
    for name in api.schemas:
        owner = surface.owners.get(name)
        found = reach.get(name, Counter())
        if name in added:
            homes[name] = owner or _added_home(name, api.schemas[name].pointer, found, surface)
        else:
            homes[name] = owner or _home(name, found, surface, added=False)
    for name in api.schemas:
        if not homes[name] and name not in added:
            homes[name] = own.home(name, homes) or SHARED
    _settle_added([name for name in api.schemas if not homes[name]], everything, homes, surface)
    return homes


def _settle_added(names: list[str], around: _Mentions, homes: dict[str, str], surface: Surface) -> None:
    """Find homes for schemas that no operation reaches: with their neighbours, as often as that finds one; else by name."""
    whole = {rule.name: rule.part_of or rule.name for rule in surface.areas}
    while names:
        found = {name: home for name in names if (home := around.home(name, homes))}
        found = {
            name: _home(name, Counter({whole.get(home, home): 1}), surface, added=True) for name, home in found.items()
        }
        if not found:
            found = {names[0]: _home(names[0], Counter(), surface, added=True) or SHARED}
        homes.update(found)
        names = [name for name in names if name not in found]


def roots(operation: Operation) -> set[str]:
    """Return the schemas that an operation itself mentions."""
    types = [parameter.type for parameter in operation.parameters]
    types += [body.type for body in operation.bodies]
    types += [answer.type for answer in operation.answers if answer.type is not None]
    return {name for type_ in types for name in references(type_)}


def _own_roots(operation: Operation, api: Api) -> set[str]:
    """Return the schemas that the document's own part of an operation mentions."""
    if api.source_of(operation.pointer):
        return set()
    parameters = tuple(each for each in operation.parameters if not api.source_of(each.pointer))
    answers = tuple(each for each in operation.answers if not api.source_of(each.pointer))
    return roots(replace(operation, parameters=parameters, answers=answers))


def _added_home(name: str, pointer: str, reach: Counter[str], surface: Surface) -> str:
    """Return the area of a schema that the official package adds; "" if nothing but its neighbours can tell."""
    module = surface.modules.get(pointer, "").removeprefix("types.")
    if len(reach) != 1 and (area := _ruled(module, surface)) not in ("", "beta"):
        reach = Counter({area: 1})
    return _home(name, reach, surface, added=True) if reach else ""


def _home(name: str, reach: Counter[str], surface: Surface, *, added: bool) -> str:
    rules = [rule for rule in surface.areas if added or not rule.added]
    claims = [rule for rule in rules if any(pattern.search(name) for pattern in rule.names)]
    claims.sort(key=lambda rule: not rule.part_of)
    if not reach:
        return claims[0].name if claims else ""
    for rule in claims:
        if rule.name in reach or rule.part_of in reach:
            return rule.name
    if len(reach) == 1:
        return next(iter(reach))
    for area in surface.ownership:
        if area in reach:
            return area
    area, count = reach.most_common(1)[0]
    return area if count * 3 >= sum(reach.values()) * 2 else SHARED


class _Mentions:
    """Which schema mentions which. With `added`, those schemas and the fields that come with them are left out."""

    def __init__(self, api: Api, added: AbstractSet[str] = frozenset()) -> None:
        self._api = api
        self._mentioned = {
            name: [
                other for other in schema_references(_own_part(schema, api) if added else schema) if other not in added
            ]
            for name, schema in api.schemas.items()
            if name not in added
        }
        self._mentioning: dict[str, list[str]] = defaultdict(list)
        for name, mentioned in self._mentioned.items():
            for other in dict.fromkeys(mentioned):
                self._mentioning[other].append(name)

    def reachable(self, names: Iterable[str]) -> set[str]:
        """Return every schema that can be reached from some names, these included."""
        found: set[str] = set()
        pending = list(names)
        while pending:
            name = pending.pop()
            if name not in found and name in self._mentioned:
                found.add(name)
                pending += self._mentioned[name]
        return found

    def home(self, name: str, homes: Mapping[str, str]) -> str:
        """Return the area of the owner of a schema, else of what mentions it, else of what it mentions; "" if all are new."""
        if owner := homes.get(self._api.schemas[name].inline or ""):
            return owner
        mentioning = Counter(homes[other] for other in self._mentioning[name] if homes[other])
        if mentioning:
            return mentioning.most_common(1)[0][0]
        mentioned = Counter(
            homes[other] for other in self._mentioned[name] if homes.get(other) and homes[other] != SHARED
        )
        return mentioned.most_common(1)[0][0] if mentioned else ""


def _own_part(schema: Schema, api: Api) -> Schema:
    if isinstance(schema, Alias):
        return schema
    return replace(schema, fields=tuple(field for field in schema.fields if not api.source_of(field.pointer)))
