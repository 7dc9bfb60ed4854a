"""What a call returned, or raised, is read back from the journal as the same value of the same class."""

from __future__ import annotations

import builtins
import functools
import json
import sys
import warnings
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntFlag
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import attrs
import msgspec
import pydantic
import pytest

import wherry
from wherry import models
from wherry._runtime.bulk.keeping import values
from wherry._runtime.bulk.keeping.keep import RowError, keep, kept, untagged
from wherry.transports import MemoryTransport, Reply


class Colour(Enum):
    RED = "red"
    MIXED = (1, 2)


class Flags(IntFlag):
    A = 1
    B = 2


@dataclass(frozen=True, slots=True)
class Label:
    name: str
    parts: list[Label] = field(default_factory=list)
    colour: Colour = Colour.RED


@attrs.define
class Note:
    _text: str
    when: datetime


class Order(pydantic.BaseModel):
    number: int = pydantic.Field(alias="$number")
    when: date
    items: list[Order] = []


class Struct(msgspec.Struct, tag=True):
    a: int
    when: date


class Pair(NamedTuple):
    left: Any
    right: Any


NOW = datetime(2026, 1, 2, 3, 4, 5, 678, timezone.utc)
VALUES: list[Any] = [
    None,
    "half a pair: \ud83d",
    [1, True, 2.5, "three", [None], {"a": {"b": ()}}],
    {"$class": "not ours", "$error": 1},
    {1: "one", ("a", 2): {"b"}},
    ("a", ["b"], {"c": frozenset({1})}),
    b"\x00\xff",
    float("inf"),
    [0.5] * 1536,
    [0.1] * 40,
    NOW,
    NOW.date(),
    time(1, 2, 3),
    timedelta(days=-1, microseconds=5),
    Decimal("1.10"),
    Path("a/b"),
    UUID(int=5),
    Colour.MIXED,
    Flags.A | Flags.B,
    Label("a", [Label("b", [], Colour.MIXED)]),
    Note("text", NOW),
    Order.model_validate({"$number": 1, "when": NOW.date(), "items": [{"$number": 2, "when": "2026-01-02"}]}),
    Struct(1, NOW.date()),
    Pair([Label("x")], None),
    [Order.model_validate({"$number": 1, "when": NOW.date()}), Struct(1, NOW.date())],
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values_come_back(value: Any) -> None:
    """JSON values, and objects of classes that can be imported, are equal and of the same class when they are read."""
    data = keep(value)
    again = kept(data)
    assert again == value
    assert type(again) is type(value)
    json.dumps(untagged(data))  # plain JSON


def test_plain_json_is_kept_as_it_is() -> None:
    """Text, numbers, lists and dicts are kept as the JSON that they are; vectors of 32-bit numbers take a quarter of it."""
    assert keep({"a": [1, "ü", None]}) == b'{"a":[1,"\xc3\xbc",null]}'
    vector = [n / 1024 for n in range(1, 1537)]
    assert len(keep(vector)) < 1536 * 5.4
    assert untagged(keep(vector)) == vector
    assert keep(float("nan")) == b"NaN"


def test_without_tags() -> None:
    """Files for others have the same values without a word about their classes."""
    value = {"label": Label("a"), "pair": (NOW, Colour.RED), "raw": b"ab", 5: Struct(1, NOW.date())}
    assert untagged(keep(value)) == {
        "label": {"name": "a", "parts": [], "colour": "red"},
        "pair": ["2026-01-02T03:04:05.000678+00:00", "red"],
        "raw": "YWI=",
        "5": {"type": "Struct", "a": 1, "when": "2026-01-02"},
    }


def client(body: Any, status: int = 200, **headers: str) -> wherry.Client:
    reply = Reply(status, body=json.dumps(body), headers={"content-type": "application/json", **headers})
    return wherry.Client(api_key="sk-secret", transport=MemoryTransport(lambda request: reply), max_retries=0)


CHAT = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "$data": "a name that the journal uses",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {
                "role": "assistant",
                "content": '{"name":"x","parts":[],"colour":"red"}',
                "refusal": None,
                "more": 1,
            },
        }
    ],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
}


def test_answers_of_the_client_come_back() -> None:
    """Models come back as their class, with fields that the spec does not know, and the ID of the request."""
    answer = client(CHAT, **{"x-request-id": "req_1"}).chat.completions.create(model="m", messages=[])
    again = kept(keep(answer))
    assert type(again) is models.ChatCompletion
    assert again == answer
    assert again._request_id == "req_1"
    assert again.choices[0].message.content == answer.choices[0].message.content
    assert untagged(keep(answer)) == CHAT
    assert kept(keep({"answers": [answer, (answer.usage,)]})) == {"answers": [answer, (answer.usage,)]}


def test_parsed_answers_come_back() -> None:
    """An answer that was read as a type has the value of that type when it comes back."""
    body = json.loads(json.dumps(CHAT))
    body["choices"][0]["message"]["content"] = '{"name":"x","parts":["y"]}'

    answer = client(body).chat.completions.parse(model="m", messages=[], response_format=ParsedAs)
    again = kept(keep(answer))
    assert type(again) is type(answer)
    assert again.choices[0].message.parsed == ParsedAs(name="x", parts=["y"])
    assert again == answer
    assert untagged(keep(answer))["choices"][0]["message"]["parsed"] == {"name": "x", "parts": ["y"]}


@dataclass
class ParsedAs:
    name: str
    parts: list[str]


def test_embeddings_stay_compact() -> None:
    """An answer with vectors in base64 is kept as that, and is the same as before when it is read."""
    from base64 import b64encode
    from struct import pack

    vector = b64encode(pack("<1536f", *[0.25] * 1536)).decode()
    body = {
        "object": "list",
        "model": "m",
        "data": [{"object": "embedding", "index": index, "embedding": vector} for index in range(3)],
        "usage": {"prompt_tokens": 1, "total_tokens": 1},
    }
    answer = client(body).embeddings.create(model="m", input=["a", "b", "c"])
    data = keep(answer)
    assert len(data) < 3 * 1536 * 5.6
    again = kept(data)
    assert again.data[1].buffer() == answer.data[1].buffer()
    assert again == answer
    assert untagged(data) == answer.to_dict()
    assert kept(keep(answer.data[0])) == answer.data[0]
    assert kept(keep(answer.data[0].embedding)) == [0.25] * 1536


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, {"error": {"message": "wrong", "code": "bad", "param": "input", "type": "invalid_request_error"}}),
        (429, {"error": {"message": "slow down: sk-secret", "code": "rate_limit_exceeded"}}),
        (500, ["odd"]),
    ],
)
def test_errors_come_back(status: int, body: Any) -> None:
    """An error of the client comes back as its class, with its text and all that it knows, and without a key."""
    headers = {"x-request-id": "req_9", "retry-after": "3", "set-cookie": "session=1"}
    with pytest.raises(wherry.APIStatusError) as caught:
        client(body, status, **headers).models.list()
    error, data = caught.value, keep(caught.value)
    again = kept(data)
    assert b"sk-secret" not in data
    assert b"session" not in data
    assert type(again) is type(error)
    assert str(again) == str(error)
    for name in ("status_code", "code", "param", "type", "body", "request_id", "message", "attempts"):
        assert getattr(again, name) == getattr(error, name)
    assert again.headers["retry-after"] == "3"
    assert again.response.json() == error.response.json()
    assert str(again.request) == str(error.request)
    assert untagged(data)["type"] == type(error).__name__
    assert untagged(data)["message"] == error.message


@pytest.mark.parametrize(
    "error",
    [
        wherry.APITimeoutError(limit="total", limit_s=2.0),
        wherry.APIConnectionError("broken off"),
        wherry.DoesNotFitError("text", found="3", pointer="/a", name="Label", characters=9),
        wherry.UsageTypeError("wrong"),
        wherry.LengthFinishReasonError(completion=models.ChatCompletion.from_dict(dict(CHAT))),
        wherry.IncompleteStreamError("cut", events=3, partial=object()),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_without_an_answer_come_back(error: Exception) -> None:
    """So do those that had no answer; what they hold and JSON cannot have is left out."""
    again = kept(keep(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    facts = {name: value for name, value in vars(error).items() if name != "partial"}
    assert {name: vars(again)[name] for name in facts} == facts


def test_errors_of_others_are_kept_as_text() -> None:
    """An error of another package, or of Python, comes back with the name of its class and its text, less what looks like a key."""
    again = kept(keep(KeyError("name")))
    assert isinstance(again, RowError)
    assert (again.kind, again.text, str(again)) == ("builtins.KeyError", "'name'", "KeyError: 'name'")
    again = kept(keep(again))
    assert (again.kind, again.text) == ("builtins.KeyError", "'name'")
    if sys.version_info >= (3, 11):  # there were no groups before
        group = builtins.ExceptionGroup("two", [KeyError("a"), ValueError("b")])
        assert kept(keep(group)).text == "two (2 sub-exceptions); KeyError: 'a'; ValueError: b"
    data = keep(ValueError("Illegal header b'Bearer sk-abcdef' for https://me:pw@host/?api_key=abc"))
    assert not any(secret in data for secret in (b"abcdef", b"pw@", b"=abc"))


# --- what cannot be kept ---------------------------------------------------------------------------------------------


def test_what_cannot_be_kept_says_what_to_return() -> None:
    """A value that cannot be kept is an error with a way out, for the first row already."""

    @dataclass
    class Local:
        a: int

    loop: list[Any] = []
    loop.append(loop)
    for value, words in [
        (Local(1), "Local is defined inside a function.*move the class to module level"),
        (
            object(),
            "returned a value of object, which a journal cannot keep: return an answer of the client, JSON values",
        ),
        (client(CHAT).chat.completions.with_raw_response.create(model="m", messages=[]), "its parse"),
        ((n for n in range(3)), "read it in the function"),
        (loop, "contains itself"),
        ([{"a": lambda: None}], "returned a value of function"),
        (OneWay.model_validate({"a": 1}), "OneWay cannot be read back from its own JSON"),
        (More(1), "More cannot be kept whole: twice is no field of it, and would be lost"),
        (
            Secretive.model_validate({"key": "k"}),
            "Secretive cannot be kept whole: a secret in it is written as asterisks",
        ),
    ]:
        with pytest.raises(wherry.UsageTypeError, match=f"(?s){words}"):
            keep(value)


@dataclass
class More:
    """Has an attribute that is no field, and one that comes again by itself."""

    a: int

    def __post_init__(self) -> None:
        self.twice = self.a * 2
        assert self.thrice == self.a * 3

    @functools.cached_property
    def thrice(self) -> int:
        return self.a * 3


class Secretive(pydantic.BaseModel):
    key: pydantic.SecretStr


class OneWay(pydantic.BaseModel):
    a: int

    @pydantic.field_serializer("a")
    def _written(self, value: int) -> str:
        return f"number {value}"


def test_a_class_that_is_gone_leaves_its_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a class has moved or changed, its objects are read as plain JSON, with one warning; nothing is lost."""
    gone = keep([Label("a"), Label("b")]).replace(b":Label", b":Gone")
    monkeypatch.setattr(values, "_warned", set())
    with pytest.warns(UserWarning, match="test_keeping:Gone, which is not there any more") as warned:
        assert kept(gone)[1]["name"] == "b"
    assert len(warned) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert kept(keep(Label("a")).replace(b'"name"', b'"title"'))["title"] == "a"
        assert kept(b'{"$class":"NoModel","a":1}') == {"a": 1}


def test_a_class_of_another_main_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be found from here, whatever it is: the warning says so, and where such a class belongs."""
    monkeypatch.setattr(values, "_warned", set())
    with pytest.warns(UserWarning, match=r"Ticket of the main program that wrote them.*in a module of its own"):
        assert kept(b'{"$class":"__main__:Ticket","a":1}') == {"a": 1}


def test_reading_calls_nothing_that_a_file_names() -> None:
    """A name in the file of something that is no class with fields is not called."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("os:system", "subprocess:Popen", "builtins:exec", "_class", "__loader__"):
            assert kept(json.dumps({"$class": name, "$value": "exit 1", "args": "x"}).encode()) == {
                "$value": "exit 1",
                "args": "x",
            }
    assert isinstance(kept(b'{"$error":"Client","message":"x"}'), RowError)
