"""`real_classes=True`: every object is of the official package's own classes, as its client would have made it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import openai
import pydantic
import pytest
from openai.types.chat import ParsedChatCompletion
from openai.types.responses import ParsedResponse

from tests.compat.answering import CHAT, MESSAGES, RESPONSE, sync_client
from tests.compat.samples import classes, samples
from wherry._runtime.compat.fitting import twin
from wherry._runtime.compat.names import ours_of
from wherry._runtime.compat.real import real

CALL: Any = {"model": "m", "messages": MESSAGES}


class Answer(pydantic.BaseModel):
    a: int


def objects(value: Any) -> Iterator[Any]:
    """Yield every object in a value, itself included."""
    if isinstance(value, list):
        for each in value:
            yield from objects(each)
    elif isinstance(value, pydantic.BaseModel):
        yield value
        for each in value.__dict__.values():
            yield from objects(each)


def test_objects_are_those_of_the_official_decoder() -> None:
    """An object is equal to what the class makes of the same JSON: its fields, what is set, and what is extra."""
    compared = 0
    for official in classes():
        if not official.__module__.startswith(("openai.types.chat", "openai.types.responses", "openai.types.beta")):
            continue
        if ours_of(official) is None or "Parsed" in official.__name__:
            continue
        if any(info.alias for info in official.model_fields.values()):
            continue  # `construct` has such a field twice, its own decoder of an answer has not
        for data in samples(official):
            sparse = {"novelty": 1, **dict([*data.items()][::-2])}  # fields are absent, and in another order
            for each in (data, sparse):
                made = real(twin(ours_of(official), official)._decode(copy.deepcopy(each)))
                expected = official.construct(**copy.deepcopy(each))
                assert made == expected
                assert type(made) is type(expected)
                assert made.model_fields_set == expected.model_fields_set
                assert made.model_extra == expected.model_extra
                assert repr(made) == repr(expected)
                compared += 1
    assert compared > 1_000


def answers(client: Any) -> Iterator[Any]:
    chat, responses = client.chat.completions, client.responses
    yield chat.create(**CALL)
    yield from chat.create(**CALL, stream=True)
    yield responses.create(model="m", input="x")
    yield from responses.create(model="m", input="x", stream=True)
    yield from client.files.list()
    yield client.embeddings.create(model="m", input="x")
    yield chat.with_raw_response.create(**CALL).parse()
    yield client.post("/chat/completions", cast_to=openai.types.chat.ChatCompletion, body=CALL)
    yield chat.parse(**CALL, response_format=Answer)
    yield chat.with_raw_response.parse(**CALL, response_format=Answer).parse()
    yield responses.parse(model="m", input="x")
    with chat.stream(**CALL, response_format=Answer) as stream:
        yield from stream
        yield stream.get_final_completion()
    with responses.stream(model="m", input="x") as stream:
        yield from stream
        yield stream.get_final_response()


def test_every_object_is_real() -> None:
    """Answers, chunks, events, items of pages and what helpers return hold objects of openai alone, at every depth."""
    with sync_client(real_classes=True) as client:
        found = [each for value in answers(client) for each in objects(value)]
    assert len(found) > 80
    for each in found:
        assert type(each) is each.__class__
        assert type(each) is Answer or isinstance(each, openai.BaseModel)
        assert not hasattr(type(each), "_ours")


def test_what_real_objects_hold() -> None:
    """They hold what came, the ID of the request, values of the caller's type, and vectors as lists."""
    with sync_client(real_classes=True) as client:
        done = client.chat.completions.create(**CALL)
        assert done.to_dict() == CHAT
        assert done._request_id == "req_1"
        parsed = client.chat.completions.parse(**CALL, response_format=Answer)
        assert type(parsed) is ParsedChatCompletion
        assert parsed.choices[0].message.parsed == Answer(a=1)
        assert parsed._request_id == "req_1"
        response = client.responses.parse(model="m", input="x")
        assert type(response) is ParsedResponse
        assert (response.output_text, response.id) == ("ahoy", RESPONSE["id"])
        assert client.embeddings.create(model="m", input="x").data[0].embedding == [1.0, 2.0]


@pytest.mark.parametrize("real_classes", [False, True])
def test_what_the_official_client_returns_is_the_same(real_classes: bool) -> None:
    """Both clients make objects of the same answer whose dumps are equal."""
    body = {**CHAT, "surprise": {"new": [1]}}
    official = openai.types.chat.ChatCompletion.construct(**copy.deepcopy(body))
    decoded = twin(ours_of(type(official)), type(official))._decode(copy.deepcopy(body))
    made = real(decoded) if real_classes else decoded
    assert made.model_dump(exclude_unset=True) == official.model_dump(exclude_unset=True)
