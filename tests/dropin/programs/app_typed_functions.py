"""Annotate functions with clients, messages, tools and answers."""

from __future__ import annotations

import typing
from typing import Any, cast

from openai import NOT_GIVEN, AsyncOpenAI, NotGiven, OpenAI
from openai.types.chat import (
    ChatCompletion,
    ChatCompletionAssistantMessageParam,
    ChatCompletionMessageParam,
    ChatCompletionMessageToolCall,
    ChatCompletionSystemMessageParam,
    ChatCompletionToolMessageParam,
    ChatCompletionToolParam,
    ChatCompletionUserMessageParam,
)
from openai.types.chat.completion_create_params import ResponseFormat
from openai.types.shared_params import FunctionDefinition, ResponseFormatJSONObject


def messages(question: str) -> list[ChatCompletionMessageParam]:
    return [
        ChatCompletionSystemMessageParam(role="system", content="Be brief."),
        ChatCompletionUserMessageParam(role="user", content=question),
        ChatCompletionAssistantMessageParam(role="assistant", content="Which one?"),
        {"role": "user", "content": "The first."},
    ]


def tool(name: str, parameters: dict[str, Any]) -> ChatCompletionToolParam:
    return ChatCompletionToolParam(
        type="function", function=FunctionDefinition(name=name, description=name, parameters=parameters)
    )


def ask(
    client: OpenAI,
    question: str,
    tools: list[ChatCompletionToolParam] | NotGiven = NOT_GIVEN,
    response_format: ResponseFormat | NotGiven = NOT_GIVEN,
) -> ChatCompletion:
    return client.chat.completions.create(
        model="gpt-4o", messages=messages(question), tools=tools, response_format=response_format
    )


def result(call: ChatCompletionMessageToolCall) -> ChatCompletionToolMessageParam:
    return {"role": "tool", "tool_call_id": call.id, "content": call.function.arguments}


client = OpenAI()
assert ask(client, "Ahoy?").choices[0].message.content
assert ask(client, "JSON", response_format=ResponseFormatJSONObject(type="json_object")).choices
calls = ask(client, "Ahoy?", tools=[tool("wave", {"type": "object", "properties": {}})]).choices[0].message.tool_calls
assert calls and result(cast(ChatCompletionMessageToolCall, calls[0]))["tool_call_id"] == calls[0].id
hints = typing.get_type_hints(ask)
assert hints["client"] is OpenAI and hints["return"] is ChatCompletion
assert issubclass(AsyncOpenAI, object)
