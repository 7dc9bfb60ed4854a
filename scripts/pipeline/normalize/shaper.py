"""A place in the spec -> its shape. Applies the rules of this package in their order.

Rule: `$ref`, `allOf`, the schema's own keywords, `anyOf` and `oneOf` all hold at once, so each is read alone and the
results are intersected. After that null has one spelling: an alternative of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any

from ..document import pointers
from . import keywords, references, unions, vocabulary
from .families import Families, read_discriminator
from .intersect import Intersection, constrain
from .shapes import ANYTHING, Anything, Choice, Named, Null, Record, Scalar, Shape, Site
from .spec import Spec

MAX_PAIRS = 4_000
"""How many pairs of alternatives may be compared where two unions hold at once (`allOf` of unions)."""


class Shaper:
    """The shapes of one spec. Each place is read once."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.families = Families(spec)
        self._intersection = Intersection(self.expand, self._redundant)
        self._read: dict[tuple[str, bool], Shape] = {}
        self._reading: list[tuple[str, bool]] = []

    # --- places ----------------------------------------------------------------------------------------------------

    def site(self, site: Site) -> Shape:
        """Return the shape of a place, or of several that hold at once."""
        shape = self.place(site.parts[0])
        for part in site.parts[1:]:
            shape = self._refine(shape, self.place(part), part)
        return shape

    def place(self, pointer: str, *, base: bool = False) -> Shape:
        """Return the shape of the schema at `pointer`. With `base`, the children that a base lists are left out."""
        key = (pointer, base)
        if key not in self._read:
            if key in self._reading:
                self.spec.unsupported(pointer, "a schema that is part of itself")
                return ANYTHING
            self._reading.append(key)
            try:
                self._read[key] = self._schema(self.spec.at(pointer), pointer, base=base)
            except RecursionError:
                endless = "a schema that contains itself in every one of its values"
                self.spec.unsupported(pointer, endless)
                self._read[key] = ANYTHING
            finally:
                self._reading.pop()
        return self._read[key]

    def give_up(self, pointer: str) -> None:
        """From now on, read a place as any value."""
        self._read[pointer, False] = self._read[pointer, True] = ANYTHING

    def expand(self, named: Named) -> Shape:
        """Return the shape behind a reference, and behind the references that it leads to."""
        seen = [named.target]
        shape = self.place(named.target, base=named.base)
        while len(shape.alternatives) == 1 and isinstance(onward := shape.alternatives[0], Named):
            if onward.target in seen:
                circle = "references that only lead to each other"
                self.spec.unreadable(named.target, circle)
                return ANYTHING
            seen.append(onward.target)
            shape = self.place(onward.target, base=onward.base)
        return shape

    def _redundant(self, known: str, pointer: str) -> bool:
        """Return whether the schema at `pointer` adds nothing about types to the one at `known`."""
        said = keywords.without_prose(self.spec.at(pointer))
        return not said or said == keywords.without_prose(self.spec.at(known))

    # --- one schema ------------------------------------------------------------------------------------------------

    def _schema(self, value: Any, pointer: str, *, base: bool) -> Shape:
        schema = keywords.accept(self.spec, value, pointer)
        if schema is None:
            return ANYTHING if value is not False else Shape((Anything(constraints={"not": {}}),))
        notes = keywords.notes(schema)
        target = references.target(self.spec, schema, pointer)
        if target is not None and not self.spec.siblings_apply:
            shape = Shape((Named(target, at=pointer),), notes)
            return shape.with_null() if keywords.nullable(schema) else shape
        shape = self._combined(schema, pointer, target, base=base)
        discriminator = shape.discriminator
        if "discriminator" in schema:
            discriminator = read_discriminator(self.spec, schema["discriminator"], pointer) or discriminator
        shape = Shape(shape.alternatives, {**shape.notes, **notes}, discriminator, shape.lifts_null)
        return _nulls(_infer_scalar(shape), keywords.nullable(schema))

    def _combined(self, schema: dict[str, Any], pointer: str, target: str | None, *, base: bool) -> Shape:
        """Return everything that a schema says, at once. A bare `type` next to the rest never removes an alternative."""
        parts = list(self._parts(schema, pointer, target))
        choices = [] if base else list(self._unions(schema, pointer))
        own = keywords.own(self.spec, schema, pointer, beside=bool(parts or choices))
        if not own:
            return self._all([*parts, *choices], pointer)
        if not (parts or choices) or not all(map(keywords.is_bare, own)):
            return self._all([*parts, Shape(own), *choices], pointer)
        combined = self._all([*parts, *choices], pointer)
        alone = [Shape((each,)) for each in combined.alternatives]
        if all(self._intersection.shapes(each, Shape(own), pointer) for each in alone):
            return self._meet(combined, Shape(own), pointer)
        self.spec.note(pointer, f"`type: {schema['type']}` contradicts the keywords next to it; it has no effect")
        return combined

    def _parts(self, schema: dict[str, Any], pointer: str, target: str | None) -> Iterable[Shape]:
        """Yield what a schema refers to and extends."""
        if target is not None:
            yield Shape((Named(target, at=pointer),))
        for index, _ in enumerate(keywords.members(self.spec, schema, "allOf", pointer)):
            yield self._parent(pointers.child(pointer, "allOf", index))
        yield from (self._optional(place) for place in keywords.dependents(schema, pointer))

    def _unions(self, schema: dict[str, Any], pointer: str) -> Iterable[Shape]:
        for keyword in ("anyOf", "oneOf"):
            members = keywords.members(self.spec, schema, keyword, pointer)
            if members and unions.only_constrain(members):
                yield Shape((Anything(constraints={keyword: list(map(keywords.without_prose, members))}),))
            elif members:
                yield unions.join(self._variants(schema, keyword, pointer))

    def _all(self, parts: list[Shape], pointer: str) -> Shape:
        return reduce(lambda left, right: self._meet(left, right, pointer), parts, ANYTHING)

    def _variants(self, schema: dict[str, Any], keyword: str, pointer: str) -> list[Shape]:
        members = unions.without_repetition(schema[keyword])
        return [self.place(pointers.child(pointer, keyword, index)) for index in members]

    def _parent(self, pointer: str) -> Shape:
        """Return the shape of a member of `allOf`. A reference to the base of a family means the base alone."""
        shape = self.place(pointer)
        match shape.alternatives:
            case (Named() as named,) if self.families.extends(pointer, named.target):
                return Shape((Named(named.target, base=True, at=pointer),), shape.notes)
        return shape

    def _optional(self, pointer: str) -> Shape:
        """Return the properties of a schema that holds only sometimes, as optional ones."""
        records = [each for each in self.place(pointer).alternatives if isinstance(each, Record)]
        return Shape(tuple(Record(each.fields, at=each.at, inferred=True) for each in records[:1]) or (Anything(),))

    # --- rules -----------------------------------------------------------------------------------------------------

    def _values(self, shape: Shape) -> set[tuple[str, Any]]:
        """Return the values of an enum, named or not; none if anything else is allowed."""
        found: set[tuple[str, Any]] = set()
        for each in shape.alternatives:
            inner = self.expand(each).alternatives if isinstance(each, Named) else (each,)
            if not all(isinstance(one, (Choice, Null)) for one in inner):
                return set()
            found.update(value for one in inner if isinstance(one, Choice) for value in one.values)
        return found

    def _meet(self, left: Shape, right: Shape, pointer: str) -> Shape:
        pairs = len(left.alternatives) * len(right.alternatives)
        if pairs > MAX_PAIRS:
            many = f"unions that combine in {pairs} ways; at most {MAX_PAIRS} are worked out"
            self.spec.unsupported(pointer, many)
            return right
        shape = self._intersection.shapes(left, right, pointer)
        if shape is None:
            both = f"{keywords.describe(left)} and {keywords.describe(right)}"
            self.spec.unsupported(pointer, f"nothing can satisfy all parts of this schema at once: {both}")
            return right
        return shape

    def _refine(self, left: Shape, right: Shape, pointer: str) -> Shape:
        """Narrow a property that an `allOf` repeats. Of two contradicting scalars the later one counts."""
        before, after = self._values(left), self._values(right)
        if before & after and before - after and after - before:
            self.spec.note(pointer, "allows values that the allOf excludes, and the other way round; this one counts")
            return right
        shape = self._intersection.shapes(left, right, pointer)
        if shape is None and self._scalar_only(left) and self._scalar_only(right):
            self.spec.note(pointer, "contradicts its definition in the allOf; this one counts")
            return right
        return shape or self._meet(left, right, pointer)

    def _scalar_only(self, shape: Shape) -> bool:
        """Return whether a shape allows scalars only, named or not."""
        inner = [
            one
            for each in shape.alternatives
            for one in (self.expand(each).alternatives if isinstance(each, Named) else (each,))
        ]
        return all(isinstance(each, (Scalar, Choice, Null)) for each in inner)


def _nulls(shape: Shape, nullable: bool) -> Shape:
    """Return a shape with null if that is allowed. Without a type, the `allOf` around it will add null."""
    if shape.is_open:
        return Shape(shape.alternatives, shape.notes, shape.discriminator, nullable or shape.lifts_null)
    if nullable or shape.lifts_null:
        shape = shape.with_null()
    return Shape(shape.alternatives, shape.notes, shape.discriminator)


def _infer_scalar(shape: Shape) -> Shape:
    """Return a string or number for a schema without a type whose keywords all describe strings, or all numbers."""
    if not shape.is_open:
        return shape
    constraints = shape.alternatives[0].constraints
    stated = [vocabulary.SPEAKS_OF[keyword] for keyword in constraints if keyword in vocabulary.SPEAKS_OF]
    kinds = frozenset.intersection(*stated) if stated else frozenset()
    number = vocabulary.NUMBER_FORMATS.get(str(constraints.get("format")))
    if "format" in constraints:
        kinds &= frozenset({number} if number else {"str"})
    kind = number or ("str" if "str" in kinds else "float" if "float" in kinds else None)
    if kind is None or kind not in kinds:
        return shape
    scalar = constrain(Scalar(kind, inferred=True, binary=keywords.is_binary(constraints)), constraints)
    return Shape((scalar,), shape.notes, shape.discriminator, shape.lifts_null)
