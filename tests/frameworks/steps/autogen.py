"""autogen-ext: its client for chat completions."""

from __future__ import annotations

from typing import Any

from autogen_core import CancellationToken
from autogen_core.models import UserMessage
from autogen_core.tools import FunctionTool
from autogen_ext.models.openai import OpenAIChatCompletionClient
from pydantic import BaseModel

from tests.frameworks.given import CITY, KEY, MODEL, Given


class Weather(BaseModel):
    city: str
    degrees: int


def _weather(city: str) -> str:
    return f"Sunny in {city}"


def _model(given: Given) -> Any:
    model = OpenAIChatCompletionClient(model=MODEL, api_key=KEY, base_url=given.url)
    model._client = given.async_client()
    return model


def _asked(text: str) -> Any:
    return [UserMessage(content=text, source="user")]


async def plain(given: Given) -> Any:
    result = await _model(given).create(_asked("Hello"))
    return result.content, result.finish_reason, result.usage.completion_tokens


async def stream(given: Given) -> Any:
    parts = [part async for part in _model(given).create_stream(_asked("Hello"))]
    return parts[:-1], parts[-1].content


async def tools(given: Given) -> Any:
    tool = FunctionTool(_weather, description="Return the weather of a city.", name="weather")
    result = await _model(given).create(_asked(CITY), tools=[tool], cancellation_token=CancellationToken())
    return [(call.name, call.arguments) for call in result.content], result.finish_reason


async def structured(given: Given) -> Any:
    result = await _model(given).create(_asked(CITY), json_output=Weather)
    return Weather.model_validate_json(result.content).model_dump()
