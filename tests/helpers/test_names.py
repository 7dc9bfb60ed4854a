"""The names of helpers under the paths of the official package, and the states that programs fill by themselves."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

import pytest

from tests.helpers.hosts import chat_chunks, response_events
from wherry import models

NAMES = {
    "wherry.lib": "ResponseFormatT pydantic_function_tool pydantic_responses_function_tool streaming "
    "type_to_response_format_param azure",
    "wherry.lib._parsing": "type_to_response_format_param",
    "wherry.lib._parsing._completions": "type_to_response_format_param",
    "wherry.lib._pydantic": "to_strict_json_schema",
    "wherry.lib.streaming": "AssistantEventHandler AssistantEventHandlerT AssistantStreamManager "
    "AsyncAssistantEventHandler AsyncAssistantEventHandlerT AsyncAssistantStreamManager chat responses",
    "wherry.lib.streaming.chat": "AsyncChatCompletionStream AsyncChatCompletionStreamManager ChatCompletionStream "
    "ChatCompletionStreamEvent ChatCompletionStreamManager ChatCompletionStreamState ChunkEvent ContentDeltaEvent "
    "ContentDoneEvent FunctionToolCallArgumentsDeltaEvent FunctionToolCallArgumentsDoneEvent LogprobsContentDeltaEvent "
    "LogprobsContentDoneEvent LogprobsRefusalDeltaEvent LogprobsRefusalDoneEvent ParsedChatCompletionMessageSnapshot "
    "ParsedChatCompletionSnapshot ParsedChoiceSnapshot RefusalDeltaEvent RefusalDoneEvent",
    "wherry.lib.streaming.responses": "AsyncResponseStream AsyncResponseStreamManager ResponseCompletedEvent "
    "ResponseFunctionCallArgumentsDeltaEvent ResponseStream ResponseStreamEvent ResponseStreamManager ResponseStreamState "
    "ResponseTextDeltaEvent ResponseTextDoneEvent",
}


@dataclass
class Answer:
    """An answer."""

    number: int


@pytest.mark.parametrize("module", NAMES)
def test_names(module: str) -> None:
    """Each name is there, and shown by `dir`."""
    found = importlib.import_module(module)
    for name in NAMES[module].split():
        assert getattr(found, name) is not None
        assert name in dir(found)


def test_a_state_of_chat() -> None:
    """Chunks of a plain stream add up, with the events of `stream`; classes take a type in brackets, as elsewhere."""
    from wherry.lib.streaming.chat import ChatCompletionStream, ChatCompletionStreamState, ContentDoneEvent

    state = ChatCompletionStreamState(response_format=Answer)
    events = [each for chunk in chat_chunks('{"number": 3}')[:-1] for each in state.handle_chunk(_chunk(chunk))]
    assert state.current_completion_snapshot.choices[0].message.content == '{"number": 3}'
    assert state.get_final_completion().choices[0].message.parsed == Answer(3)
    done = events[-1]
    assert isinstance(done, ContentDoneEvent)
    assert done.parsed == Answer(3)
    assert ChatCompletionStream[Answer] != ChatCompletionStream[int]


def test_a_state_of_responses() -> None:
    """Events of a plain stream add up in the same way."""
    from wherry.lib.streaming.responses import ResponseStreamState, ResponseTextDeltaEvent

    state = ResponseStreamState(text_format=Answer)
    told = [each for event in response_events('{"number": 3}') for each in state.handle_event(_event(event))]
    assert isinstance(told[3], ResponseTextDeltaEvent)
    assert told[3].snapshot == '{"nu'
    assert state.finish().output_parsed == Answer(3)


def test_schemas_of_types() -> None:
    """What is sent for a type, for programs that send it by themselves."""
    from wherry import UNSET
    from wherry.lib._parsing import type_to_response_format_param
    from wherry.lib._pydantic import to_strict_json_schema

    sent = type_to_response_format_param(Answer)
    assert sent["json_schema"]["schema"] == to_strict_json_schema(Answer)
    assert type_to_response_format_param({"type": "json_object"}) == {"type": "json_object"}
    assert type_to_response_format_param(UNSET) is UNSET


def _chunk(data: dict[str, Any]) -> models.ChatCompletionChunk:
    return models.ChatCompletionChunk.from_dict(data)


def _event(data: dict[str, Any]) -> Any:
    return models.ResponseStreamEvent._decode(data)  # type: ignore[attr-defined] # pyright: ignore
