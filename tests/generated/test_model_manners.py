"""Generated models as programs for the official SDK use them: sent again, dumped, inside pydantic, built by keyword."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel as PydanticModel
from pydantic import TypeAdapter

import wherry
from tests.generated.test_models_package import CLASSES, sample
from wherry import models
from wherry._runtime.data.codec import encode
from wherry._runtime.data.json_schema import Schemas
from wherry._runtime.data.manners import OLD_NAMES
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

COMPLETION: dict[str, Any] = {
    "usage": {"total_tokens": 3, "prompt_tokens": 1, "completion_tokens": 2},
    "id": "chatcmpl-1",
    "choices": [
        {
            "message": {
                "tool_calls": [
                    {"type": "function", "id": "c1", "function": {"arguments": "{}", "name": "f"}, "x": None}
                ],
                "content": None,
                "reasoning_content": "hm",
                "role": "assistant",
            },
            "index": 0,
            "finish_reason": "",
        }
    ],
}
RESPONSE: dict[str, Any] = {
    "id": "resp-1",
    "output": [
        {"type": "reasoning", "id": "r1", "summary": [], "encrypted_content": None},
        {"status": "completed", "type": "function_call", "call_id": "c1", "name": "f", "arguments": "{}"},
        {"type": "telepathy", "waves": [{"a": 1.0}]},
        {
            "type": "message",
            "id": "m1",
            "role": "assistant",
            "content": [{"type": "output_text", "text": "x", "new": 1}],
        },
    ],
}


def sent(send: Callable[[wherry.Client], Any]) -> bytes:
    """The body of the request that a call sends."""
    transport = MemoryTransport([Reply(json={})])
    send(wherry.Client(api_key="k", transport=transport))
    body: bytes = transport.requests[0].body
    return body


def test_what_came_is_sent_as_it_came() -> None:
    """A message, a tool call and output items in the next request have the bytes of their `to_dict()`, and of what came."""
    completion = models.ChatCompletion.from_dict(COMPLETION)
    message: Any = completion.choices[0].message
    mine: dict[str, Any] = {"role": "user", "content": "x"}
    for extra in ({}, {"custom_note": "x", "content": "new"}):
        for name, value in extra.items():
            setattr(message, name, value)
        body = {"model": "m", "messages": [mine, message.to_dict()]}
        assert message.to_dict() == COMPLETION["choices"][0]["message"] | extra
        assert sent(lambda client: client.chat.completions.create(model="m", messages=[mine, message])) == encode(body)
    tool_call: Any = message.tool_calls[0]
    again: Any = {"role": "assistant", "tool_calls": [tool_call]}
    body = {"model": "m", "messages": [{"role": "assistant", "tool_calls": [tool_call.to_dict()]}]}
    assert sent(lambda client: client.chat.completions.create(model="m", messages=[again])) == encode(body)
    items: Any = models.Response.from_dict(RESPONSE).output
    assert [item.to_dict() for item in items] == RESPONSE["output"]
    for json_ in (None, "fast"):
        transport = MemoryTransport([Reply(json={})])
        wherry.Client(api_key="k", transport=transport, json=json_).responses.create(model="m", input=items)
        assert json.loads(transport.requests[0].body)["input"] == RESPONSE["output"]
    assert sent(lambda client: client.responses.create(model="m", input=items)) == encode(
        {"model": "m", "input": RESPONSE["output"]}
    )


def test_the_request_id() -> None:
    """What a call returns knows the ID of its request, on both clients and from raw answers; what is nested does not."""
    headers = {"x-request-id": "req-1"}

    async def asked() -> Any:
        transport = AsyncMemoryTransport([Reply(json=COMPLETION, headers=headers)])
        async with wherry.AsyncClient(api_key="k", transport=transport) as client:
            return await client.chat.completions.create(model="m", messages=[])

    client = wherry.Client(
        api_key="k", transport=MemoryTransport([*[Reply(json=COMPLETION, headers=headers)] * 2, Reply(json=COMPLETION)])
    )
    raw = client.chat.completions.with_raw_response.create(model="m", messages=[])
    for completion in (client.chat.completions.create(model="m", messages=[]), raw.parse(), asyncio.run(asked())):
        assert completion._request_id == "req-1"
        assert completion.to_dict() == COMPLETION
        assert not hasattr(completion.choices[0], "_request_id")
    assert client.chat.completions.create(model="m", messages=[])._request_id is None


def test_a_dump_has_every_field() -> None:
    """The dump of an answer has all declared fields at every depth, and without those that are absent it is the answer."""
    for cls, data in ((models.ChatCompletion, COMPLETION), (models.Response, RESPONSE)):
        model: Any = cls.from_dict(data)
        dumped = model.model_dump()
        assert list(dumped)[: len(cls._fields)] == list(cls._fields)
        assert model.model_dump(exclude_unset=True, by_alias=True) == data
        assert json.loads(model.model_dump_json(exclude_unset=True)) == data
    message = models.ChatCompletion.from_dict(COMPLETION).model_dump()["choices"][0]["message"]
    assert message["refusal"] is None
    assert (message["reasoning_content"], message["tool_calls"][0]["x"]) == ("hm", None)
    moderation = models.ModerationCreateResponse.from_dict({"results": [{"categories": {"self-harm": True}}]})
    assert moderation.model_dump()["results"][0]["categories"]["self_harm"] is True


def test_every_class_dumps_and_prints() -> None:
    """A dump of any class goes back into an equal object, and can be printed."""
    for name, cls in CLASSES.items():
        model = cls.from_dict(sample(cls))
        assert cls.model_validate(model.model_dump(exclude_unset=True, by_alias=True)) == model, name
        assert cls.model_validate_json(model.model_dump_json(exclude_unset=True, by_alias=True)) == model, name
        assert str(model).startswith(f"{cls.__name__}("), name
        assert not OLD_NAMES & cls._fields.keys(), name


def test_every_class_has_a_json_schema() -> None:
    """The schemas of all classes are valid, know every type of the API, and fit the objects that the classes describe."""
    schemas = Schemas(lambda named: f"#/$defs/{named.__name__}")
    for cls in CLASSES.values():
        schemas.of(cls)
    definitions = {named.__name__: schema for named, schema in schemas.definitions.items()}
    assert len(definitions) >= len(set(CLASSES.values()))
    for name in sorted(definitions)[::25]:
        Draft202012Validator.check_schema(definitions[name])
    for cls in (models.ChatCompletion, models.Response, models.FineTuningJob, models.VectorStore, models.Batch):
        Draft202012Validator(cls.model_json_schema()).validate(sample(cls))


def test_inside_pydantic() -> None:
    """Answers are fields of pydantic models: from objects, dicts and JSON, and back, with their schemas."""

    class Turn(PydanticModel):
        completion: models.ChatCompletion
        answer: models.Response | None = None
        item: models.OutputItem | None = None  # type: ignore[valid-type]

    completion = models.ChatCompletion.from_dict(sample(models.ChatCompletion))
    response = models.Response.from_dict(sample(models.Response))
    turn = Turn(completion=completion, answer=response, item={"type": "message", "id": "1"})
    assert turn.completion is completion
    assert type(turn.item) is models.OutputMessage
    again = Turn.model_validate_json(turn.model_dump_json(exclude_unset=True, by_alias=True))
    assert again == turn
    assert turn.model_dump()["completion"] == completion.model_dump()
    schema = Turn.model_json_schema()
    assert {"ChatCompletion", "Response", "OutputMessage"} <= set(schema["$defs"])
    assert TypeAdapter(list[models.ChatCompletion]).validate_python([completion.to_dict()]) == [completion]


def test_fakes_in_tests_of_users() -> None:
    """Objects are built by keyword, from nested objects or dicts, without what may be null, and with what is newer."""
    message = models.ChatCompletionMessage(content="hey")
    for each in (message, {"role": "assistant", "content": "hey"}):
        completion: Any = models.ChatCompletion(
            id="x", created=1, model="m", choices=[models.ChatCompletionChoice(index=0, finish_reason="stop", message=each)],
            usage={"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}, brand_new=[1],
        )  # type: ignore[call-arg]  # fmt: skip
        assert completion.choices[0].message == message
        assert (completion.usage.total_tokens, completion.brand_new) == (3, [1])
        assert completion.object == "chat.completion"
    with pytest.raises(ValueError, match="CompletionUsage needs completion_tokens, total_tokens"):
        models.CompletionUsage(prompt_tokens=1)  # type: ignore[call-arg]
