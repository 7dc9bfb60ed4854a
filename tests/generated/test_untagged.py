"""Objects whose `type` is null, "", missing or no word: servers of others send them, and their fields tell what they are."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from wherry import models

NO_TYPES: list[dict[str, Any]] = [
    {},
    {"type": None},
    {"type": ""},
    {"type": 5},
    {"type": True},
    {"type": []},
    {"type": {}},
]
FUNCTION = {"name": "f", "arguments": "{}"}
CALL = {"call_id": "c", "name": "f", "arguments": "{}"}
LINK = {"url": "u", "title": "t", "start_index": 0, "end_index": 1}
TEXT = {"type": "output_text", "text": "hi"}


def untyped(value: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**copy.deepcopy(value), **copy.deepcopy(tag)} for tag in NO_TYPES]


@pytest.mark.parametrize(
    ("sent", "cls"),
    [
        ({"id": "c", "function": FUNCTION}, models.ChatCompletionMessageToolCall),
        ({"id": "c", "function": FUNCTION, "custom": None, "index": 0}, models.ChatCompletionMessageToolCall),
        ({"function": FUNCTION}, models.ChatCompletionMessageToolCall),
        ({"id": "c", "function": {"name": "f", "arguments": {"a": 1}}}, models.ChatCompletionMessageToolCall),
        ({"id": "c", "function": {"name": "f"}}, models.ChatCompletionMessageToolCall),
        ({"id": "c", "custom": {"name": "f", "input": "x"}}, models.ChatCompletionMessageCustomToolCall),
        (
            {"id": "c", "custom": {"name": "f", "input": "x"}, "function": None},
            models.ChatCompletionMessageCustomToolCall,
        ),
        ({"id": "c"}, models.UnknownModel),
    ],
)
def test_tool_calls_of_chat(sent: dict[str, Any], cls: type) -> None:
    """A call is what it holds, in answers and in the messages that are sent back, and stays exactly what came."""
    for call in untyped(sent):
        message: Any = models.ChatCompletionMessage.from_dict(
            {"role": "assistant", "content": None, "tool_calls": [call]}
        )
        asked: Any = models.ChatCompletionRequestMessage._decode(message.to_dict())  # type: ignore[attr-defined]
        for found in (message.tool_calls[0], asked.tool_calls[0]):
            assert type(found) is cls
            assert found.to_dict() == call
            assert found.type == call.get("type")
        if cls is models.ChatCompletionMessageToolCall:
            assert message.tool_calls[0].function.name == "f"


def test_kinds_that_nobody_knows_are_readable() -> None:
    """A word that the API does not know stays unknown, and reads all the same."""
    call = {"id": "c", "type": "telepathy", "function": {**FUNCTION, "more": [{"deep": {"er": 1}}]}}
    found: Any = models.ChatCompletionMessageToolCalls._decode([copy.deepcopy(call)])[0]  # type: ignore[attr-defined]
    assert type(found) is models.UnknownModel
    assert (found.function.name, found.function["arguments"], found.function.more[0].deep.er) == ("f", "{}", 1)
    assert found.to_dict() == call


@pytest.mark.parametrize(
    ("union", "sent", "cls"),
    [
        ("OutputItem", CALL, "FunctionToolCall"),
        ("OutputItem", {**CALL, "id": "fc", "status": "completed"}, "FunctionToolCall"),
        ("OutputItem", {"call_id": "c", "name": "f", "input": "x"}, "CustomToolCall"),
        ("OutputItem", {"id": "m", "role": "assistant", "status": "completed", "content": [TEXT]}, "OutputMessage"),
        ("OutputItem", {"role": "assistant", "content": [{"text": "hi"}]}, "OutputMessage"),
        ("OutputItem", {"role": "assistant", "content": "hi"}, "OutputMessage"),
        ("OutputItem", {"id": "r", "summary": []}, "ReasoningItem"),
        ("OutputItem", {"id": "x"}, "UnknownModel"),
        ("OutputItem", {"id": "x", "status": "completed"}, "UnknownModel"),
        ("OutputItem", {}, "UnknownModel"),
        ("InputItem", CALL, "FunctionToolCall"),
        ("InputItem", {"role": "user", "content": "a"}, "EasyInputMessage"),
        ("InputItem", {"id": "msg_1"}, "ItemReferenceParam"),
        ("InputItem", {"call_id": "c", "output": "x"}, "UnknownModel"),  # of a function or of a custom tool
        ("OutputMessageContent", {"text": "hi"}, "OutputTextContent"),
        ("OutputMessageContent", {"text": "hi", "annotations": []}, "OutputTextContent"),
        ("OutputMessageContent", {"text": "hi", "sources": 1}, "OutputTextContent"),  # a field of no class of the union
        ("OutputMessageContent", {"refusal": "no"}, "RefusalContent"),
        ("InputContent", {"text": "hi"}, "InputTextContent"),
        ("InputContent", {"image_url": "data:"}, "InputImageContent"),
        ("InputContent", {"filename": "a.pdf", "file_data": "x"}, "InputFileContent"),
        ("InputContent", {"file_id": "file_1"}, "UnknownModel"),  # an image or a file
        ("Annotation", LINK, "UrlCitationBody"),
        ("Annotation", {"file_id": "f", "filename": "n", "index": 0}, "FileCitationBody"),
        ("Tool", {"name": "f", "parameters": {}}, "FunctionTool"),
        ("Tool", {"vector_store_ids": ["vs"]}, "FileSearchTool"),
        ("Tool", {"function": {"name": "f"}}, "UnknownModel"),
        ("RealtimeConversationItem", {"name": "f", "arguments": "{}"}, "RealtimeConversationItemFunctionCall"),
        ("RealtimeConversationItem", {"call_id": "c", "output": "x"}, "RealtimeConversationItemFunctionCallOutput"),
        ("RealtimeConversationItem", {"role": "user", "content": []}, "RealtimeConversationItemMessageUser"),
        ("ChatCompletionRequestUserMessageContentPart", {"text": "a"}, "ChatCompletionRequestMessageContentPartText"),
        (
            "ChatCompletionRequestUserMessageContentPart",
            {"image_url": {"url": "u"}},
            "ChatCompletionRequestMessageContentPartImage",
        ),
        ("ImageGenStreamEvent", {"partial_image_index": 0, "b64_json": "x"}, "ImageGenPartialImageEvent"),
    ],
)  # fmt: skip
def test_unions(union: str, sent: dict[str, Any], cls: str) -> None:
    """Whatever the union, one class is taken where its fields leave no other, and nothing is added or lost."""
    for value in untyped(sent):
        found = getattr(models, union)._decode(copy.deepcopy(value))
        assert type(found).__name__ == cls
        assert found.to_dict() == value


@pytest.mark.parametrize(
    ("owner", "sent", "path", "cls"),
    [
        ("CreateChatCompletionRequest", {"tools": [{"function": {"name": "f"}}]}, "tools", "ChatCompletionTool"),
        ("CreateModerationRequest", {"input": [{"text": "x"}]}, "input", "CreateModerationRequestInputItemText"),
        ("MessageObject", {"content": [{"text": {"value": "x", "annotations": []}}]}, "content", "MessageContentTextObject"),
        ("Assistant", {"tools": [{"function": {"name": "f"}}]}, "tools", "AssistantToolsFunction"),
        ("RunStepDetailsToolCallsObject", {"tool_calls": [{"id": "c", "function": {**FUNCTION, "output": None}}]},
         "tool_calls", "RunStepDetailsToolCallsFunctionObject"),
    ],
)  # fmt: skip
def test_unions_inside_objects(owner: str, sent: dict[str, Any], path: str, cls: str) -> None:
    """The same holds for unions that have no name of their own."""
    found = getattr(models, owner).from_dict(sent)
    assert type(getattr(found, path)[0]).__name__ == cls
    assert found.to_dict() == sent


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ([{"type": "message", "role": "assistant", "content": [{"type": "text", "text": "a"}, TEXT]}], "ahi"),
        ([{"type": "message", "role": "assistant", "content": "a"}], "a"),
        (
            [{"type": "message", "content": [{"text": "a"}, {"type": None, "text": "b"}, {"type": "", "text": "c"}]}],
            "abc",
        ),
        ([{"type": "message", "content": ["a", "b"]}], "ab"),
        ([{"type": "message", "content": {"type": "output_text", "text": "a"}}], "a"),
        ([{"role": "assistant", "content": [TEXT]}, {"type": None, "role": "assistant", "content": "b"}], "hib"),
        ([{"role": "assistant", "id": "m", "odd": 1, "odder": 2, "oddest": 3, "content": [{"text": "a"}]}], "a"),
        ([{"type": "reasoning", "content": [{"type": "reasoning_text", "text": "no"}], "summary": []}], ""),
        (
            [
                {
                    "type": "message",
                    "content": [{"type": "refusal", "refusal": "no"}, {"type": "input_text", "text": "no"}],
                }
            ],
            "",
        ),
        (
            [{"type": "message", "content": [{"type": [], "text": {"value": "a"}}, {"type": {}, "text": 5}, 7, None]}],
            "",
        ),
        ([{"type": "message"}, {}, None, 5, "x", []], ""),
        (None, ""),
        ({}, ""),
    ],
)
def test_output_text_of_other_servers(output: Any, text: str) -> None:
    """All text of the messages is found, however the server frames it; nothing raises."""
    assert models.Response.from_dict({"output": output}).output_text == text
