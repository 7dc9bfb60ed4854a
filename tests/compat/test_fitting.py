"""Decoded answers pass for objects of the official package, at every depth."""

from __future__ import annotations

from typing import Any

from openai.types import CreateEmbeddingResponse
from openai.types.chat import ChatCompletion, chat_completion
from openai.types.completion_usage import CompletionUsage
from openai.types.responses import ResponseStreamEvent
from openai.types.responses.response_text_delta_event import ResponseTextDeltaEvent

import wherry
from wherry._runtime.compat.fitting import Fitting, models
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


def test_a_place_that_names_nothing_of_it_leaves_a_value_ours() -> None:
    """An object that the annotation does not know stays an object of our class."""
    answer = decoded(CreateEmbeddingResponse, ANSWER)
    assert type(answer) is wherry.models.ChatCompletion


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
