"""allOf: what two schemas allow together.

Rule: two lists of alternatives are multiplied. Each pair is narrowed to what both allow, and impossible pairs vanish.
A reference that is not narrowed stays a reference, so that an annotated or redundantly typed one makes no new class.
Of two contradicting scalar or literal types the later counts, with a defect: authors who repeat a property mean that.
Any other contradiction stops the build.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from . import vocabulary
from .shapes import (
    Alternative,
    AnyAlternative,
    Anything,
    Choice,
    Named,
    Null,
    Record,
    Scalar,
    Sequence,
    Shape,
    Site,
    kind_of,
)

TIGHTER: dict[str, Callable[[Any, Any], Any]] = {
    **dict.fromkeys(("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"), min),
}


@dataclass(frozen=True)
class Intersection:
    """`expand` returns the shape behind a Named; `redundant` whether a second place adds nothing to the first."""

    expand: Callable[[Named], Shape]
    redundant: Callable[[str, str], bool]

    def shapes(self, left: Shape, right: Shape, at: str) -> Shape | None:
        """Return `left` narrowed by `right`; None if no value satisfies both."""
        pairs = [self.pair(a, b, at) for a in left.alternatives for b in right.alternatives]
        alternatives = tuple(_distinct([each for pair in pairs for each in pair]))
        if not alternatives:
            return None
        return Shape(
            alternatives,
            {**left.notes, **right.notes},
            right.discriminator or left.discriminator,
            left.lifts_null or right.lifts_null,
        )

    def pair(self, a: Alternative, b: Alternative, at: str) -> list[Alternative]:
        """Return what two alternatives allow together; nothing if no value satisfies both."""
        if isinstance(b, Anything):
            return [constrain(a, b.constraints)]
        if isinstance(a, Anything):
            return [constrain(b, a.constraints)]
        if isinstance(a, Named) or isinstance(b, Named):
            return self._named(a, b, at)
        narrowed = self._same_kind(a, b, at)
        if narrowed is not None:
            return [narrowed]
        if b.inferred:
            return [constrain(a, b.constraints)]
        if a.inferred:
            return [constrain(b, a.constraints)]
        return []

    def _named(self, a: Alternative, b: Alternative, at: str) -> list[Alternative]:
        if a == b:
            return [constrain(a, b.constraints)]
        left = self.expand(a).alternatives if isinstance(a, Named) else (a,)
        right = self.expand(b).alternatives if isinstance(b, Named) else (b,)
        result = _distinct([each for x in left for y in right for each in self.pair(x, y, at)])
        if isinstance(a, Named) and _same(result, left):
            return [constrain(a, b.constraints)]
        if isinstance(b, Named) and _same(result, right):
            return [constrain(b, a.constraints)]
        extended = next(each for each in (b, a) if isinstance(each, Named))
        written = extended.at if extended.at.startswith(f"{at}/") else at
        return [
            replace(each, at=written, origin=each.origin or extended.target) if isinstance(each, Record) else each
            for each in result
        ]

    def _same_kind(self, a: Alternative, b: Alternative, at: str) -> Alternative | None:
        match a, b:
            case Null(), Null():
                return a
            case Scalar(), Scalar():
                return _scalars(a, b)
            case Choice(), Choice():
                return _choice(a, [value for value in a.values if value in b.values], b.constraints)
            case Choice(), Scalar():
                return _choice(a, [value for value in a.values if _fits(value, b)], b.constraints)
            case Scalar(), Choice():
                return _choice(b, [value for value in b.values if _fits(value, a)], a.constraints)
            case Sequence(), Sequence():
                return replace(a, items=self._items(a.items, b.items), **_common(a, b))
            case Record(), Record():
                return self._records(a, b, at)
            case _:
                return None

    def _records(self, a: Record, b: Record, at: str) -> Record:
        fields = dict(a.fields)
        for wire, site in b.fields.items():
            fields[wire] = self.sites(fields[wire], site) if wire in fields else site
        written = next((each.at for each in (b, a) if _is_variant(each.at, at)), at)
        return Record(
            fields,
            a.required | b.required,
            self._items(a.extras, b.extras),
            a.open or b.open,
            a.closed or b.closed,
            b.origin or a.origin,
            **{**_common(a, b), "at": written},
        )

    def _items(self, a: tuple[Site, ...], b: tuple[Site, ...]) -> tuple[Site, ...]:
        if len(a) == len(b) == 1:
            return (self.sites(a[0], b[0]),)
        return b or a

    def sites(self, a: Site, b: Site) -> Site:
        """Return the places of both, since both hold, without those that repeat another."""
        parts = list(a.parts)
        for part in b.parts:
            if part not in parts and not any(self.redundant(known, part) for known in parts):
                parts.append(part)
        return Site(tuple(parts))


def constrain(alternative: AnyAlternative, constraints: Mapping[str, Any]) -> AnyAlternative:
    """Add the constraints that apply to this kind of value. Of two bounds the tighter one stays."""
    kind = kind_of(alternative)  # type: ignore[arg-type]
    merged = dict(alternative.constraints)
    for keyword, value in constraints.items():
        spoken = vocabulary.SPEAKS_OF.get(keyword)
        if kind and spoken is not None and kind not in spoken:
            continue
        pick = TIGHTER.get(keyword)
        if pick is not None and _number(value) and _number(merged.get(keyword)):
            value = pick(value, merged[keyword])
        merged[keyword] = value
    return replace(alternative, constraints=merged) if constraints else alternative


def _common(a: Alternative, b: Alternative) -> dict[str, Any]:
    return {"constraints": constrain(a, b.constraints).constraints, "inferred": a.inferred and b.inferred}


def _scalars(a: Scalar, b: Scalar) -> Scalar | None:
    if a.kind == b.kind:
        return replace(a, binary=a.binary or b.binary, **_common(a, b))
    if {a.kind, b.kind} == {"int", "float"}:
        return replace(a, kind="int", **_common(a, b))
    return None


def _choice(choice: Choice, values: list[tuple[str, Any]], constraints: Mapping[str, Any]) -> Choice | None:
    return constrain(replace(choice, values=tuple(values)), constraints) if values else None


def _fits(value: tuple[str, Any], scalar: Scalar) -> bool:
    return value[0] == scalar.kind or (scalar.kind == "float" and value[0] == "int")


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _same(result: list[Alternative], before: tuple[Alternative, ...]) -> bool:
    return len(result) == len(before) and all(each in before for each in result)


def _is_variant(pointer: str, at: str) -> bool:
    inside = pointer.removeprefix(at) if pointer.startswith(at) else ""
    return "/anyOf/" in inside or "/oneOf/" in inside


def _distinct(alternatives: list[Alternative]) -> list[Alternative]:
    """Leave out repetitions. A value may satisfy either of two equal types, so only their common constraints stay."""
    found: list[Alternative] = []
    for each in alternatives:
        if each not in found:
            found.append(each)
        elif each.constraints != (known := found[found.index(each)]).constraints:
            common = {
                keyword: value
                for keyword, value in known.constraints.items()
                if keyword in each.constraints and each.constraints[keyword] == value
            }
            found[found.index(each)] = replace(known, constraints=common)
    return found
