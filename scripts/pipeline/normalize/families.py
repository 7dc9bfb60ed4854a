"""Base schemas that are named by their children: polymorphism without a list of members.

Rule: used as a type, a base with a discriminator and no `oneOf` means any of its children, or itself. In the `allOf` of
a child it means its own properties. The latter also holds for a base that lists its children.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..document import pointers
from ..errors import PipelineError
from . import references
from .shapes import Discriminator
from .spec import Spec


@dataclass
class Families:
    """The families of one spec."""

    spec: Spec

    @cached_property
    def _parents(self) -> dict[str, list[str]]:
        """Child component -> the components that its `allOf` refers to."""
        components = self.spec.mapping(self.spec.document, "components", "#")
        schemas = self.spec.mapping(components, "schemas", "#/components")
        parents: dict[str, list[str]] = {}
        for name, schema in schemas.items():
            here = pointers.child("#", "components", "schemas", name)
            members = schema.get("allOf") if isinstance(schema, dict) else None
            for index, member in enumerate(members if isinstance(members, list) else ()):
                if isinstance(member, dict) and isinstance(member.get("$ref"), str):
                    place = pointers.child(here, "allOf", index)
                    base = references.target(self.spec, member, place)
                    if base is not None:
                        parents.setdefault(here, []).append(base)
        return parents

    @cached_property
    def children(self) -> dict[str, tuple[str, ...]]:
        """Base component -> its children, for bases that do not list them."""
        found: dict[str, list[str]] = {}
        for child, parents in self._parents.items():
            for base in parents:
                schema = self.spec.at(base)
                if isinstance(schema, dict) and "discriminator" in schema and not schema.keys() & {"oneOf", "anyOf"}:
                    found.setdefault(base, []).append(child)
        return {base: tuple(dict.fromkeys(members)) for base, members in found.items()}

    def extends(self, pointer: str, base: str) -> bool:
        """Return whether the `allOf` at `pointer` makes its component a child of `base`."""
        child = references.enclosing(pointer)
        if base not in self._parents.get(child, ()):
            return False
        return base in self.children or child in self._listed(base)

    def _listed(self, base: str) -> set[str]:
        """Return the components that a base lists in its union."""
        schema = self.spec.at(base)
        found = set()
        for keyword in ("oneOf", "anyOf") if isinstance(schema, dict) else ():
            for index, member in enumerate(self.spec.listing(schema, keyword, base)):
                if isinstance(member, dict) and isinstance(member.get("$ref"), str):
                    place = pointers.child(base, keyword, index)
                    child = references.target(self.spec, member, place)
                    if child is not None:
                        found.add(child)
        return found

    def discriminator(self, base: str) -> Discriminator | None:
        """Return the tag of a family. `x-ms-discriminator-value` completes the mapping of the document."""
        declared = read_discriminator(self.spec, self.spec.at(base)["discriminator"], base)
        if declared is None:
            return None
        mapping = dict(declared.mapping)
        for child in self.children[base]:
            value = self.spec.at(child).get("x-ms-discriminator-value")
            if isinstance(value, str):
                mapping.setdefault(value, child)
        return Discriminator(declared.property, tuple(mapping.items()))


def read_discriminator(spec: Spec, value: Any, pointer: str) -> Discriminator | None:
    """Return a discriminator. Its mapping may name a component by reference or by its bare name."""
    if not isinstance(value, dict) or not isinstance(value.get("propertyName"), str):
        spec.note(pointer, "a discriminator without `propertyName` says nothing")
        return None
    mapping = []
    for tag, meant in spec.mapping(value, "mapping", pointers.child(pointer, "discriminator")).items():
        named = pointers.child("#", "components", "schemas", meant)
        try:
            reference = named if spec.has(named) else references.resolve(spec, str(meant), pointer)
        except PipelineError:
            spec.note(pointer, f"the discriminator's mapping of {str(tag)!r} leads nowhere; it has no effect")
        else:
            mapping.append((str(tag), reference))
    return Discriminator(value["propertyName"], tuple(mapping))
