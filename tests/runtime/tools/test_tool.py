"""Tools of functions, methods, classes and dicts: what the model is shown, what the function gets, what is refused."""

from __future__ import annotations

import datetime as dt
import enum
import functools
import inspect
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypedDict, TypeVar
from uuid import UUID

import pytest

import wherry
from wherry._runtime.typed.tool_output import output_of
from wherry._runtime.typed.tool_set import tools_of

Unit = Literal["C", "F"]


@wherry.tool
def weather(city: Annotated[str, "Its name."], unit: Unit = "C", days: list[int] = []) -> dict[str, Any]:  # noqa: B006
    """Look up
    the weather.

    Of any place, by its name.

    Args:
        city: Not read, since the annotation is nearer.
        unit: The unit
            of degrees.
    """
    return {"city": city, "unit": unit, "days": days}


def test_what_the_model_is_shown() -> None:
    """Name, first paragraph, types; texts of parameters from `Annotated` and the docstring; a default may be null."""
    parameters = {
        "type": "object",
        "properties": {
            "city": {"type": "string", "description": "Its name."},
            "unit": {
                "anyOf": [{"type": "string", "enum": ["C", "F"]}, {"type": "null"}],
                "description": "The unit of degrees. (default: C)",
            },
            "days": {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "null"}]},
        },
        "required": ["city", "unit", "days"],
        "additionalProperties": False,
    }
    told = {"name": "weather", "description": "Look up the weather.", "parameters": parameters, "strict": True}
    assert weather.for_responses() == {"type": "function", **told}
    assert weather.for_chat() == {"type": "function", "function": told}


def test_what_the_function_gets() -> None:
    """Values of its types; of what is null or left out, its own defaults."""
    assert weather.load('{"city": "Oslo", "unit": null, "days": null}') == {"city": "Oslo"}
    assert weather.run(weather.load('{"city": "Oslo", "unit": "F"}')) == {"city": "Oslo", "unit": "F", "days": []}

    @wherry.tool
    def book(when: dt.date, seats: set[int]) -> Any:
        return when, seats

    assert book.run(book.load('{"when": "2026-01-02", "seats": [1, 1]}')) == (dt.date(2026, 1, 2), {1})
    with pytest.raises(wherry.DoesNotFitError, match="/when"):
        book.load('{"when": "soon", "seats": []}')


def test_it_stays_the_function_that_it_was() -> None:
    """It is called as before, and has its names."""
    assert weather("Oslo", days=[1]) == {"city": "Oslo", "unit": "C", "days": [1]}
    assert (weather.__name__, weather.__module__) == ("weather", __name__)
    assert weather.__doc__ is not None
    assert repr(weather) == "<Tool weather>"
    assert weather.function is weather.__wrapped__


def test_a_decorator_with_arguments() -> None:
    """Name, description and strictness; a function that is not strict may take open dicts."""

    @wherry.tool(name="look-up", description="Find.", strict=False)
    def find(what: dict[str, int]) -> None:
        """Not read."""

    assert find.for_responses() == {
        "type": "function",
        "name": "look-up",
        "description": "Find.",
        "parameters": find.schema,
        "strict": False,
    }
    assert find.load('{"what": {"a": 1}}') == {"what": {"a": 1}}
    assert wherry.tool(lambda: 1, name="one").for_chat()["function"]["name"] == "one"


class Desk:
    """A desk."""

    def __init__(self, name: str) -> None:
        self.name = name

    @wherry.tool
    def ask(self, what: str) -> str:
        """Ask."""
        return f"{self.name}: {what}"

    def tell(self, what: str) -> str:
        """Tell.

        :param what: The thing.
        """
        return f"{self.name}! {what}"

    def __call__(self, what: str) -> str:
        """Call."""
        return what


def test_methods_and_other_callables() -> None:
    """A method has no `self` for the model; the decorated one belongs to its object."""
    a, b = Desk("a"), Desk("b")
    assert a.ask("x") == "a: x"
    assert b.ask.run(b.ask.load('{"what": "y"}')) == "b: y"
    assert list(Desk.ask.schema["properties"]) == ["what"]
    told = wherry.tool(a.tell)
    assert told.schema["properties"] == {"what": {"type": "string", "description": "The thing."}}
    assert told.run({"what": "z"}) == "a! z"
    called = wherry.tool(a)
    assert (called.name, called.description, called.run({"what": "w"})) == ("Desk", "Call.", "w")
    part = wherry.tool(functools.partial(weather.__wrapped__, unit="F"))
    assert (part.name, list(part.schema["properties"])) == ("weather", ["city", "days"])
    assert part.run({"city": "Oslo"})["unit"] == "F"


def test_tools_of_tools() -> None:
    """A tool is a function like any other: it can be made a tool again, and be wrapped."""
    shown = weather.for_responses()

    @functools.wraps(weather)
    def counted(*args: Any, **kwargs: Any) -> Any:
        return {**weather(*args, **kwargs), "count": 1}

    again: Any
    for again in (wherry.tool(weather), wherry.tool(counted)):
        assert again.for_responses() == shown
        assert again.run(again.load('{"city": "Oslo"}'))["city"] == "Oslo"
    assert wherry.tool(counted).run({"city": "Oslo"})["count"] == 1

    def called(*args: Any, **kwargs: Any) -> Any:
        return kwargs

    called.__signature__ = inspect.signature(weather, eval_str=True)  # type: ignore[attr-defined]
    assert wherry.tool(called).for_responses()["parameters"]["required"] == ["city", "unit", "days"]
    assert wherry.tool(weather, name="other").for_responses() == {**shown, "name": "other"}


T = TypeVar("T")


@dataclass
class Page(Generic[T]):
    """A page."""

    items: list[T]

    def __call__(self) -> int:
        return len(self.items)


def test_generic_classes() -> None:
    """With their arguments; without, nobody knows the items."""
    tool = wherry.tool(Page[int])
    assert (tool.name, tool.description) == ("Page_int", "A page.")
    assert tool.schema["properties"] == {"items": {"type": "array", "items": {"type": "integer"}}}
    assert tool.run(tool.load('{"items": [1, 2]}')) == 2
    with pytest.raises(wherry.UsageError, match="items"):
        print(wherry.tool(Page).schema)


class FieldInfo:
    """What a Field of pydantic is."""


def several(*names: str) -> None: ...
def named(**names: str) -> None: ...
def by_position(name: str, /) -> None: ...
def untyped(name) -> None: ...  # type: ignore[no-untyped-def]
def unknown(name: Nowhere) -> None: ...  # type: ignore[name-defined]  # noqa: F821
def anything(name: Any) -> None: ...
def 天気(name: str) -> None: ...
def with_field(days: int = FieldInfo()) -> None: ...  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (several, r"several: .*\*names .*one by one"),
        (named, r"named: .*\*\*names .*one by one"),
        (by_position, r"by_position: .*'name'.*drop the `/`"),
        (untyped, r"untyped: .*'name' has no type.*`name: str`"),
        (unknown, r"unknown: .*'Nowhere'.*top of"),
        (anything, r"anything.name: .*strict=False"),
        (lambda: 1, r"lambda .*name="),
        (3, r"function or a class, not int"),
        (dict, None),
        (list[int], None),
        (functools.partial(wherry.tool, name="not a name"), "'not a name'"),
        (functools.partial(wherry.tool, name=3), "text, not int"),
        (天気, "天気.*name="),
        (with_field, r"'days'.*Annotated\[\.\.\., Field"),
    ],
    ids=str,
)
def test_what_the_model_could_not_call(function: Any, told: str | None) -> None:
    """The message names the parameter and the way out."""
    with pytest.raises(wherry.UsageError, match=told):
        print((wherry.tool(function) if not isinstance(function, functools.partial) else function(several)).schema)


def test_one_of_the_parameters_is_the_context() -> None:
    """Wherever it stands, the model does not see it."""

    def who(ask: str, context: wherry.ToolContext[int] | None = None, n: int = 1) -> str:
        return f"{ask} {context} {n}"

    with pytest.raises(wherry.UsageError):  # its type is the context's alone
        print(wherry.tool(who).schema)

    def where(context: wherry.ToolContext[int], n: int = 1) -> int:
        return context.value + n

    tool = wherry.tool(where)
    assert list(tool.schema["properties"]) == ["n"]
    assert tool.run(tool.load("{}"), wherry.ToolContext("c1", None, 4)) == 5


def test_a_set_of_tools_speaks_both_languages() -> None:
    """However a function is written, it goes to both APIs; names are found again, also in a namespace."""

    @dataclass
    class Order:
        """Order something."""

        what: str

    strict = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}
    flat = {"type": "function", "name": "flat", "parameters": strict, "strict": True}
    nested = {"type": "function", "function": {"name": "nested", "parameters": {}}}
    space = {"type": "namespace", "name": "crm", "description": "", "tools": [weather, {**flat, "name": "inner"}]}
    hosted = {"type": "web_search"}
    tools = tools_of([weather, Order, flat, nested, space, hosted, wherry.pydantic_function_tool(Order, name="again")])
    chat, responses = tools.sent_chat(), tools.sent_responses()
    assert [each.get("function", {}).get("name") for each in chat[:4]] == ["weather", "Order", "flat", "nested"]
    assert [each.get("name") for each in responses[:4]] == ["weather", "Order", "flat", "nested"]
    assert (chat[5], responses[5]) == (hosted, hosted)
    assert [each["name"] for each in responses[4]["tools"]] == ["weather", "inner"]
    assert chat[2] == {"type": "function", "function": {key: flat[key] for key in ("name", "parameters", "strict")}}
    assert responses[3] == {"type": "function", "name": "nested", "parameters": {}}
    assert tools.parse_arguments("Order", '{"what": "tea"}') == Order("tea")
    assert tools.parse_arguments("again", '{"what": "tea"}') == Order("tea")
    assert tools.parse_arguments("weather", '{"city": "x"}') == {"city": "x"}
    assert tools.parse_arguments("flat", "{}") == {}
    assert tools.parse_arguments("inner", '{"a": 1}', "crm") == {"a": 1}
    assert tools.parse_arguments("Order", '{"what": "tea"}', "Order") == Order("tea")
    assert tools.parse_arguments("Order", '{"what": "tea"}', "crm") is None
    assert tools.parse_arguments("nested", "{}") is None
    assert tools.parse_arguments("nowhere", "{}") is None
    assert tools.parses
    assert tools_of(tools) is tools
    with pytest.raises(wherry.UsageError, match="'namespace'"):
        tools.check_strict()
    with pytest.raises(wherry.UsageError, match=r"'nested' is not strict"):
        tools_of([nested]).check_strict()
    with pytest.raises(wherry.UsageError, match="two of them are named 'weather'"):
        tools_of([weather, weather.__wrapped__])
    for wrong in (weather, "weather", [3], {"type": "function"}):
        with pytest.raises(wherry.UsageTypeError, match="tools"):
            tools_of(wrong)


class Point(NamedTuple):
    x: int
    y: int


class Mark(enum.Enum):
    ONE = 1


class Row(TypedDict):
    a: int


@dataclass
class Line:
    start: Point
    on: dt.date


PART = {"type": "input_text", "text": "Ahoy"}


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("text", "text"),
        (None, "null"),
        (3, "3"),
        (Row(a=1), '{"a": 1}'),
        ([1, "ä"], '[1, "ä"]'),
        ({3}, "[3]"),
        (Mark.ONE, "1"),
        (Line(Point(1, 2), dt.date(2026, 1, 2)), '{"start": [1, 2], "on": "2026-01-02"}'),
        (Point(1, 2), '{"x": 1, "y": 2}'),
        (dt.datetime(2026, 1, 2, 3), '"2026-01-02T03:00:00"'),
        ([Decimal("1.50"), UUID(int=1), PurePosixPath("a/b")], f'["1.50", "{UUID(int=1)}", "a/b"]'),
        (b"\xff", '"/w=="'),
        (iter([1, 2]), "[1, 2]"),
        ({"all": (each for each in "ab")}, '{"all": ["a", "b"]}'),
        ([], "[]"),
        ([PART], [PART]),
        (PART, [PART]),
        (wherry.models.InputTextContent(type="input_text", text="Ahoy"), [PART]),
        ([PART, "x"], json.dumps([PART, "x"])),
        (wherry.models.Error(code="c", message="m", param=None, type="t"), None),
    ],
    ids=str,
)
def test_what_a_tool_may_return(value: Any, sent: Any) -> None:
    """Text as it is, content parts as parts, everything else as JSON."""
    found = output_of(value, ("input_text", "input_image"))
    if sent is None:
        assert json.loads(found) == value.to_dict()
    else:
        assert found == sent


class Bare:
    pass


async def pieces() -> AsyncIterator[int]:
    yield 1


@pytest.mark.parametrize("value", [Bare(), [Bare()], Bare, print, pieces()], ids=lambda value: type(value).__name__)
def test_what_a_tool_may_not_return(value: Any) -> None:
    """What has no text but its place in memory: a model could do nothing with that."""
    with pytest.raises(wherry.UsageTypeError, match="the tool returned"):
        output_of(value, ())
