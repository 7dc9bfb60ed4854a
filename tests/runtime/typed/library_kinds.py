"""Classes of pydantic and msgspec, as people write them."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
from typing import Annotated, Generic, Literal, TypeVar

import annotated_types
import msgspec
import pydantic
import pydantic.dataclasses
import typing_extensions

__all__ = (
    "Box",
    "Cat",
    "Circle",
    "Described",
    "Dog",
    "Event",
    "Exact",
    "Invoice",
    "Limits",
    "Loop",
    "Mixture",
    "Node",
    "Numbers",
    "Open",
    "Owner",
    "Point",
    "Segment",
    "Square",
    "User",
    "Wrapper",
)

T = TypeVar("T")


class Role(enum.Enum):
    """What somebody does."""

    ADMIN = "admin"
    GUEST = "guest"


class User(pydantic.BaseModel):
    """Somebody."""

    name: str
    age: int = pydantic.Field(default=18, ge=0, description="In years.")
    role: Role = Role.GUEST
    email: str | None = None


class Node(pydantic.BaseModel):
    value: int
    children: list[Node]


class Loop(pydantic.BaseModel):
    again: Loop = pydantic.Field(description="The same again.")
    more: list[Loop]


class Cat(pydantic.BaseModel):
    kind: Literal["cat"]
    lives: int


class Dog(pydantic.BaseModel):
    kind: Literal["dog"]
    name: str


class Owner(pydantic.BaseModel):
    pet: Cat | Dog = pydantic.Field(discriminator="kind")
    first: User = pydantic.Field(description="The first one.")
    tree: Node = pydantic.Field(description="All of them.")
    ids: set[int]
    spot: tuple[int, str]


class Invoice(pydantic.BaseModel):
    number: str = pydantic.Field(alias="invoiceNumber", pattern="^[A-Z]+$")
    due: datetime.date
    total: decimal.Decimal


class Exact(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(strict=True)
    day: datetime.date
    count: int


class Open(pydantic.BaseModel):
    extra: dict[str, int]


class Box(pydantic.BaseModel, Generic[T]):
    item: T


class Numbers(pydantic.RootModel[list[int]]):
    pass


@pydantic.dataclasses.dataclass
class Point:
    x: int
    y: int = 0


class Circle(msgspec.Struct, tag="circle"):
    """A circle."""

    radius: Annotated[float, msgspec.Meta(gt=0, description="In metres.")]


class Square(msgspec.Struct, tag="square"):
    side: float = 1.0


class Event(msgspec.Struct, Generic[T], rename="camel"):
    first_name: str
    payload: T
    shapes: list[Circle | Square] = []
    parent: Event[T] | None = None


class Segment(msgspec.Struct):
    extra: dict[str, int]


@dataclasses.dataclass
class Mixture:
    """Types of several libraries in one class."""

    user: User
    shape: Circle | Square
    pet: Cat | Dog | None = None
    users: list[User] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Wrapper(Generic[T]):
    item: T


@dataclasses.dataclass
class Limits:
    doc: Annotated[str, typing_extensions.Doc("By Doc.")]
    plain: Annotated[str, "By a text."]
    field: Annotated[str, pydantic.Field(description="By Field.", min_length=2, pattern="^a")]
    meta: Annotated[int, msgspec.Meta(ge=1, description="By Meta.")]
    number: Annotated[float, annotated_types.Interval(gt=0, le=9), annotated_types.MultipleOf(0.1)]
    items: Annotated[list[int], annotated_types.Len(1, 2)]
    either: Annotated[int | None, annotated_types.Ge(5)]
    day: Annotated[datetime.date, annotated_types.Gt(datetime.date(2026, 1, 1))]


class Described(pydantic.BaseModel):
    """A list of people."""

    people: list[User] = pydantic.Field(min_length=1, max_length=3)
