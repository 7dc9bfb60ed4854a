"""Arguments of the wrong kind: a UsageTypeError that names the parameter, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

import wherry
from wherry import Timeout, ToolContext, UsageTypeError
from wherry.transports import MemoryTransport


@dataclass
class Answer:
    """An answer."""

    number: int


def f(number: int) -> int:
    """Return a number."""
    return number


NO_TEXT = (3, 3.5, True, b"x", [1], {"a": 1}, f)
NO_FUNCTION = (3, True, "x", [1], {"a": 1})
NO_MAPPING = (3, True, "x", ["call_1"], ("call_1",), f)
NO_SWITCH = (None, 0, 1, "no", [], f)
NO_NUMBER = (None, 3.5, True, "3", [3], {"a": 3}, float("nan"), f)
RUN = {
    "max_turns": NO_NUMBER,
    "parallel": NO_SWITCH,
    "stream": NO_SWITCH,
    "approve": NO_FUNCTION,
    "on_error": NO_FUNCTION,
    "approvals": NO_MAPPING,
    "outputs": NO_MAPPING,
    "state": NO_MAPPING,
    "tools": (3, True, "x", b"x", {"a": 1}, [3], [None]),
    "extra_headers": (3, "x", ["x"]),
}
FORMAT = (3, "x", [Answer], f)
MADE: dict[str, tuple[Callable[..., Any], tuple[Any, ...]]] = {
    "tool.name": (lambda value: wherry.tool(f, name=value), NO_TEXT),
    "tool.description": (lambda value: wherry.tool(description=value)(f), NO_TEXT),
    "tool.strict": (lambda value: wherry.tool(f, strict=value), NO_SWITCH),
    "answer_type.name": (lambda value: wherry.answer_type(Answer, name=value), NO_TEXT),
    "answer_type.strict": (lambda value: wherry.answer_type(Answer, strict=value), NO_SWITCH),
    "answer_type.profile": (lambda value: wherry.answer_type(Answer, profile=value), (None, *NO_TEXT)),
    "answer_type.converter": (lambda value: wherry.answer_type(Answer, converter=value), NO_TEXT),
    "strict_schema.profile": (lambda value: wherry.strict_schema(Answer, profile=value), (None, *NO_TEXT)),
    "ToolContext.call_id": (lambda value: ToolContext(value, None, None), (None, *NO_TEXT)),
    **{
        f"Timeout.{name}": (lambda value, name=name: Timeout(**{name: value}), (True, "x", b"x", [1], {"a": 1}, f))
        for name in ("timeout", "connect", "read", "write", "pool", "total", "first_event", "idle")
    },
}


def client() -> wherry.Client:
    """A client that fails if it sends anything."""
    return wherry.Client(api_key="k", transport=MemoryTransport([]))


@pytest.mark.parametrize("api", ["responses", "chat.completions"])
@pytest.mark.parametrize("name", RUN)
def test_runs(name: str, api: str) -> None:
    """Of `run_tools`."""
    said = {"input": "x"} if api == "responses" else {"messages": []}
    for value in RUN[name]:
        with pytest.raises(UsageTypeError, match=rf"\b{name}\b"):
            _method(api, "run_tools")(model="m", **said, **{name: value}).until_done()


def test_what_is_said() -> None:
    """What is said is text or a list; one message alone is neither."""
    for api, name in (("responses", "input"), ("chat.completions", "messages")):
        for value in (3, True, b"x", {"role": "user", "content": "x"}, f):
            with pytest.raises(UsageTypeError, match=rf"\b{name} is a list"):
                _method(api, "run_tools")(model="m", **{name: value})


@pytest.mark.parametrize("way", ["parse", "stream", "run_tools"])
def test_types(way: str) -> None:
    """What the answer is to be, and tools, of all three."""
    for api, said, name in (("responses", "input", "text_format"), ("chat.completions", "messages", "response_format")):
        for given in ({name: 3}, {name: "x"}, {name: [Answer]}, {"tools": 3}, {"tools": "x"}, {"tools": [3]}):
            with pytest.raises(UsageTypeError):
                _method(api, way)(model="m", **{said: []}, **given).until_done()  # a run asks when it is iterated


@pytest.mark.parametrize("value", ["x", [1], {"a": 1}, True, 3.5])
def test_where_to_go_on(value: Any) -> None:
    """Of `responses.stream(response_id=...)`."""
    with pytest.raises(UsageTypeError, match="starting_after is the number of an event"):
        client().responses.stream(response_id="resp_1", starting_after=value)


@pytest.mark.parametrize("way", MADE)
def test_what_is_made(way: str) -> None:
    """Of tools, types, contexts and timeouts."""
    make, values = MADE[way]
    for value in values:
        with pytest.raises(UsageTypeError) as caught:
            make(value)
        name = way.partition(".")[2]
        assert name in str(caught.value), str(caught.value)


def _method(api: str, name: str) -> Any:
    owner: Any = client()
    for part in (*api.split("."), name):
        owner = getattr(owner, part)
    return owner
