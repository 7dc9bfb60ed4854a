"""What a place allows, with every reference followed: the values that a walk compares."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from pipeline.normalize.shapes import Alternative, Anything, Choice, Record, Scalar, Sequence

_KINDS = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}


@dataclass(frozen=True, slots=True)
class View:
    """`names` are the schemas that were gone through while there was one thing besides null, outermost first."""

    at: str
    options: tuple[Alternative, ...]
    null: bool
    names: tuple[str, ...]
    sites: tuple[str, ...] = ()
    """The places, if several hold at once (`allOf`)."""
    records: tuple[Record, ...] = field(init=False)
    """Objects with fields."""
    maps: tuple[Record, ...] = field(init=False)
    lists: tuple[Sequence, ...] = field(init=False)
    choices: tuple[Choice, ...] = field(init=False)
    kinds: frozenset[str] = field(init=False)
    """any, object, map, array, binary, string, integer, number, boolean."""
    opens: frozenset[str] = field(init=False)
    """Kinds of scalars of which every value is allowed."""

    def __post_init__(self) -> None:
        options = self.options
        assign = object.__setattr__
        assign(self, "records", tuple([each for each in options if isinstance(each, Record) and each.fields]))
        assign(self, "maps", tuple([each for each in options if isinstance(each, Record) and not each.fields]))
        assign(self, "lists", tuple([each for each in options if isinstance(each, Sequence)]))
        assign(self, "choices", tuple([each for each in options if isinstance(each, Choice)]))
        assign(self, "opens", frozenset([_scalar(each) for each in options if isinstance(each, Scalar)]))
        assign(self, "kinds", frozenset([kind for each in options for kind in kinds_of(each)]))

    @property
    def parts(self) -> tuple[str, ...]:
        """The places that have to change if more shall be allowed."""
        return self.sites or (self.at,)

    @property
    def inner(self) -> str:
        """The schema that says what is allowed: the last one on the way, else the place itself."""
        return self.names[-1] if self.names else self.at

    @property
    def union(self) -> str:
        """The schema to which another option can be added. It is never the schema of an object: others may refer to that."""
        if self.is_object:
            return self.names[-2] if len(self.names) > 1 else self.at
        return self.inner

    @property
    def is_object(self) -> bool:
        """Whether there is one thing besides null, an object with fields."""
        return len(self.options) == len(self.records) == 1

    @property
    def anything(self) -> bool:
        return "any" in self.kinds

    @property
    def takes_null(self) -> bool:
        return self.null or self.anything

    @property
    def literals(self) -> dict[str, object]:
        """The literals of all enums, by their text."""
        return {spelled(value): value for each in self.choices for _, value in each.values}


def kinds_of(option: Alternative) -> tuple[str, ...]:
    """Return the kinds of value that an option allows."""
    match option:
        case Anything():
            return ("any",)
        case Sequence():
            return ("array",)
        case Record():
            return ("object" if option.fields else "map",)
        case Scalar():
            return (_scalar(option),)
        case Choice():
            return tuple({_KINDS[kind] for kind, _ in option.values})
        case _:
            return ()


def spelled(value: object) -> str:
    """Return a literal as text: a string as it is, anything else as JSON writes it."""
    return value if isinstance(value, str) else json.dumps(value)


def _scalar(scalar: Scalar) -> str:
    return "binary" if scalar.binary else _KINDS[scalar.kind]
