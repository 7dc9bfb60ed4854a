"""Types of every kind that an answer can have, all saying the same: a trip with its stops.

Those of libraries are made in modules of their own, for a host may lack the library.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import importlib
import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Optional

try:
    from typing import NotRequired, TypedDict
except ImportError:  # CPython 3.10
    from typing_extensions import NotRequired, TypedDict  # type: ignore[assignment]

NEEDS = {"attrs": "attrs", "msgspec": "msgspec", "pydantic": "pydantic", "type adapter": "pydantic"}
"""Kind -> the library that it is of."""


class Mood(enum.Enum):
    """How it feels."""

    CALM = "calm"
    WILD = "wild"


@dataclass
class Stop:
    city: str
    nights: int


@dataclass
class Trip:
    """A trip."""

    title: str
    stops: list[Stop]
    mood: Mood
    start: datetime.date
    budget: Optional[float] = None  # noqa: UP045 - this spelling is one of those that programs have


class StopDict(TypedDict):
    city: str
    nights: int


class TripDict(TypedDict):
    """A trip."""

    title: str
    stops: list[StopDict]
    mood: Literal["calm", "wild"]
    start: datetime.date
    budget: NotRequired[float]


class StopTuple(NamedTuple):
    city: str
    nights: int


class TripTuple(NamedTuple):
    """A trip."""

    title: str
    stops: list[StopTuple]
    mood: Mood
    start: datetime.date
    budget: float | None = None


Builtin = list[int | Literal["north", "south"]]

_STOP = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "nights": {"type": "integer"}},
    "required": ["city", "nights"],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "stops": {"type": "array", "items": {"$ref": "#/$defs/stop"}},
        "mood": {"type": "string", "enum": ["calm", "wild"]},
        "start": {"type": "string", "format": "date"},
        "budget": {"type": ["number", "null"]},
    },
    "required": ["title", "stops", "mood", "start", "budget"],
    "additionalProperties": False,
    "$defs": {"stop": _STOP},
}


@dataclass(frozen=True)
class Kind:
    """A type for answers; `is_one` tells its values."""

    type: Any
    is_one: Callable[[Any], bool]


def _of_class(type_: type[Any], stop: type[Any]) -> Kind:
    return Kind(type_, lambda value: type(value) is type_ and all(type(one) is stop for one in value.stops))


def _of_library(name: str) -> Kind:
    made = importlib.import_module(f"tests.helpers.{name}_types")
    return _of_class(made.Trip, made.Stop)


def _adapter() -> Kind:
    made = importlib.import_module("tests.helpers.pydantic_types")
    return Kind(made.ADAPTER, lambda value: all(type(one) in (made.Trip, made.Stop) for one in value))


KINDS: dict[str, Callable[[], Kind]] = {
    "attrs": lambda: _of_library("attrs"),
    "builtin": lambda: Kind(Builtin, lambda value: type(value) is list),
    "dataclass": lambda: _of_class(Trip, Stop),
    "msgspec": lambda: _of_library("msgspec"),
    "named tuple": lambda: _of_class(TripTuple, StopTuple),
    "pydantic": lambda: _of_library("pydantic"),
    "schema": lambda: Kind(SCHEMA, lambda value: type(value) is dict),
    "type adapter": _adapter,
    "typed dict": lambda: Kind(TripDict, lambda value: type(value) is dict and type(value["start"]) is datetime.date),
}
HERE = [name for name in KINDS if name not in NEEDS or importlib.util.find_spec(NEEDS[name])]
"""Those whose library this host has."""


def plain(value: Any) -> Any:
    """Return a value as the JSON that says it."""
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "_asdict"):
        value = value._asdict()
    elif dataclasses.is_dataclass(value):
        value = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}  # type: ignore[arg-type]
    elif hasattr(value, "__attrs_attrs__") or hasattr(value, "__struct_fields__"):
        names = getattr(value, "__struct_fields__", None) or [field.name for field in value.__attrs_attrs__]
        value = {name: getattr(value, name) for name in names}
    elif hasattr(value, "model_dump"):
        value = value.model_dump()
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, (list, tuple)) else value
