"""Every kind of type, by every way to ask for it, on every host."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Generic, Literal, NamedTuple, TypedDict, TypeVar

import attrs
import msgspec
import pydantic
import pytest

from tests.helpers.hosts import (
    HOSTS,
    chat_answer,
    chat_chunks,
    parsed,
    response_answer,
    response_events,
    streamed,
)
from wherry.transports import Reply

T = TypeVar("T")


class Model(pydantic.BaseModel):
    """A model of pydantic."""

    name: str
    sizes: list[int]


@dataclass
class Plain:
    """A dataclass."""

    name: str
    sizes: list[int]


@attrs.define
class Attrs:
    """A class of attrs."""

    name: str
    sizes: list[int]


class Dict(TypedDict):
    """A TypedDict."""

    name: str
    sizes: list[int]


class Tuple(NamedTuple):
    """A NamedTuple."""

    name: str
    sizes: list[int]


class Struct(msgspec.Struct):
    """A struct of msgspec."""

    name: str
    sizes: list[int]


class Colour(enum.Enum):
    """An enum."""

    RED = "red"


@dataclass
class Box(Generic[T]):
    """A generic dataclass."""

    inside: T


TEXT = '{"name": "Ahab", "sizes": [1, 22]}'
SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "sizes": {"type": "array", "items": {"type": "integer"}}},
    "required": ["name", "sizes"],
    "additionalProperties": False,
}
KINDS: dict[str, tuple[Any, str, Any]] = {
    "pydantic": (Model, TEXT, Model(name="Ahab", sizes=[1, 22])),
    "type adapter": (pydantic.TypeAdapter(Model), TEXT, Model(name="Ahab", sizes=[1, 22])),
    "dataclass": (Plain, TEXT, Plain("Ahab", [1, 22])),
    "attrs": (Attrs, TEXT, Attrs("Ahab", [1, 22])),
    "typed dict": (Dict, TEXT, {"name": "Ahab", "sizes": [1, 22]}),
    "named tuple": (Tuple, TEXT, Tuple("Ahab", [1, 22])),
    "struct": (Struct, TEXT, Struct("Ahab", [1, 22])),
    "enum": (Colour, '{"value": "red"}', Colour.RED),
    "literal": (Literal["a", "b"], '{"value": "b"}', "b"),
    "union": (int | list[str], '{"value": ["a"]}', ["a"]),
    "generic": (Box[int], '{"inside": 3}', Box(3)),
    "schema": (SCHEMA, TEXT, {"name": "Ahab", "sizes": [1, 22]}),
}
CASES = pytest.mark.parametrize(("kind", "text", "value"), KINDS.values(), ids=KINDS)
EACH_HOST = pytest.mark.parametrize("host", HOSTS)


@EACH_HOST
@CASES
def test_chat(kind: Any, text: str, value: Any, host: str) -> None:
    """Chat: `parsed` is the value, whether the answer comes whole or as a stream; the same is asked for."""
    whole, asked = parsed(
        host, "chat.completions.parse", Reply(json=chat_answer(text)), model="m", messages=[], response_format=kind
    )
    assert whole.choices[0].message.parsed == value
    stream = streamed(
        host,
        "chat.completions.stream",
        Reply(sse=chat_chunks(text)),
        model="m",
        messages=[],
        response_format=kind,
    )
    assert stream.final.choices[0].message.parsed == value
    assert [event.parsed for event in stream.taken if event.type == "content.done"] == [value]
    assert stream.final.to_dict() == whole.to_dict() | {"choices": stream.final.to_dict()["choices"]}
    assert stream.sent.json() == asked | {"stream": True}
    assert asked["response_format"]["type"] == "json_schema"


@EACH_HOST
@CASES
def test_responses(kind: Any, text: str, value: Any, host: str) -> None:
    """Responses: the same, as `output_parsed`."""
    whole, asked = parsed(
        host, "responses.parse", Reply(json=response_answer(text)), model="m", input="", text_format=kind
    )
    assert whole.output_parsed == value
    stream = streamed(host, "responses.stream", Reply(sse=response_events(text)), model="m", input="", text_format=kind)
    assert stream.final.output_parsed == value
    assert [event.parsed for event in stream.taken if event.type == "response.output_text.done"] == [value]
    assert stream.taken[-1].response.output_parsed == value
    assert stream.final == whole
    assert stream.sent.json() == asked | {"stream": True}
    assert asked["text"]["format"]["type"] == "json_schema"


def test_partial_objects() -> None:
    """While the text comes, events show as much of the value as there is, without what it is wrapped in."""
    stream = streamed(
        "sync",
        "responses.stream",
        Reply(sse=response_events('{"value": ["ab", "cd"]}')),
        lambda event: event.parsed if event.type == "response.output_text.delta" else None,
        model="m",
        input="",
        text_format=list[str],
    )
    assert [each for each in stream.taken if each is not None] == [[""], ["ab"], ["ab", "cd"], ["ab", "cd"]]
    assert stream.final.output_parsed == ["ab", "cd"]
