"""openai-agents: a runner over chat completions and over responses."""

from __future__ import annotations

from typing import Any

from agents import (
    Agent,
    ModelSettings,
    OpenAIChatCompletionsModel,
    OpenAIResponsesModel,
    Runner,
    function_tool,
    set_tracing_disabled,
)
from pydantic import BaseModel

from tests.frameworks.given import CITY, MODEL, Given

set_tracing_disabled(True)


class Weather(BaseModel):
    city: str
    degrees: int


@function_tool
def weather(city: str) -> str:
    """Return the weather of a city."""
    return f"Sunny in {city}"


def _agent(given: Given, kind: Any, client: dict[str, Any] | None = None, **options: Any) -> Agent:
    model = kind(MODEL, given.async_client(**(client or {})))
    return Agent(name="Test", instructions="Be short.", model=model, model_settings=ModelSettings(), **options)


async def chat(given: Given) -> Any:
    result = await Runner.run(_agent(given, OpenAIChatCompletionsModel), "Hello")
    return result.final_output, result.context_wrapper.usage.total_tokens


async def chat_stream(given: Given) -> Any:
    result = Runner.run_streamed(_agent(given, OpenAIChatCompletionsModel), "Hello")
    kinds = [event.data.type async for event in result.stream_events() if event.type == "raw_response_event"]
    return result.final_output, kinds


async def chat_tools(given: Given) -> Any:
    result = await Runner.run(_agent(given, OpenAIChatCompletionsModel, tools=[weather]), CITY)
    return result.final_output, [type(item).__name__ for item in result.new_items]


async def chat_structured(given: Given) -> Any:
    result = await Runner.run(_agent(given, OpenAIChatCompletionsModel, output_type=Weather), CITY)
    return result.final_output.model_dump()


async def responses(given: Given) -> Any:
    result = await Runner.run(_agent(given, OpenAIResponsesModel), "Hello")
    return result.final_output, result.context_wrapper.usage.total_tokens


async def responses_stream(given: Given) -> Any:
    result = Runner.run_streamed(_agent(given, OpenAIResponsesModel), "Hello")
    kinds = [event.data.type async for event in result.stream_events() if event.type == "raw_response_event"]
    return result.final_output, kinds


async def responses_tools(given: Given) -> Any:
    result = await Runner.run(_agent(given, OpenAIResponsesModel, tools=[weather]), CITY)
    return result.final_output, [type(item).__name__ for item in result.new_items]


async def errors(given: Given) -> Any:
    import openai

    try:
        await Runner.run(_agent(given, OpenAIResponsesModel, {"fault": "429"}), "Hello")
    except openai.RateLimitError as error:
        return error.status_code
    return None
