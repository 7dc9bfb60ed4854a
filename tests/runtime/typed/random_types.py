"""Random types with values: each comes with a function that draws a value, and the JSON of that value."""

# ruff: noqa: UP007, UP045, PYI061 - the older spellings of unions are made of parts

from __future__ import annotations

import base64
import dataclasses
import datetime
import decimal
import random
import typing
import uuid
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

import typing_extensions

from tests.runtime.typed.kinds import Colour, Level, Shape

__all__ = ("RandomType", "a_type")

UTC = datetime.timezone.utc


class RandomType(NamedTuple):
    """A type, what draws a value of it with the JSON of that, and what that JSON is: a list, an object, text ..."""

    kind: Any
    draw: Callable[[random.Random], tuple[Any, Any]]
    shape: str


def a_type(dice: random.Random, depth: int = 0) -> RandomType:
    """Return a random type of the standard library's."""
    makers = [_leaf] * 3 + [_list, _set, _tuple, _row, _optional, _union, _record, _record] * (depth < 4)
    return dice.choice(makers)(dice, depth)


def _plain(kind: Any, shape: str, draw: Callable[[random.Random], Any]) -> RandomType:
    def both(dice: random.Random) -> tuple[Any, Any]:
        value = draw(dice)
        return value, value

    return RandomType(kind, both, shape)


def _text(dice: random.Random) -> str:
    return "".join(dice.choices('aé😀"\\\n{', k=dice.randrange(5)))


def _moment(dice: random.Random) -> tuple[Any, Any]:
    value = datetime.datetime(2026, 1, dice.randrange(1, 29), 3, 4, 5, dice.choice([0, 120_000]), UTC)
    return value, value.isoformat().replace("+00:00", "Z")


def _written(kind: Any, draw: Callable[[random.Random], Any], write: Callable[[Any], Any]) -> RandomType:
    def both(dice: random.Random) -> tuple[Any, Any]:
        value = draw(dice)
        return value, write(value)

    return RandomType(kind, both, "text")


LEAVES = [
    _plain(str, "text", _text),
    _plain(bool, "truth", lambda dice: dice.random() < 0.5),
    _plain(int, "number", lambda dice: dice.randrange(-(10**20), 10**20)),
    _plain(float, "number", lambda dice: dice.choice([0.5, -1e300, 3.0])),
    _plain(type(None), "null", lambda dice: None),
    _plain(Literal["a", 1, True, None], "all", lambda dice: dice.choice(["a", 1, True, None])),
    _written(Colour, lambda dice: dice.choice(list(Colour)), lambda value: value.value),
    _written(Shape, lambda dice: dice.choice(list(Shape)), lambda value: value.name),
    _written(uuid.UUID, lambda dice: uuid.UUID(int=dice.getrandbits(128)), str),
    _written(decimal.Decimal, lambda dice: decimal.Decimal(dice.choice(["1.50", "-7"])), str),
    _written(datetime.date, lambda dice: datetime.date(2026, 1, dice.randrange(1, 29)), str),
    _written(bytes, lambda dice: dice.randbytes(4), lambda value: base64.b64encode(value).decode()),
    RandomType(datetime.datetime, _moment, "text"),
    RandomType(datetime.timedelta, lambda dice: (datetime.timedelta(1, 2, 500_000), "P1DT2.5S"), "text"),
    RandomType(Level, lambda dice: (Level.HIGH, 2), "number"),
]


def _leaf(dice: random.Random, depth: int) -> RandomType:
    return dice.choice(LEAVES)


def _list(dice: random.Random, depth: int) -> RandomType:
    inner = a_type(dice, depth + 1)
    return RandomType(list[inner.kind], _several(inner, list), "list")


def _set(dice: random.Random, depth: int) -> RandomType:
    inner = dice.choice([leaf for leaf in LEAVES if leaf.kind in (int, str, Colour, datetime.date)])
    make = dice.choice([set, frozenset])
    return RandomType(make[inner.kind], _several(inner, make), "list")


def _tuple(dice: random.Random, depth: int) -> RandomType:
    inner = a_type(dice, depth + 1)
    return RandomType(tuple[inner.kind, ...], _several(inner, tuple), "list")


def _several(inner: RandomType, make: Callable[[Any], Any]) -> Callable[[random.Random], tuple[Any, Any]]:
    def draw(dice: random.Random) -> tuple[Any, Any]:
        drawn = [inner.draw(dice) for _ in range(dice.randrange(4))]
        return make([value for value, _ in drawn]), [text for _, text in drawn]

    return draw


def _row(dice: random.Random, depth: int) -> RandomType:
    members = [a_type(dice, depth + 1) for _ in range(dice.randrange(1, 4))]

    def draw(dice: random.Random) -> tuple[Any, Any]:
        drawn = [member.draw(dice) for member in members]
        return tuple(value for value, _ in drawn), [text for _, text in drawn]

    return RandomType(tuple[tuple(member.kind for member in members)], draw, "list")


def _optional(dice: random.Random, depth: int) -> RandomType:
    inner = a_type(dice, depth + 1)

    def draw(dice: random.Random) -> tuple[Any, Any]:
        return (None, None) if dice.random() < 0.3 else inner.draw(dice)

    return RandomType(typing.Optional[inner.kind], draw, "all")


def _union(dice: random.Random, depth: int) -> RandomType:
    """Return a union whose members differ in what their JSON is, so that each value belongs to one."""
    members: dict[str, RandomType] = {}
    for _ in range(3):
        member = a_type(dice, depth + 1)
        if member.shape != "all":
            members[member.shape] = member
    if not members:
        return a_type(dice, depth)
    kinds = tuple(member.kind for member in members.values())
    return RandomType(
        typing.Union[kinds],
        lambda dice: dice.choice(list(members.values())).draw(dice),
        "all",
    )


def _record(dice: random.Random, depth: int) -> RandomType:
    fields = {f"f{number}": a_type(dice, depth + 1) for number in range(dice.randrange(5))}
    optional = {name for name in fields if dice.random() < 0.3}
    style = dice.choice(["dataclass", "typed dict", "named tuple"])
    kind: Any
    if style == "dataclass":
        specs = [
            (name, field.kind, dataclasses.field(default=None) if name in optional else dataclasses.field())
            for name, field in fields.items()
        ]
        kind = dataclasses.make_dataclass("D", specs, kw_only=True)
    elif style == "typed dict":
        hints = {
            name: typing_extensions.NotRequired[field.kind] if name in optional else field.kind
            for name, field in fields.items()
        }
        kind = typing_extensions.TypedDict("T", hints)  # type: ignore[operator]
    else:
        optional = set()
        kind = NamedTuple("N", [(name, field.kind) for name, field in fields.items()])

    def draw(dice: random.Random) -> tuple[Any, Any]:
        drawn = {name: field.draw(dice) for name, field in fields.items()}
        text = {name: text for name, (_, text) in drawn.items()}
        values = {name: value for name, (value, _) in drawn.items()}
        for name in optional:
            if dice.random() < 0.5:
                text[name] = values[name] = None
        if style == "typed dict":
            # Null means that the key is left out, unless null is a value of the type.
            for name in optional:
                if text[name] is None and not _takes_null(fields[name].kind):
                    del values[name]
        return kind(**values), text

    return RandomType(kind, draw, "object")


def _takes_null(kind: Any) -> bool:
    return kind in (None, type(None)) or any(
        member is None or _takes_null(member)
        for member in typing.get_args(kind)
        if typing.get_origin(kind) in (typing.Union, Literal)
    )
