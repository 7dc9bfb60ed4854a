"""Parser: its names and formats, what is shown while a text comes, what is kept, and what is imported."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from typing import Annotated, Any, Generic, Literal, NamedTuple, TypeVar

import pytest

from tests.runtime.typed import kinds
from wherry import DoesNotFitError, UsageTypeError, answer_type, strict_schema
from wherry._runtime.typed.docstrings import described, summary
from wherry._runtime.typed.lint import lint
from wherry._runtime.typed.names import name_of, plain_name
from wherry._runtime.typed.parser import Field, Parser, parser_of, parser_of_fields
from wherry._runtime.typed.partial_json import MISSING

T = TypeVar("T")
PAIR_SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "string"}},
    "required": ["a"],
    "additionalProperties": False,
}


def parser(kind: Any, **options: Any) -> Parser:
    found = parser_of(kind, **options)
    assert found is not None
    return found


# --- names and formats ---------------------------------------------------------------------------------------------------


@dataclasses.dataclass
class Größe(Generic[T]):
    value: T


class AVeryLongNameOfAClassThatSomebodyWroteWithoutThinkingOfTheLimitsOfNames(NamedTuple):
    a: int


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kinds.Person, "Person"),
        (kinds.Tree[int], "Tree_int"),
        (kinds.Child[kinds.Colour], "Child_Colour"),
        (list[kinds.Person], "list_Person"),
        (tuple[int, ...], "tuple_int"),
        (int | None, "int_or_null"),
        (Literal["a", 1], "a_or_1"),
        (Annotated[kinds.Person, "x"], "Person"),
        (Größe[int], "Gr_e_int"),
        (
            AVeryLongNameOfAClassThatSomebodyWroteWithoutThinkingOfTheLimitsOfNames,
            "AVeryLongNameOfAClassThatSomebodyWroteWithoutThinkingOfTheLimits",
        ),
    ],
)
def test_names(kind: Any, name: str) -> None:
    """A name is readable, and has the characters and the length that the service allows."""
    assert len(name) <= 64
    assert plain_name(name) == name
    assert name_of(kind) == parser(kind).name == name
    assert parser(kind, name="other").name == "other"


def test_words_beside_the_class_itself() -> None:
    """They describe the whole answer, which is not wrapped for that."""
    found = parser(Annotated[kinds.Pair, "Left and right."])
    assert not found.wrapped
    assert found.schema == {**parser(kinds.Pair).schema, "description": "Left and right."}
    assert found.load('{"left": 1, "right": null}') == kinds.Pair(1)


def test_definitions_have_names_of_their_own() -> None:
    """Two classes of one name are two definitions."""
    one = dataclasses.make_dataclass("Same", [("a", int)])
    other = dataclasses.make_dataclass("Same", [("b", str)])
    schema = parser(dataclasses.make_dataclass("Both", [("one", one), ("other", other), ("again", one)])).schema
    assert {name: list(definition["properties"]) for name, definition in schema["$defs"].items()} == {
        "Same": ["a"],
        "Same_2": ["b"],
    }
    assert schema["properties"]["again"] == {"$ref": "#/$defs/Same"}


def test_formats() -> None:
    """Chat and responses are asked in their own ways, and strict is always said."""
    found = parser(kinds.Pair)
    asked = {"name": "Pair", "schema": found.schema, "strict": True}
    assert found.chat_format() == {"type": "json_schema", "json_schema": asked}
    assert found.text_format() == {"type": "json_schema", **asked}
    assert parser(kinds.Pair, strict=False).text_format()["strict"] is False
    assert found.description == "Two things."


def test_a_json_schema() -> None:
    """A dict is a JSON Schema: it is checked, sent as it is, and the answer is what its JSON says."""
    found = parser(PAIR_SCHEMA)
    assert found.chat_format()["json_schema"] == {"name": "answer", "schema": PAIR_SCHEMA, "strict": True}
    assert found.schema is PAIR_SCHEMA
    assert parser({**PAIR_SCHEMA, "title": "The pair"}).name == "The_pair"
    assert found.load('{"a": "x"}') == {"a": "x"}
    assert parser({"type": "array"}, strict=False).load("[1]") == [1]


@pytest.mark.parametrize(
    "given",
    [
        {"type": "json_schema", "json_schema": {"name": "x", "schema": PAIR_SCHEMA, "strict": True}},
        {"type": "json_schema", "name": "x", "schema": PAIR_SCHEMA, "strict": True},
    ],
)
def test_a_format_of_the_service(given: dict[str, Any]) -> None:
    """A format in the service's words is sent as it is, and put into the words of the other endpoint if need be."""
    found = parser(given)
    assert found.name == "x"
    assert given in (found.chat_format(), found.text_format())
    assert found.chat_format() == {
        "type": "json_schema",
        "json_schema": {"name": "x", "schema": PAIR_SCHEMA, "strict": True},
    }
    assert found.text_format() == {"type": "json_schema", "name": "x", "schema": PAIR_SCHEMA, "strict": True}
    assert found.load('{"a": 1}') == {"a": 1}


def test_other_formats() -> None:
    """An object without a schema is read as JSON; text is not."""
    found = parser({"type": "json_object"})
    assert found.chat_format() == found.text_format() == {"type": "json_object"}
    assert found.load("{}") == {}
    assert parser_of({"type": "text"}) is None


def test_the_public_schema() -> None:
    """`wherry.strict_schema` returns a copy that may be changed."""
    schema = strict_schema(kinds.Pair)
    assert schema == parser(kinds.Pair).schema
    schema["properties"].clear()
    assert parser(kinds.Pair).schema["properties"]
    assert strict_schema(PAIR_SCHEMA) == PAIR_SCHEMA


def test_a_type_with_more_words() -> None:
    """`wherry.answer_type` says how a type is asked for; where a type is taken, so is its result."""
    found = parser(answer_type(dict[str, int], name="counts", strict=False))
    assert found.text_format() == {
        "type": "json_schema",
        "name": "counts",
        "strict": False,
        "schema": {"type": "object", "additionalProperties": {"type": "integer"}},
    }
    assert found.load('{"a": 1}') == {"a": 1}
    assert parser(answer_type(kinds.Pair)) is parser(kinds.Pair)
    with pytest.raises(UsageTypeError, match="is no type"):
        answer_type({"type": "text"})


def test_profiles() -> None:
    """What a service does not take as a keyword, the description says; the value is checked all the same."""
    kind = tuple[int, int]
    for profile in ("azure", "plain"):
        found = parser(kind, profile=profile)
        assert lint(found.schema, profile) == []
        assert found.schema["properties"]["value"] == {
            "type": "array",
            "items": {"type": "integer"},
            "description": "items: at least 2, items: at most 2",
        }
        with pytest.raises(DoesNotFitError):
            found.load('{"value": [1]}')


# --- reading -------------------------------------------------------------------------------------------------------------


def test_what_is_shown_of_a_wrapped_answer() -> None:
    """The object around a value that is none is taken away again, also while it comes."""
    found = parser(list[int])
    reader = found.reader()
    seen = []
    for char in '{"value": [1, 2]}':
        reader.feed(char)
        seen.append(found.shown(reader.snapshot()))
    assert [each for i, each in enumerate(seen) if each is not MISSING and each != seen[i - 1]] == [[], [1], [1, 2]]
    assert seen[8] is MISSING
    assert found.load('{"value": [1, 2]}', reader) == [1, 2]
    assert parser(PAIR_SCHEMA).shown({"a": 1}) == {"a": 1}
    for text in ("[1]", "{}"):
        with pytest.raises(DoesNotFitError, match="an object with the key 'value'"):
            found.load(text)


def test_what_a_reader_has_read_is_not_read_again() -> None:
    """The value is made of the object that the reader has; of a reader of another text it is not."""
    found = parser(PAIR_SCHEMA)
    reader = found.reader()
    reader.feed('{"a": "x"}')
    assert found.load('{"a": "x"}', reader) is reader.value
    assert found.load('{"a": "xyz"}', reader) == {"a": "xyz"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "expected JSON, found text that breaks off after 0 characters"),
        ('{"left": 1', "expected JSON, found text that breaks off after 10 characters"),
        ('```json\n{"left": 1}\n```', "expected JSON, found '```json"),
        ('{"left": 1, "right": null} Done.', "expected JSON, found 'Done.' at character 27"),
        ('{"left": NaN, "right": null}', "expected JSON, found 'NaN"),
    ],
)
def test_text_that_is_no_json(text: str, told: str) -> None:
    """The error says what was found, and how much of the text was read; the same with a reader."""
    found = parser(kinds.Pair)
    reader = found.reader()
    reader.feed(text)
    for given in (None, reader):
        with pytest.raises(DoesNotFitError) as caught:
            found.load(text, given)
        assert told in str(caught.value)
        assert caught.value.characters == len(text)
        assert caught.value.name == "Pair"


def test_arguments_of_a_function() -> None:
    """A parser of fields returns those that were given: null for one with a default leaves it out."""
    found = parser_of_fields(
        "weather",
        [
            Field("city", str),
            Field("days", int, optional=True, default=3, description="How many."),
            Field("note", str | None),
        ],
        description="Return the weather.",
    )
    assert found.schema == {
        "description": "Return the weather.",
        "type": "object",
        "properties": {
            "city": {"type": "string"},
            "days": {"type": ["integer", "null"], "description": "How many. (default: 3)"},
            "note": {"type": ["string", "null"]},
        },
        "required": ["city", "days", "note"],
        "additionalProperties": False,
    }
    assert found.load('{"city": "Oslo", "days": null, "note": null}') == {"city": "Oslo", "note": None}
    assert parser_of_fields("nothing", []).load("{}") == {}


# --- docstrings ------------------------------------------------------------------------------------------------------------

GOOGLE = """Find a town.

    Only towns count.

    Args:
        name (str): The name,
            or a part of it.
        *more: Others: too.
        untold:

    Returns:
        found: A town.
    """
NUMPY = """Find a town.

    Parameters
    ----------
    name : str
        The name,
        or a part of it.
    more, others : int
        Numbers.

    Returns
    -------
    found
        A town.
    """
SPHINX = """
    Find a town.

    :param name: The name,
        or a part of it.
    :param int more: A number.
    :type more: int
    :returns: A town.
    """


@pytest.mark.parametrize(
    ("doc", "texts"),
    [
        (GOOGLE, {"name": "The name, or a part of it.", "more": "Others: too."}),
        (NUMPY, {"name": "The name, or a part of it.", "more": "Numbers.", "others": "Numbers."}),
        (SPHINX, {"name": "The name, or a part of it.", "more": "A number."}),
        ("Find a town.", {}),
    ],
)
def test_docstrings(doc: str, texts: dict[str, str]) -> None:
    """The three styles of docstrings describe parameters; the first paragraph describes the whole."""
    assert described(doc) == texts
    assert summary(doc) == "Find a town."


def test_a_docstring_without_a_summary() -> None:
    """A section is no summary."""
    assert summary("Args:\n    a: b\n") == summary("") == summary(":param a: b") == ""


# --- what is kept, and what is loaded ------------------------------------------------------------------------------------------


def test_a_parser_is_made_once() -> None:
    """The parser of a type is kept; types that Python calls equal, in another order, are not mistaken for each other."""
    assert parser(list[kinds.Person]) is parser(list[kinds.Person])
    assert parser(kinds.Pair) is not parser(kinds.Pair, strict=False)
    assert Literal["a", "b"] == Literal["b", "a"]
    for values in (["a", "b"], ["b", "a"]):
        assert parser(Literal[tuple(values)]).schema["properties"]["value"]["enum"] == values
    unhashable = Annotated[int, {"not": "hashable"}]
    assert parser(unhashable).load('{"value": 1}') == 1
    assert parser(parser(int)) is parser(int)


LEAN = """
import sys, typing
from wherry._runtime.typed.parser import parser_of
before = set(sys.modules)
class Movie(typing.TypedDict):
    title: str
    tags: list[typing.Literal["a", "b"]]
    years: tuple[int, ...]
class Pair(typing.NamedTuple):
    left: int
    movie: Movie | None = None
parser_of(Pair).load('{"left": 1, "movie": {"title": "x", "tags": ["a"], "years": []}}')
heavy = "annotated_types attr attrs base64 cattrs dataclasses datetime decimal inspect jsonschema msgspec pathlib pydantic uuid"
print(sorted(set(sys.modules) - before), sorted(set(heavy.split()) & (set(sys.modules) - before)))
"""


def test_nothing_is_imported_that_no_type_names() -> None:
    """Schemas and values of plain types load no library, and none of the rare modules of the standard library."""
    ran = subprocess.run([sys.executable, "-c", LEAN], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[] []"


def test_json_text_of_a_kind() -> None:
    """An answer is read with white space around and inside it, and keys in any order."""
    text = json.dumps({"right": "x", "left": 1}, indent=2)
    assert parser(kinds.Pair).load(f"\n{text} ") == kinds.Pair(1, "x")
