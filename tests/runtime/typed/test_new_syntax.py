"""Types in the syntax of Python 3.12: `class Page[T]` and `type Json = ...`, and what typing_extensions has of it."""

from __future__ import annotations

import sys
from typing import Any, Generic

import pytest
import typing_extensions

from wherry._runtime.base.errors import DoesNotFitError, UsageTypeError
from wherry._runtime.typed.lint import lint
from wherry._runtime.typed.parser import Parser, parser_of

SOURCE = """
import dataclasses
from typing import NamedTuple, TypedDict

@dataclasses.dataclass
class Page[T]:
    items: list[T]
    next: "Page[T] | None" = None

class Pair[A, B](NamedTuple):
    left: A
    right: B

class Row[T](TypedDict):
    cells: list[T]

@dataclasses.dataclass
class Numbered[T](Page[tuple[int, T]]):
    total: T | None = None

type Json = str | int | list[Json]
type Both[T] = tuple[T, T]

@dataclasses.dataclass
class Document:
    body: Json
    corners: Both[float]
"""
NEEDS_3_12 = pytest.mark.skipif(sys.version_info < (3, 12), reason="this syntax came with Python 3.12")


def parser(kind: Any) -> Parser:
    found = parser_of(kind)
    assert found is not None
    assert lint(found.schema) == []
    return found


@pytest.fixture(scope="module")
def new() -> dict[str, Any]:
    module = type(sys)("new_syntax")
    sys.modules["new_syntax"] = module  # where annotations in text look for names
    exec(SOURCE, vars(module))
    return vars(module)


@NEEDS_3_12
def test_generic_classes(new: dict[str, Any]) -> None:
    """Their parameters are bound in all kinds of classes, also in annotations that are text, and in what is inherited."""
    Page, Pair, Row, Numbered = (new[name] for name in ("Page", "Pair", "Row", "Numbered"))
    assert parser(Page[int]).load('{"items": [1], "next": {"items": [2], "next": null}}') == Page([1], Page([2]))
    with pytest.raises(DoesNotFitError, match=r"^/next/items/0: expected a whole number"):
        parser(Page[int]).load('{"items": [], "next": {"items": ["x"], "next": null}}')
    assert parser(Pair[int, list[str]]).load('{"left": 1, "right": ["a"]}') == Pair(1, ["a"])
    assert parser(Row[bool]).load('{"cells": [true]}') == {"cells": [True]}
    assert parser(Numbered[str]).load('{"items": [[1, "a"]], "next": null, "total": "b"}') == Numbered(
        [(1, "a")], None, "b"
    )
    with pytest.raises(
        UsageTypeError, match=r"^Page\.items\[\]: it may hold anything \(the type variable T is not bound\)"
    ):
        parser_of(Page)


@NEEDS_3_12
def test_type_aliases(new: dict[str, Any]) -> None:
    """An alias is what it stands for; one that comes back to itself is a definition."""
    found = parser(new["Document"])
    assert found.schema["properties"]["body"] == {"$ref": "#/$defs/Json"}
    assert found.schema["$defs"]["Json"] == {
        "anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "array", "items": {"$ref": "#/$defs/Json"}}]
    }
    assert found.load('{"body": ["a", [1, []]], "corners": [1, 2]}') == new["Document"](["a", [1, []]], (1.0, 2.0))
    assert parser(new["Both"][int]).load('{"value": [1, 2]}') == (1, 2)
    assert parser(new["Json"]).load('{"value": [[1]]}') == [[1]]


def test_what_typing_extensions_has_of_it() -> None:
    """Defaults of type variables, and aliases of older Pythons."""
    T = typing_extensions.TypeVar("T", default=int)
    B = typing_extensions.TypeVar("B", bound=str)
    C = typing_extensions.TypeVar("C", int, bool)

    class Holder(typing_extensions.TypedDict, Generic[B, C, T]):  # type: ignore[misc]
        value: typing_extensions.ReadOnly[T]
        bound: B
        either: C

    globals().update(T=T, B=B, C=C)
    assert parser(Holder).schema["properties"] == {
        "value": {"type": "integer"},
        "bound": {"type": "string"},
        "either": {"type": ["integer", "boolean"]},
    }
    Words = typing_extensions.TypeAliasType("Words", list[str])
    assert parser(Words).load('{"value": ["a"]}') == ["a"]
