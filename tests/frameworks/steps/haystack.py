"""haystack-ai: a generator and an embedder."""

from __future__ import annotations

from typing import Any

from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.dataclasses import ChatMessage
from haystack.tools import Tool
from haystack.utils import Secret
from pydantic import BaseModel

from tests.frameworks.given import CITY, KEY, MODEL, Given


class Weather(BaseModel):
    city: str
    degrees: int


def _generator(given: Given, **options: Any) -> Any:
    generator = OpenAIChatGenerator(api_key=Secret.from_token(KEY), model=MODEL, api_base_url=given.url, **options)
    generator.client, generator.async_client = given.client(), given.async_client()
    return generator


def plain(given: Given) -> Any:
    reply = _generator(given).run([ChatMessage.from_user("Hello")])["replies"][0]
    return reply.text, reply.meta["finish_reason"], reply.meta["usage"]


def stream(given: Given) -> Any:
    parts: list[str] = []
    generator = _generator(given, streaming_callback=lambda chunk: parts.append(chunk.content))
    return generator.run([ChatMessage.from_user("Hello")])["replies"][0].text, parts


def tools(given: Given) -> Any:
    parameters = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
    tool = Tool("weather", "Return the weather of a city.", parameters, function=lambda city: f"Sunny in {city}")
    reply = _generator(given, tools=[tool]).run([ChatMessage.from_user(CITY)])["replies"][0]
    return [(call.tool_name, call.arguments) for call in reply.tool_calls]


def structured(given: Given) -> Any:
    generator = _generator(given, generation_kwargs={"response_format": Weather})
    reply = generator.run([ChatMessage.from_user(CITY)])["replies"][0]
    return Weather.model_validate_json(reply.text).model_dump()


def embeddings(given: Given) -> Any:
    embedder = OpenAITextEmbedder(api_key=Secret.from_token(KEY), api_base_url=given.url)
    embedder.client = given.client()
    result = embedder.run("one")
    return [round(number, 5) for number in result["embedding"][:8]], result["meta"]["usage"]
