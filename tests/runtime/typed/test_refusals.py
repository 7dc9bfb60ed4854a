"""Types that strict mode cannot ask for: each is refused at once, with class and field, the rule and the way out."""

from __future__ import annotations

import dataclasses
from collections import namedtuple
from typing import Any, Literal, NamedTuple, TypedDict, TypeVar

import attrs
import pytest

from tests.runtime.typed import kinds
from wherry._runtime.base.errors import UsageError, UsageTypeError
from wherry._runtime.typed.parser import parser_of
from wherry._runtime.typed.profiles import RULES

T = TypeVar("T")


def record(**fields: Any) -> Any:
    """Return a dataclass `Answer` with these fields."""
    return dataclasses.make_dataclass("Answer", list(fields.items()))


def nested(levels: int) -> Any:
    inner: Any = int
    for level in range(levels):
        inner = dataclasses.make_dataclass(f"L{level}", [("a", inner)])
    return inner


REFUSED: list[tuple[Any, str, str]] = [
    (record(a=dict[str, int]), "Answer.a: ", "open-dict"),
    (record(a=list[dict]), "Answer.a[]: ", "open-dict"),
    (record(a=dict[str, int] | None), "Answer.a: ", "open-dict"),
    (record(a=Any), "Answer.a: ", "anything"),
    (record(a=object), "Answer.a: ", "anything"),
    (record(a=list), "Answer.a[]: ", "anything"),
    (record(a=tuple), "Answer.a[]: ", "anything"),
    (record(a=set), "Answer.a[]: ", "anything"),
    (record(a=T), "Answer.a: ", "anything"),
    (record(a=Literal[b"x"]), "Answer.a: ", "value"),
    (record(inner=record(a=list[Any])), "Answer.inner.a[]: ", "anything"),
    (kinds.Tree, "Tree.value: ", "anything"),
    (Any, "Any: ", "anything"),
    (record(**{f"p{number}": int for number in range(5_001)}), "Answer: ", "properties"),
    (record(a=Literal[tuple(range(1_001))]), "Answer: ", "enum-values"),
]


@pytest.mark.parametrize(("kind", "place", "rule"), REFUSED, ids=[f"{rule} {place}" for _, place, rule in REFUSED])
def test_what_strict_mode_cannot_say(kind: Any, place: str, rule: str) -> None:
    """The error begins with class and field, and says the rule and the way out."""
    with pytest.raises(UsageTypeError) as caught:
        parser_of(kind)
    text, way_out = RULES[rule]
    assert str(caught.value).startswith(place + text)
    assert str(caught.value).endswith(way_out)


def test_classes_in_classes_are_counted_alone() -> None:
    """Each class is a definition, so that classes of any depth are taken; a schema of another's maker is counted as it is."""
    assert parser_of(nested(20)) is not None
    deep: dict[str, Any] = {"type": "string"}
    for _ in range(11):
        deep = {"type": "object", "properties": {"a": deep}, "required": ["a"], "additionalProperties": False}
    with pytest.raises(UsageTypeError, match=r"^answer\.a\.a\.a\.a\.a\.a\.a\.a\.a\.a: objects are nested too deeply"):
        parser_of(deep)
    holder = {"items": {"type": "array", "items": {"anyOf": [{"type": "object", "properties": {"a/b": {}}}]}}}
    with pytest.raises(UsageTypeError, match=r"(?m)^answer\.items\[\]\.a/b: a schema has to say type"):
        parser_of({"type": "object", "properties": holder, "required": ["items"], "additionalProperties": False})


class Untyped:
    pass


class Later(TypedDict):
    value: NotThere  # type: ignore[name-defined]  # noqa: F821


class Nonsense(TypedDict):
    value: "int |"  # type: ignore[valid-type]  # noqa: F722


@attrs.define
class HalfTyped:
    value = attrs.field()


UNKNOWN: list[tuple[Any, str]] = [
    (Untyped, r"^Untyped: Untyped is no dataclass, attrs class, TypedDict or NamedTuple$"),
    (record(a=Untyped), r"^Answer\.a: Untyped is no dataclass"),
    (record(a=complex), r"^Answer\.a: complex is no dataclass"),
    (print, r"^print: <built-in function print> is no type that has a schema$"),
    (Later, r"^Later: name 'NotThere' is not defined; define it at the top of a module"),
    (Nonsense, r"^Nonsense: an annotation cannot be evaluated: "),
    ("Later", r"^answer: 'Later' is a name; pass the type itself$"),
    ([Later], r"^answer: \[.*Later.*\] is no type that has a schema$"),
    (record(a=int)(1), r"^answer: Answer\(a=1\) is no type that has a schema$"),
    (
        {"type": "json_schema", "json_schema": {"name": "x", "schema": Later}},
        r"^the schema of a format is a dict; to be asked for a type, pass the type instead of a format$",
    ),
    (HalfTyped, r"^HalfTyped\.value: it has no type; annotate it$"),
    (namedtuple("Old", "a b"), r"^Old\.a: it has no type; annotate it$"),  # noqa: PYI024 - people have these
]


@pytest.mark.parametrize(("kind", "text"), UNKNOWN)
def test_what_is_no_type(kind: Any, text: str) -> None:
    """What has no fields, or fields without types, is refused by name, whether or not the schema is strict."""
    for strict in (True, False):
        with pytest.raises(UsageTypeError, match=text):
            parser_of(kind, strict=strict)


def test_a_class_that_only_a_function_knows() -> None:
    """An annotation in text that names a class of the function is refused at once, by that name."""

    class Inner(NamedTuple):
        a: int

    @dataclasses.dataclass
    class Outer:
        inner: Inner

    with pytest.raises(UsageTypeError, match="Outer: name 'Inner' is not defined; define it at the top of a module"):
        parser_of(Outer)


def test_what_parser_of_is_given() -> None:
    """A wrong profile or name is the caller's mistake."""
    with pytest.raises(UsageError, match="no profile is called 'open'; there are openai, azure, plain"):
        parser_of(int, profile="open")
    for name in ("", "a b", "é", "x" * 65):
        with pytest.raises(UsageError, match="cannot be the name of a format"):
            parser_of(int, name=name)
