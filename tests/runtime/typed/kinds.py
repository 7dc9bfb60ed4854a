"""Classes of the standard library and attrs, as people write them."""

from __future__ import annotations

import dataclasses
import enum
from typing import Annotated, ClassVar, Final, Generic, Literal, NamedTuple, TypedDict, TypeVar

import attrs
import typing_extensions

__all__ = (
    "At",
    "Brief",
    "Child",
    "Colour",
    "Even",
    "Held",
    "Last",
    "Level",
    "Link",
    "Mixed",
    "Movie",
    "OldMovie",
    "Page",
    "PageOfColours",
    "Pair",
    "Person",
    "Ping",
    "Place",
    "Pong",
    "Scaled",
    "Shape",
    "StrongLink",
    "Told",
    "Tree",
)

T = TypeVar("T")
S = TypeVar("S")


class Colour(enum.Enum):
    """What it looks like."""

    RED = "red"
    BLUE = "blue"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Mixed(enum.Enum):
    ONE = 1
    TEXT = "text"
    NOTHING = None


class Shape(enum.Enum):
    DOT = (0, 0)
    LINE = (1, 0)


@dataclasses.dataclass
class Person:
    """Somebody we know.

    Longer words about it.

    Args:
        name: The full name,
            as it is written.
        colour (Colour): What they like.
    """

    name: str
    age: int = 18
    colour: Colour = Colour.RED
    friends: list[Person] = dataclasses.field(default_factory=list)
    nickname: str | None = "?"
    hidden: int = dataclasses.field(default=5, init=False)


@attrs.define
class Place:
    """A place.

    :param title: What it is called.
    """

    title: str
    _code: int = 7
    tags: set[str] = attrs.Factory(set)


@attrs.frozen
class At:
    place: Place
    limit: Annotated[int, "How many."] = attrs.field(default=1, validator=attrs.validators.le(5))


class Movie(TypedDict):
    title: str
    year: typing_extensions.NotRequired[int]
    watched: typing_extensions.Required[bool]


class OldMovie(TypedDict, total=False):
    title: typing_extensions.Required[str]
    year: int | None


class Pair(NamedTuple):
    """Two things."""

    left: int
    right: str = "r"


@dataclasses.dataclass
class Tree(Generic[T]):
    value: T
    children: list[Tree[T]]


@dataclasses.dataclass
class Base(Generic[T, S]):
    first: T
    second: list[S]


@dataclasses.dataclass
class Child(Base[int, T], Generic[T]):
    third: T | None = None


@dataclasses.dataclass
class Grandchild(Child[bool]):
    first: str  # type: ignore[assignment]


@dataclasses.dataclass
class Last(Grandchild):
    pass


class Page(typing_extensions.TypedDict, Generic[T]):
    items: list[T]
    more: bool


class PageOfColours(Page[Colour]):
    total: int


class Brief(TypedDict):
    title: str


@dataclasses.dataclass
class Told:
    """What is told of its fields.

    Args:
        docstring: By the docstring.
        hint: By the docstring.
    """

    docstring: str
    hint: Annotated[str, "Not the last.", "By the hint."]


@dataclasses.dataclass
class Scaled:
    kept: ClassVar[int] = 7
    factor: dataclasses.InitVar[int]
    size: int = dataclasses.field(metadata={"description": "Before it is scaled."})

    def __post_init__(self, factor: int) -> None:
        if factor < 0:
            raise ValueError("factor is below 0")
        self.size *= factor


class Even(int):
    def __new__(cls, value: int) -> typing_extensions.Self:
        if value % 2:
            raise ValueError(f"{value} is odd")
        return super().__new__(cls, value)


@dataclasses.dataclass
class Held:
    """A class that another one holds, with words beside."""

    person: Annotated[Person, "Who has it."]
    again: Person


@dataclasses.dataclass
class Link:
    label: typing_extensions.LiteralString
    next: typing_extensions.Self | None = None
    weight: Final[int] = 1


@dataclasses.dataclass
class StrongLink(Link):
    strength: int = 0


class Ping(TypedDict):
    kind: Literal["ping"]
    size: int
    note: Annotated[typing_extensions.NotRequired[str], "In a few words."]


class Pong(TypedDict):
    kind: Literal["pong"]
    size: int
    note: typing_extensions.NotRequired[str]
