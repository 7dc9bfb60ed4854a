"""llama-index-llms-openai: turns with tools, tools and structured output in streams, images."""

from __future__ import annotations

import json
from typing import Any

from llama_index.core.agent import FunctionAgent
from llama_index.core.llms import ChatMessage, ImageBlock, TextBlock
from llama_index.core.tools import FunctionTool
from llama_index.core.workflow import Context
from llama_index.llms.openai import OpenAI

from tests.frameworks.given import CITY, IMAGE, KEY, MODEL, Given
from tests.frameworks.steps.llama_index import _HELLO, Weather, _model, _over_responses

_TOOL = FunctionTool.from_defaults(lambda city: f"Sunny in {city}", name="weather", description="The weather.")


def _with_user(given: Given) -> Any:
    model = _over_responses(given)
    model.user = "somebody"  # otherwise it sends null with tools, which no service takes
    return model


def _turns(model: Any) -> Any:
    asked = ChatMessage(role="user", content=CITY)
    called = model.chat_with_tools([_TOOL], chat_history=[asked])
    calls = model.get_tool_calls_from_response(called)
    saved = ChatMessage.model_validate_json(called.message.model_dump_json())
    result = ChatMessage(role="tool", content="Sunny", additional_kwargs={"tool_call_id": calls[0].tool_id})
    said = model.chat_with_tools([_TOOL], chat_history=[asked, saved, result])
    return calls[0].tool_kwargs, said.message.content


def turns(given: Given) -> Any:
    return _turns(_model(given))


def responses_turns(given: Given) -> Any:
    return _turns(_with_user(given))


async def _awaited_stream_tools(model: Any) -> Any:
    stream = await model.astream_chat_with_tools([_TOOL], user_msg=CITY)
    parts = [part async for part in stream]
    calls = model.get_tool_calls_from_response(parts[-1])
    return [(call.tool_name, call.tool_kwargs) for call in calls], len(parts)


async def awaited_stream_tools(given: Given) -> Any:
    return await _awaited_stream_tools(_model(given))


async def responses_awaited_stream_tools(given: Given) -> Any:
    return await _awaited_stream_tools(_with_user(given))


async def awaited_stream(given: Given) -> Any:
    return [part.delta async for part in await _model(given).astream_chat(_HELLO)]


def stream_structured(given: Given) -> Any:
    model = _model(given).as_structured_llm(Weather)
    parts = [part.raw for part in model.stream_chat([ChatMessage(role="user", content=CITY)])]
    return [part.model_dump() for part in parts]


def usage(given: Given) -> Any:
    chat = _model(given).chat(_HELLO)
    return (
        chat.additional_kwargs,
        chat.raw.usage.total_tokens,
        _over_responses(given).chat(_HELLO).raw.usage.total_tokens,
    )


def image(given: Given) -> Any:
    blocks = [TextBlock(text="Who?"), ImageBlock(url=f"data:image/png;base64,{IMAGE}")]
    asked = [ChatMessage(role="user", blocks=blocks)]
    return [model.chat(asked).message.content for model in (_model(given), _over_responses(given))]


def retried_by_the_framework(given: Given) -> Any:
    client = given.client(fault="429;retry-after=0 x2")
    model = OpenAI(model=MODEL, api_key=KEY, api_base=given.url, max_retries=3, openai_client=client)
    return model.chat(_HELLO).message.content


def complete(given: Given) -> Any:
    return _model(given).complete("Hello").text, [part.delta for part in _model(given).stream_complete("Hello")]


def responses_hosted_tools(given: Given) -> Any:
    model = _with_user(given)
    model.built_in_tools = [{"type": "web_search_preview"}]
    answer = model.chat([ChatMessage(role="user", content=CITY)])
    calls = [call.type for call in answer.additional_kwargs["built_in_tool_calls"]]
    return answer.message.content, calls, ChatMessage.model_validate_json(answer.message.model_dump_json()).content


def responses_structured(given: Given) -> Any:
    return _with_user(given).as_structured_llm(Weather).complete(CITY).raw.model_dump()


async def agent(given: Given) -> Any:
    workflow = FunctionAgent(tools=[_TOOL], llm=_model(given), streaming=True)
    context = Context(workflow)
    first = await workflow.run(CITY, ctx=context)
    saved = Context.from_dict(workflow, json.loads(json.dumps(context.to_dict())))
    second = await workflow.run("And in Bergen?", ctx=saved)
    return str(first), str(second), [call.tool_kwargs for call in second.tool_calls]
