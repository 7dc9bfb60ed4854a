"""Types of pydantic, msgspec and cattrs: schemas made strict, values and errors by the library itself."""

# ruff: noqa: UP007 - the older spelling of unions is a type, too

from __future__ import annotations

import dataclasses
import datetime
import decimal
import json
from typing import Annotated, Any, Union

import attrs
import cattrs
import jsonschema
import msgspec
import pydantic
import pytest

from tests.runtime.typed import kinds, library_kinds
from tests.runtime.typed.library_kinds import (
    Box,
    Cat,
    Circle,
    Dog,
    Event,
    Exact,
    Invoice,
    Limits,
    Mixture,
    Node,
    Numbers,
    Open,
    Owner,
    Point,
    Role,
    Segment,
    Square,
    User,
    Wrapper,
)
from wherry._runtime.base.errors import DoesNotFitError, UsageTypeError
from wherry._runtime.typed.lint import lint
from wherry._runtime.typed.parser import Parser, parser_of

ADA = {"name": "Ada", "age": 36, "role": "admin", "email": None}
USER = User(name="Ada", age=36, role=Role.ADMIN)


def parser(kind: Any, **options: Any) -> Parser:
    found = parser_of(kind, **options)
    assert found is not None
    return found


VALUES: list[tuple[Any, Any, Any]] = [
    (User, ADA, USER),
    (
        Node,
        {"value": 1, "children": [{"value": 2, "children": []}]},
        Node(value=1, children=[Node(value=2, children=[])]),
    ),
    (
        Owner,
        {
            "pet": {"kind": "dog", "name": "Rex"},
            "first": ADA,
            "tree": {"value": 1, "children": []},
            "ids": [1, 1],
            "spot": [1, "a"],
        },
        Owner(pet=Dog(kind="dog", name="Rex"), first=USER, tree=Node(value=1, children=[]), ids={1}, spot=(1, "a")),
    ),
    (
        Invoice,
        {"invoiceNumber": "A", "due": "2026-01-02", "total": "0.10000000000000000000001"},
        Invoice(invoiceNumber="A", due=datetime.date(2026, 1, 2), total=decimal.Decimal("0.10000000000000000000001")),
    ),
    (Exact, {"day": "2026-01-02", "count": 1}, Exact(day=datetime.date(2026, 1, 2), count=1)),
    (Box[User], {"item": ADA}, Box[User](item=USER)),
    (Numbers, {"value": [1, 2]}, Numbers([1, 2])),
    (Point, {"x": 1, "y": 2}, Point(1, 2)),
    (list[User], {"value": [ADA]}, [USER]),
    (User | None, {"value": None}, None),
    (Union[Cat, Dog], {"value": {"kind": "dog", "name": "Rex"}}, Dog(kind="dog", name="Rex")),
    (pydantic.TypeAdapter(list[int]), {"value": [1]}, [1]),
    (pydantic.TypeAdapter(User), ADA, USER),
    (Circle, {"type": "circle", "radius": 1.5}, Circle(1.5)),
    (Circle | Square, {"value": {"type": "square", "side": 2}}, Square(2.0)),
    (
        Event[int],
        {"firstName": "a", "payload": 1, "shapes": [{"type": "circle", "radius": 1}], "parent": None},
        Event("a", 1, [Circle(1.0)]),
    ),
    (
        Mixture,
        {"user": ADA, "shape": {"type": "circle", "radius": 1}, "pet": {"kind": "cat", "lives": 9}, "users": [ADA]},
        Mixture(USER, Circle(1.0), Cat(kind="cat", lives=9), [USER]),
    ),
    (Wrapper[Box[int]], {"item": {"item": 1}}, Wrapper(Box[int](item=1))),
    (Wrapper[list[Square]], {"item": [{"type": "square", "side": 1}]}, Wrapper([Square()])),
    (Wrapper[pydantic.SecretStr], {"item": "a"}, Wrapper(pydantic.SecretStr("a"))),
    (Annotated[list[User], "All."], {"value": [ADA]}, [USER]),
]


@pytest.mark.parametrize(("kind", "answer", "value"), VALUES, ids=[f"{kind}"[:60] for kind, _, _ in VALUES])
def test_schema_and_value(kind: Any, answer: Any, value: Any) -> None:
    """The schema passes the linter and is a JSON Schema; an answer that it takes becomes the library's own value."""
    found = parser(kind)
    assert lint(found.schema) == []
    jsonschema.Draft202012Validator.check_schema(found.schema)
    jsonschema.Draft202012Validator(found.schema).validate(answer)
    text = json.dumps(answer, indent=1)
    reader = found.reader()
    reader.feed(text)
    for loaded in (found.load(text), found.load(text, reader)):
        assert loaded == value
        assert type(loaded) is type(value)


def test_what_is_made_of_a_schema_of_pydantic() -> None:
    """Objects are closed, all keys required, defaults told, a union of models is anyOf, words beside a reference are kept."""
    schema = parser(Owner).schema
    assert schema["properties"]["pet"] == {"anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}], "title": "Pet"}
    first = schema["properties"]["first"]
    assert (first["description"], first["additionalProperties"]) == ("The first one.", False)
    assert first["required"] == ["name", "age", "role", "email"]
    assert first["properties"]["age"] == {
        "description": "In years. (default: 18)",
        "minimum": 0,
        "title": "Age",
        "type": "integer",
    }
    assert first["properties"]["role"]["description"] == "What somebody does. (default: guest)"
    assert schema["properties"]["tree"]["description"] == "All of them."
    assert schema["properties"]["tree"]["properties"]["children"]["items"] == {"$ref": "#/$defs/Node"}
    assert schema["properties"]["ids"]["description"] == "no item twice"
    assert schema["properties"]["spot"] == {
        "type": "array",
        "items": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
        "minItems": 2,
        "maxItems": 2,
        "title": "Spot",
        "description": "in this order: integer, string",
    }
    assert parser(Node).schema["required"] == ["value", "children"]
    assert list(parser(Node).schema["$defs"]) == ["Node"]  # as the official package has it
    again = parser(library_kinds.Loop).schema["properties"]["again"]
    assert again["description"] == "The same again."
    assert again["properties"]["again"] == {
        "anyOf": [{"$ref": "#/$defs/Loop"}],
        "description": "The same again.",
    }
    assert list(parser(Invoice).schema["properties"]) == ["invoiceNumber", "due", "total"]
    assert parser(Box[int]).name == "Box_int"
    marked = pydantic.create_model("M", a=(int, pydantic.Field(json_schema_extra={"x-order": 1})))
    assert parser(marked).schema["properties"]["a"] == {"title": "A", "type": "integer"}


def test_what_is_made_of_a_schema_of_msgspec() -> None:
    """The tag of a Struct is asked for, renamed fields by their names in JSON, docstring and Meta describe."""
    schema = parser(Event[int]).schema
    assert schema["required"] == ["firstName", "payload", "shapes", "parent"]
    assert "$defs" not in parser(Circle).schema  # said once, not as a definition, too
    circle = schema["$defs"]["Circle"]
    assert circle["description"] == "A circle."
    assert circle["properties"]["type"] == {"type": "string", "enum": ["circle"]}
    assert circle["properties"]["radius"] == {"type": "number", "exclusiveMinimum": 0, "description": "In metres."}


def test_what_annotated_says_of_a_type_of_a_library() -> None:
    """It is described, at the root, in a list and in a class of another kind, and the validators beside it are asked."""

    def refuse(value: Any) -> Any:
        raise ValueError("not this one")

    assert parser(Annotated[User, "Who."]).description == "Who."
    assert parser(Wrapper[Annotated[list[User], "All."]]).schema["properties"]["item"]["description"] == "All."
    assert parser(Wrapper[Annotated[Circle, "Round."]]).schema["properties"]["item"] == {
        "anyOf": [{"$ref": "#/$defs/Circle"}],
        "description": "Round.",
    }
    for kind, answer in (
        (Annotated[User, pydantic.AfterValidator(refuse)], ADA),
        (Wrapper[Annotated[User, pydantic.AfterValidator(refuse)]], {"item": ADA}),
        (list[Annotated[int, pydantic.AfterValidator(refuse)]], {"value": [1]}),
    ):
        with pytest.raises(pydantic.ValidationError, match="not this one"):
            parser(kind).load(json.dumps(answer))


def test_classes_of_one_name() -> None:
    """A class that holds a model of its own name does not lose its definition to it."""
    Outer = dataclasses.make_dataclass("User", [("user", User), ("more", list[User])])
    found = parser(Wrapper[Outer])  # type: ignore[valid-type]
    assert found.schema["$defs"]["User"]["properties"]["more"]["items"] == {"$ref": "#/$defs/User_2"}
    assert lint(found.schema) == []
    assert found.load(json.dumps({"item": {"user": ADA, "more": [ADA]}})) == Wrapper(Outer(USER, [USER]))


def test_limits_of_annotated() -> None:
    """Limits and words of all four libraries are in the schema of a plain class, and are checked when it is loaded."""
    properties = parser(Limits).schema["properties"]
    assert properties == {
        "doc": {"type": "string", "description": "By Doc."},
        "plain": {"type": "string", "description": "By a text."},
        "field": {"type": "string", "description": "By Field.", "minLength": 2, "pattern": "^a"},
        "meta": {"type": "integer", "description": "By Meta.", "minimum": 1},
        "number": {"type": "number", "exclusiveMinimum": 0, "maximum": 9, "multipleOf": 0.1},
        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
        "either": {"type": ["integer", "null"], "minimum": 5},
        "day": {"type": "string", "format": "date", "description": "more than 2026-01-01"},
    }
    good = {
        "doc": "",
        "plain": "",
        "field": "ab",
        "meta": 1,
        "number": 0.3,
        "items": [1],
        "either": None,
        "day": "2026-01-02",
    }
    assert parser(Limits).load(json.dumps(good)).day == datetime.date(2026, 1, 2)
    for key, bad in {
        "field": "ba",
        "meta": 0,
        "number": 0.75,
        "items": [1, 2, 3],
        "either": 4,
        "day": "2026-01-01",
    }.items():
        with pytest.raises(DoesNotFitError) as caught:
            parser(Limits).load(json.dumps({**good, key: bad}))
        assert caught.value.pointer == f"/{key}"


def test_profiles() -> None:
    """For services that take no limits, the descriptions say them."""
    for profile in ("azure", "plain"):
        for kind in (Owner, Invoice, Limits, Circle, library_kinds.Described):
            assert lint(parser(kind, profile=profile).schema, profile) == []
    people = parser(library_kinds.Described, profile="plain").schema["properties"]["people"]
    assert people["description"] == "items: at least 1, items: at most 3"


def test_errors_are_those_of_the_library() -> None:
    """What does not fit raises as it would without this package, at the root and inside another class."""
    bad = {**ADA, "age": -1}
    with pytest.raises(pydantic.ValidationError):
        parser(User).load(json.dumps(bad))
    with pytest.raises(pydantic.ValidationError):
        parser(list[User]).load(json.dumps({"value": [bad]}))
    with pytest.raises(pydantic.ValidationError):
        parser(Wrapper[User]).load(json.dumps({"item": bad}))
    with pytest.raises(pydantic.ValidationError):
        parser(User).load("Sure!")
    with pytest.raises(msgspec.ValidationError):
        parser(Circle).load('{"type": "circle", "radius": -1}')
    with pytest.raises(DoesNotFitError, match="an object with the key 'value'"):
        parser(list[User]).load("[]")


REFUSED: list[tuple[Any, str]] = [
    (Open, r"^Open\.extra: a dict has keys that nobody knows .*; use a list of objects with a key and a value"),
    (Segment, r"^Segment\.extra: a dict has keys that nobody knows"),
    (Wrapper[Open], r"^Wrapper_Open\.item\.extra: a dict has keys that nobody knows"),
    (pydantic.create_model("M", a=(Any, ...)), r"^M\.a: it may hold anything; name a type"),
    (pydantic.create_model("M", a=(list, ...)), r"^M\.a\[\]: it may hold anything; name a type"),
    (pydantic.create_model("M", a=(kinds.Colour | object, ...)), r"^M\.a: it may hold anything"),
    (msgspec.defstruct("S", [("a", object)]), r"^S\.a: it may hold anything|^S: msgspec can make no schema"),
    (msgspec.defstruct("S", [("a", complex)]), r"^S: msgspec can make no schema of S: "),
    (pydantic.create_model("M", a=(type, ...)), r"^M: pydantic can make no schema of M: "),
]


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_what_strict_mode_cannot_say(kind: Any, text: str) -> None:
    """The field is named, the rule and the way out; what the library itself refuses, in its words."""
    with pytest.raises(UsageTypeError, match=text):
        parser_of(kind)


def test_a_schema_that_is_not_strict() -> None:
    """With strict=False the library's schema is sent as it is."""
    found = parser(Open, strict=False)
    assert found.schema == Open.model_json_schema()
    assert found.load('{"extra": {"a": 1}}') == Open(extra={"a": 1})
    assert parser(Segment, strict=False).load('{"extra": {"a": 1}}') == Segment({"a": 1})


def test_a_converter_of_the_caller() -> None:
    """cattrs makes the values of attrs classes and dataclasses if the caller hands over a converter, with all its hooks."""

    @attrs.define
    class Temperature:
        degrees: float
        unit: str = "C"

    @dataclasses.dataclass
    class Weather:
        now: Temperature
        later: list[Temperature]

    converter = cattrs.Converter()
    converter.register_structure_hook(Temperature, lambda value, _: Temperature(value["degrees"] * 2, value["unit"]))
    kind: Any = Weather
    Weather.__annotations__.update(now=Temperature, later=list[Temperature])
    found = parser(kind, converter=converter)
    assert found.schema["$defs"]["Temperature"]["properties"]["unit"] == {"type": "string", "description": "default: C"}
    answer = {"now": {"degrees": 1, "unit": "C"}, "later": [{"degrees": 2, "unit": "F"}]}
    assert found.load(json.dumps(answer)) == Weather(Temperature(2, "C"), [Temperature(4, "F")])
    assert parser(kind) is not found
    with pytest.raises(cattrs.BaseValidationError):
        found.load('{"now": null, "later": 1}')
