"""openai-agents: conversations, handoffs, streams with tools, images, Azure."""

from __future__ import annotations

import json
from typing import Any

from agents import Agent, ModelSettings, OpenAIChatCompletionsModel, OpenAIResponsesModel, Runner, SQLiteSession
from agents.items import ItemHelpers
from pydantic import BaseModel

from tests.frameworks.given import CITY, IMAGE, MODEL, Given
from tests.frameworks.steps.agents import weather


class Weather(BaseModel):
    city: str
    degrees: int


def _agent(model: Any, **options: Any) -> Agent:
    settings = ModelSettings(include_usage=True)
    return Agent(**{"name": "Test", "instructions": "Be short.", "model": model, "model_settings": settings, **options})


def _saved(items: list[Any]) -> Any:
    """Return the items of a conversation as they come back from a file."""
    return json.loads(json.dumps(items))


async def _conversation(model: Any) -> Any:
    agent = _agent(model, tools=[weather])
    first = await Runner.run(agent, CITY)
    asked = [*_saved(first.to_input_list()), {"role": "user", "content": "And in Bergen?"}]
    second = await Runner.run(agent, asked)
    usage = second.context_wrapper.usage
    return first.final_output, second.final_output, (usage.requests, usage.input_tokens, usage.output_tokens)


async def chat_conversation(given: Given) -> Any:
    return await _conversation(OpenAIChatCompletionsModel(MODEL, given.async_client()))


async def responses_conversation(given: Given) -> Any:
    return await _conversation(OpenAIResponsesModel(MODEL, given.async_client()))


async def session(given: Given) -> Any:
    kept = SQLiteSession("one")
    for text in (CITY, "And in Bergen?"):
        said = await Runner.run(
            _agent(OpenAIResponsesModel(MODEL, given.async_client()), tools=[weather]), text, session=kept
        )
    return said.final_output, [item.get("type") or item.get("role") for item in await kept.get_items()]


async def previous_response(given: Given) -> Any:
    agent = _agent(OpenAIResponsesModel(MODEL, given.async_client()))
    first = await Runner.run(agent, "Hello")
    second = await Runner.run(agent, "And now?", previous_response_id=first.last_response_id)
    return second.final_output, second.last_response_id.rstrip("0123456789")


async def _stream_with_tools(model: Any) -> Any:
    result = Runner.run_streamed(_agent(model, tools=[weather]), CITY)
    items, arguments = [], []
    async for event in result.stream_events():
        if event.type == "run_item_stream_event":
            items.append(event.name)
        elif event.type == "raw_response_event" and event.data.type == "response.function_call_arguments.delta":
            arguments.append(event.data.delta)
    usage = result.context_wrapper.usage
    return result.final_output, items, "".join(arguments), (usage.requests, usage.total_tokens)


async def chat_stream_tools(given: Given) -> Any:
    return await _stream_with_tools(OpenAIChatCompletionsModel(MODEL, given.async_client()))


async def responses_stream_tools(given: Given) -> Any:
    return await _stream_with_tools(OpenAIResponsesModel(MODEL, given.async_client()))


async def stream_structured(given: Given) -> Any:
    result = Runner.run_streamed(_agent(OpenAIResponsesModel(MODEL, given.async_client()), output_type=Weather), CITY)
    parts = [
        event.data.delta
        async for event in result.stream_events()
        if event.type == "raw_response_event" and event.data.type == "response.output_text.delta"
    ]
    return result.final_output.model_dump(), parts


async def handoff(given: Given) -> Any:
    model = OpenAIChatCompletionsModel(MODEL, given.async_client())
    expert = _agent(model, name="Expert", instructions="You know the weather.")
    result = await Runner.run(_agent(model, handoffs=[expert]), CITY)
    return result.last_agent.name, result.final_output, [type(item).__name__ for item in result.new_items]


async def image(given: Given) -> Any:
    content = [
        {"type": "input_text", "text": "What is this?"},
        {"type": "input_image", "image_url": f"data:image/png;base64,{IMAGE}", "detail": "low"},
    ]
    model = OpenAIResponsesModel(MODEL, given.async_client())
    result = await Runner.run(_agent(model), [{"role": "user", "content": content}])
    return ItemHelpers.text_message_outputs(result.new_items)


async def retried(given: Given) -> Any:
    model = OpenAIResponsesModel(MODEL, given.async_client(fault="503;retry-after-ms=1 x2", max_retries=2))
    return (await Runner.run(_agent(model), "Hello")).final_output


async def azure(given: Given) -> Any:
    result = await Runner.run(_agent(OpenAIChatCompletionsModel(MODEL, given.async_azure()), tools=[weather]), CITY)
    return result.final_output, result.context_wrapper.usage.total_tokens


async def raw_responses(given: Given) -> Any:
    result = await Runner.run(_agent(OpenAIResponsesModel(MODEL, given.async_client()), tools=[weather]), CITY)
    return [[item.model_dump(exclude={"id", "call_id"}) for item in raw.output] for raw in result.raw_responses]
