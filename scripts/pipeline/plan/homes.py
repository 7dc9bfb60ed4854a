"""Which file of models/ a schema lives in.

A schema that only one area reaches lives there. One that several reach goes to the first of them that claims its name,
else to the first in the order of ownership (`[ownership]` of surface.toml), else to the one that most of its operations
belong to, else to `shared`. A schema that no operation reaches goes by its name, else to where it is mentioned.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from ..api import Api, Operation
from .identifiers import identifier
from .surface import Surface
from .types import reachable, references, schema_references

SHARED = "shared"
_LONGEST_FILE_NAME = 60


def area_of_resource(resource: str, surface: Surface) -> str:
    """Return the area of a resource: by the rule with the longest prefix, else its first segment below `beta`."""
    best, length = "", -1
    for rule in surface.areas:
        for prefix in rule.resources:
            if (resource == prefix or resource.startswith(prefix + ".")) and len(prefix) > length:
                best, length = rule.name, len(prefix)
    if best:
        return best
    segments = [segment for segment in resource.split(".") if segment != "beta"]
    return identifier(segments[0])[:_LONGEST_FILE_NAME] if segments else SHARED


def find_homes(api: Api, resource_of: dict[str, str], surface: Surface) -> dict[str, str]:
    """Map the name of each schema to its area. `resource_of` maps the pointer of an operation to its resource."""
    reach: dict[str, Counter[str]] = defaultdict(Counter)
    for operation in api.operations:
        area = area_of_resource(resource_of[operation.pointer], surface)
        for name in reachable(roots(operation), api):
            reach[name][area] += 1

    homes: dict[str, str] = {}
    for name in api.schemas:
        owner = surface.owners.get(name)
        homes[name] = owner or _home(name, reach.get(name, Counter()), surface)
    for name in api.schemas:
        if not homes[name]:
            homes[name] = _with_neighbours(name, api, homes)
    return homes


def roots(operation: Operation) -> set[str]:
    """Return the schemas that an operation itself mentions."""
    types = [parameter.type for parameter in operation.parameters]
    types += [body.type for body in operation.bodies]
    types += [answer.type for answer in operation.answers if answer.type is not None]
    return {name for type_ in types for name in references(type_)}


def _home(name: str, reach: Counter[str], surface: Surface) -> str:
    claims = [rule for rule in surface.areas if any(pattern.search(name) for pattern in rule.names)]
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


def _with_neighbours(name: str, api: Api, homes: dict[str, str]) -> str:
    """Return the area of a schema that no operation reaches: that of its owner, of what mentions it, of what it mentions."""
    schema = api.schemas[name]
    if owner := homes.get(schema.inline or ""):
        return owner
    mentioning = Counter(homes[o] for o, s in api.schemas.items() if homes[o] and name in set(schema_references(s)))
    if mentioning:
        return mentioning.most_common(1)[0][0]
    mentioned = Counter(homes[o] for o in schema_references(schema) if homes[o] and homes[o] != SHARED)
    return mentioned.most_common(1)[0][0] if mentioned else SHARED
