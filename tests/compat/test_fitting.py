"""Decoded answers pass for objects of the official package, at every depth."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import openai
from openai.types import CreateEmbeddingResponse
from openai.types.chat import ChatCompletion, chat_completion
from openai.types.completion_usage import CompletionUsage
from openai.types.responses import Response, ResponseOutputMessage, ResponseStreamEvent
from openai.types.responses.response_text_delta_event import ResponseTextDeltaEvent

import wherry
from wherry._runtime.compat.fitting import Fitting, fitted, twin
from wherry._runtime.compat.models import models
from wherry._runtime.compat.twins import is_twin

ANSWER: dict[str, Any] = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [
        {
            "index": 0,
            "finish_reason": "tool_calls",
            "message": {
                "role": "assistant",
                "content": None,
                "reasoning_content": "hm",
                "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
            },
        }
    ],
    "usage": {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3},
}


def decoded(official: Any, data: dict[str, Any]) -> Any:
    """Return an answer as our decoder leaves it, fitted."""
    return Fitting(official)(wherry.models.ChatCompletion.from_dict(data))


def test_isinstance_holds_at_every_depth() -> None:
    """Each object is of the class that the annotation of its place names, and of ours."""
    answer = decoded(ChatCompletion, ANSWER)
    assert isinstance(answer, ChatCompletion)
    assert isinstance(answer, wherry.models.ChatCompletion)
    choice = answer.choices[0]
    assert isinstance(choice, chat_completion.Choice)
    assert choice.message.tool_calls[0].__class__.__name__ == "ChatCompletionMessageFunctionToolCall"
    assert isinstance(answer.usage, CompletionUsage)
    assert choice.message.reasoning_content == "hm"


def test_a_place_that_takes_something_else_tells_no_lie() -> None:
    """An object that the annotation does not know is a model of no certain kind; one without objects changes nothing."""
    answer = decoded(CreateEmbeddingResponse, ANSWER)
    assert answer.__class__ is openai.BaseModel
    assert isinstance(answer, wherry.models.ChatCompletion)
    assert type(decoded(dict[str, str], ANSWER)) is wherry.models.ChatCompletion


def test_what_the_installed_version_lacks_stays_ours() -> None:
    """What another version does not know is an object of our class, without a kind in a union, and is dumped."""

    class Older(openai.BaseModel):
        id: str
        output: list[ResponseOutputMessage]

    items = [{"type": "function_call", "call_id": "c", "name": "n"}, {"type": "message", "id": "m", "content": []}]
    data = {"id": "r", "output": items, "usage": {"total_tokens": 1}, "text": {"format": {"type": "text"}}}
    answer: Any = twin(wherry.models.Response, Older)._decode(copy.deepcopy(data))
    assert isinstance(answer.output[0], wherry.models.FunctionToolCall)
    assert answer.output[0].__class__ is openai.BaseModel
    assert isinstance(answer.output[1], ResponseOutputMessage)
    assert type(answer.usage) is wherry.models.ResponseUsage
    dumped = answer.model_dump(mode="json", exclude_unset=True, warnings=False)
    assert dumped == json.loads(answer.model_dump_json(exclude_unset=True, warnings=False)) == data
    union = fitted(wherry.models.OutputItem, ResponseOutputMessage)
    assert [type(union._decode(item)) for item in items] == [type(item) for item in answer.output]


def test_objects_of_no_known_kind_are_models_still() -> None:
    """An item that neither package knows passes for openai.BaseModel, reads by attributes, and is dumped as it came."""
    item = {"type": "wondrous", "id": "w", "x": {"y": 1}}
    answer: Any = twin(wherry.models.Response, Response)._decode({"id": "r", "output": [dict(item)]})
    found = answer.output[0]
    assert isinstance(found, openai.BaseModel)
    assert isinstance(found, wherry.models.UnknownModel)
    assert found.x.y == 1
    assert found.model_dump() == found.to_dict() == item
    assert type(pickle.loads(pickle.dumps(found))) is type(found)


def test_what_our_schema_leaves_open_becomes_an_object_too() -> None:
    """A field without a schema is decoded where the official class says what it is."""
    event: Any = models().ResponseStreamEvent._decode(
        {"type": "response.output_text.annotation.added", "annotation": {"type": "url_citation", "url": "u"}}
    )
    assert event.annotation.__class__.__name__ == "AnnotationURLCitation"
    assert event.annotation.url == "u"


def test_twins_decode_twins() -> None:
    """What decodes with the class of an object makes such objects again."""
    answer = type(decoded(ChatCompletion, ANSWER)).from_dict(ANSWER)
    assert all(is_twin(type(each)) for each in (answer, answer.choices[0], answer.usage))


def test_models_have_twins() -> None:
    """Accumulators get classes and unions whose objects are twins."""
    event = models().ResponseStreamEvent._decode({"type": "response.output_text.delta", "delta": "x"})
    assert isinstance(event, ResponseTextDeltaEvent)
    assert is_twin(models().ParsedChatCompletion)
    assert is_twin(models().ChatCompletionMessageCustomToolCallCustom)
    assert type(Fitting(ResponseStreamEvent)(event)) is type(event)
