"""pydantic-ai: agents over chat completions and over responses."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic_ai import Agent
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel
from pydantic_ai.output import NativeOutput
from pydantic_ai.providers.openai import OpenAIProvider

from tests.frameworks.given import CITY, MODEL, Given


class Weather(BaseModel):
    city: str
    degrees: int


def _agent(given: Given, kind: Any, client: dict[str, Any] | None = None, **options: Any) -> Any:
    provider = OpenAIProvider(openai_client=given.async_client(**(client or {})))
    return Agent(kind(MODEL, provider=provider), instructions="Be short.", **options)


def _with_tool(agent: Any) -> Any:
    @agent.tool_plain
    def weather(city: str) -> str:
        """Return the weather of a city."""
        return f"Sunny in {city}"

    return agent


async def chat(given: Given) -> Any:
    result = await _agent(given, OpenAIChatModel).run("Hello")
    return result.output, result.usage().total_tokens


async def chat_stream(given: Given) -> Any:
    async with _agent(given, OpenAIChatModel).run_stream("Hello") as result:
        return [text async for text in result.stream_text(delta=True, debounce_by=None)]


async def chat_tools(given: Given) -> Any:
    result = await _with_tool(_agent(given, OpenAIChatModel)).run(CITY)
    return result.output, [[part.part_kind for part in message.parts] for message in result.all_messages()]


async def chat_structured(given: Given) -> Any:
    return (await _agent(given, OpenAIChatModel, output_type=Weather).run(CITY)).output.model_dump()


async def chat_structured_native(given: Given) -> Any:
    return (await _agent(given, OpenAIChatModel, output_type=NativeOutput(Weather)).run(CITY)).output.model_dump()


async def responses(given: Given) -> Any:
    result = await _agent(given, OpenAIResponsesModel).run("Hello")
    return result.output, result.usage().total_tokens


async def responses_stream(given: Given) -> Any:
    async with _agent(given, OpenAIResponsesModel).run_stream("Hello") as result:
        return [text async for text in result.stream_text(delta=True, debounce_by=None)]


async def responses_tools(given: Given) -> Any:
    result = await _with_tool(_agent(given, OpenAIResponsesModel)).run(CITY)
    return result.output, [[part.part_kind for part in message.parts] for message in result.all_messages()]


async def errors(given: Given) -> Any:
    try:
        await _agent(given, OpenAIChatModel, {"fault": "429"}).run("Hello")
    except ModelHTTPError as error:
        return error.status_code
    return None
