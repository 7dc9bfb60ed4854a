"""Every kind of type that needs no library but attrs, by every way to ask for it, on every host."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any, Generic, Literal, NamedTuple, TypedDict, TypeVar

import attrs
import pytest

from tests.helpers.asking import check_chat, check_responses
from tests.helpers.hosts import HOSTS, response_events, streamed
from wherry.transports import Reply

T = TypeVar("T")


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
    "dataclass": (Plain, TEXT, Plain("Ahab", [1, 22])),
    "attrs": (Attrs, TEXT, Attrs("Ahab", [1, 22])),
    "typed dict": (Dict, TEXT, {"name": "Ahab", "sizes": [1, 22]}),
    "named tuple": (Tuple, TEXT, Tuple("Ahab", [1, 22])),
    "enum": (Colour, '{"value": "red"}', Colour.RED),
    "literal": (Literal["a", "b"], '{"value": "b"}', "b"),
    "union": (int | list[str], '{"value": ["a"]}', ["a"]),
    "generic": (Box[int], '{"inside": 3}', Box(3)),
    "schema": (SCHEMA, TEXT, {"name": "Ahab", "sizes": [1, 22]}),
}


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("name", KINDS)
def test_each_kind(name: str, host: str) -> None:
    """The value is that of the type, by `parse` and by `stream`, of chat completions and of responses."""
    check_chat(host, *KINDS[name])
    check_responses(host, *KINDS[name])


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
