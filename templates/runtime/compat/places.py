"""Place: which official classes a place of an official class takes, as its annotation says.

The two packages divide types differently: one class of ours may stand for several official ones. At one place, no two of
them mean the same.
"""

from __future__ import annotations

import typing
from collections.abc import Iterator
from types import UnionType
from typing import Any

import openai  # pyright: ignore[reportMissingImports]

from ..data.model import BaseModel
from .names import ours_of, without_parameters

__all__ = ("Place", "members")


class Place:
    """What an annotation takes: `classes` by themselves, and what is in its lists and maps."""

    __slots__ = ("annotation", "classes", "items", "values")

    def __init__(self, annotation: Any) -> None:
        self.annotation = annotation
        self.classes: list[Any] = []
        self.items: Any = None
        self.values: Any = None
        for member in members(annotation):
            origin, inner = typing.get_origin(member), typing.get_args(member)
            if origin is list:
                self.items = inner[0] if self.items is None else self.items | inner[0]
            elif origin is dict:
                self.values = inner[1]
            elif isinstance(member, type) and issubclass(member, openai.BaseModel):
                self.classes.append(without_parameters(member))

    def __bool__(self) -> bool:
        """Whether it takes objects at all."""
        inner = (each for each in (self.items, self.values) if each is not None)
        return bool(self.classes) or any(map(Place, inner))

    def official_of(self, ours: type[BaseModel]) -> Any:
        """Return the class here that a class of ours stands for, the nearest one; None if the place takes no objects.

        An object that the installed version does not know is of its BaseModel, where no field is declared.
        """
        for base in ours.__mro__:
            for official in self.classes:
                if ours_of(official) is base:
                    return official
        constants = {name: field.default for name, field in ours._fields.items()}
        return self.official_for(constants) or (openai.BaseModel if self.classes else None)

    def official_for(self, data: dict[str, Any]) -> Any:
        """Return the class that a JSON object with such a `type` and `object` is of; None if they do not tell."""
        for official in self.classes:
            words = {name: _words(official, name) for name in ("type", "object")}
            told = [data.get(name) in allowed for name, allowed in words.items() if allowed]
            if all(told) and (told or len(self.classes) == 1):
                return official
        return None


def _words(official: Any, name: str) -> tuple[Any, ...]:
    field = official.model_fields.get(name)
    return typing.get_args(field.annotation) if field and typing.get_origin(field.annotation) is typing.Literal else ()


def members(annotation: Any) -> Iterator[Any]:
    """Yield the members of a union, through unions in it; of any other type, the type."""
    while hasattr(annotation, "__value__"):
        annotation = annotation.__value__
    if hasattr(annotation, "__metadata__"):
        yield from members(annotation.__origin__)
    elif typing.get_origin(annotation) in (typing.Union, UnionType):
        for member in typing.get_args(annotation):
            yield from members(member)
    else:
        yield annotation
