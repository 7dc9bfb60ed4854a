"""Reads a schema into its shape: the order in which the rules of this package are applied.

Rule: `$ref`, `allOf`, the schema's own keywords, `anyOf` and `oneOf` all hold together, so each is read alone and the
results are intersected. Null has one spelling afterwards: an alternative of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any

from ..document import pointers
from ..errors import SpecUnreadable, Unsupported
from . import keywords, references, unions, vocabulary
from .families import Families, read_discriminator
from .intersect import Intersection, constrain
from .shapes import ANYTHING, Anything, Choice, Named, Null, Record, Scalar, Shape, Site
from .spec import CORRECT, Spec

MAX_PAIRS = 4_000
"""Of the alternatives of two unions that hold together (`allOf` of unions): each is worked out."""


class Shaper:
    """Reads places of one document; each place once."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.families = Families(spec)
        self._intersection = Intersection(self.expand, self._redundant)
        self._read: dict[tuple[str, bool], Shape] = {}
        self._reading: list[tuple[str, bool]] = []

    # --- places ----------------------------------------------------------------------------------------------------

    def site(self, site: Site) -> Shape:
        """Read a place, or several that hold together."""
        shape = self.place(site.parts[0])
        for part in site.parts[1:]:
            shape = self._refine(shape, self.place(part), part)
        return shape

    def place(self, pointer: str, *, base: bool = False) -> Shape:
        """Read what stands at `pointer`; `base` leaves out the members that a base lists."""
        key = (pointer, base)
        if key not in self._read:
            if key in self._reading:
                self.spec.fault(Unsupported("a schema that is part of itself", pointer=pointer, fix=CORRECT))
                return ANYTHING
            self._reading.append(key)
            try:
                self._read[key] = self._schema(self.spec.at(pointer), pointer, base=base)
            except RecursionError:
                endless = "a schema that contains itself in every one of its values"
                self.spec.fault(Unsupported(endless, pointer=pointer, fix=CORRECT))
                self._read[key] = ANYTHING
            finally:
                self._reading.pop()
        return self._read[key]

    def give_up(self, pointer: str) -> None:
        """Read a place as any value from now on."""
        self._read[pointer, False] = self._read[pointer, True] = ANYTHING

    def expand(self, named: Named) -> Shape:
        """Read what a reference stands for, through references that lead on."""
        seen = [named.target]
        shape = self.place(named.target, base=named.base)
        while len(shape.alternatives) == 1 and isinstance(onward := shape.alternatives[0], Named):
            if onward.target in seen:
                circle = "references that only lead to each other"
                self.spec.fault(SpecUnreadable(circle, pointer=named.target, fix=CORRECT))
                return ANYTHING
            seen.append(onward.target)
            shape = self.place(onward.target, base=onward.base)
        return shape

    def _redundant(self, known: str, pointer: str) -> bool:
        """Whether the schema at `pointer` says nothing about types that the one at `known` does not say."""
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
        """All that a schema says, together. A bare `type` beside it is a hint: it takes no alternative away."""
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
        self.spec.note(pointer, f"`type: {schema['type']}` contradicts what stands beside it; it has no effect")
        return combined

    def _parts(self, schema: dict[str, Any], pointer: str, target: str | None) -> Iterable[Shape]:
        """What a schema refers to and extends."""
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
        """Read a member of `allOf`; a reference to the base of a family means the base alone."""
        shape = self.place(pointer)
        match shape.alternatives:
            case (Named() as named,) if self.families.extends(pointer, named.target):
                return Shape((Named(named.target, base=True, at=pointer),), shape.notes)
        return shape

    def _optional(self, pointer: str) -> Shape:
        """The properties of a schema that holds only sometimes: they may be there."""
        records = [each for each in self.place(pointer).alternatives if isinstance(each, Record)]
        return Shape(tuple(Record(each.fields, at=each.at, inferred=True) for each in records[:1]) or (Anything(),))

    # --- rules -----------------------------------------------------------------------------------------------------

    def _values(self, shape: Shape) -> set[tuple[str, Any]]:
        """The values of an enum, named or not; none where anything else is allowed."""
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
            many = f"unions that hold together in {pairs} ways; at most {MAX_PAIRS} are worked out"
            self.spec.fault(Unsupported(many, pointer=pointer, fix=CORRECT))
            return right
        shape = self._intersection.shapes(left, right, pointer)
        if shape is None:
            both = f"{keywords.describe(left)} and {keywords.describe(right)}"
            self.spec.fault(
                Unsupported(
                    f"nothing can satisfy all parts of this schema at once: {both}", pointer=pointer, fix=CORRECT
                )
            )
            return right
        return shape

    def _refine(self, left: Shape, right: Shape, pointer: str) -> Shape:
        """Narrow a property that an `allOf` repeats; of two contradicting scalars the later one is meant."""
        before, after = self._values(left), self._values(right)
        if before & after and before - after and after - before:
            self.spec.note(pointer, "allows values that its allOf excludes, and excludes some; this one is taken")
            return right
        shape = self._intersection.shapes(left, right, pointer)
        if shape is None and self._scalar_only(left) and self._scalar_only(right):
            self.spec.note(pointer, "contradicts the definition that its allOf brings along; this one is taken")
            return right
        return shape or self._meet(left, right, pointer)

    def _scalar_only(self, shape: Shape) -> bool:
        """Whether a shape allows scalars alone, named or not."""
        inner = [
            one
            for each in shape.alternatives
            for one in (self.expand(each).alternatives if isinstance(each, Named) else (each,))
        ]
        return all(isinstance(each, (Scalar, Choice, Null)) for each in inner)


def _nulls(shape: Shape, nullable: bool) -> Shape:
    """Null is allowed too; beside no type that waits for the `allOf` around it."""
    if shape.is_open:
        return Shape(shape.alternatives, shape.notes, shape.discriminator, nullable or shape.lifts_null)
    if nullable or shape.lifts_null:
        shape = shape.with_null()
    return Shape(shape.alternatives, shape.notes, shape.discriminator)


def _infer_scalar(shape: Shape) -> Shape:
    """A schema without a type whose keywords all speak of strings, or all of numbers, is one."""
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
