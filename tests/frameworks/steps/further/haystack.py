"""haystack-ai: agents, saved messages, responses, tools in streams, images."""

from __future__ import annotations

import json
from typing import Any

from haystack.components.agents import Agent
from haystack.components.embedders import OpenAIDocumentEmbedder
from haystack.components.generators.chat import FallbackChatGenerator, OpenAIResponsesChatGenerator
from haystack.dataclasses import ChatMessage, Document, ImageContent
from haystack.tools import Tool
from haystack.utils import Secret

from tests.frameworks.given import CITY, IMAGE, KEY, MODEL, Given
from tests.frameworks.steps.haystack import Weather, _generator

_PARAMETERS = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}


def _weather(city: str) -> str:
    return f"Sunny in {city}"


_TOOL = Tool("weather", "Return the weather of a city.", _PARAMETERS, function=_weather)


def _over_responses(given: Given, **options: Any) -> Any:
    generator = OpenAIResponsesChatGenerator(
        api_key=Secret.from_token(KEY), model=MODEL, api_base_url=given.url, **options
    )
    generator.client, generator.async_client = given.client(), given.async_client()
    return generator


def _used(result: dict[str, Any]) -> Any:
    message = result["last_message"]
    return message.text, [(one.role.value, bool(one.tool_calls)) for one in result["messages"]], message.meta["usage"]


def agent(given: Given) -> Any:
    return _used(Agent(chat_generator=_generator(given), tools=[_TOOL]).run([ChatMessage.from_user(CITY)]))


async def responses_agent(given: Given) -> Any:
    agent = Agent(chat_generator=_over_responses(given), tools=[_TOOL])
    return _used(await agent.run_async([ChatMessage.from_user(CITY)]))


async def history_saved(given: Given) -> Any:
    generator = _generator(given, tools=[_TOOL])
    asked = ChatMessage.from_user(CITY)
    called = (await generator.run_async([asked]))["replies"][0]
    called = ChatMessage.from_dict(json.loads(json.dumps(called.to_dict())))
    result = ChatMessage.from_tool("Sunny", origin=called.tool_call)
    said = (await generator.run_async([asked, called, result]))["replies"][0]
    return called.tool_call.arguments, said.text, called.to_dict()["meta"]["usage"]


async def awaited_stream_tools(given: Given) -> Any:
    parts: list[Any] = []

    async def watch(chunk: Any) -> None:
        parts.append([delta.arguments for delta in chunk.tool_calls or ()])

    generator = _generator(given, tools=[_TOOL], streaming_callback=watch)
    reply = (await generator.run_async([ChatMessage.from_user(CITY)]))["replies"][0]
    return reply.tool_call.arguments, parts, reply.meta["finish_reason"]


def responses(given: Given) -> Any:
    reply = _over_responses(given).run([ChatMessage.from_user("Hello")])["replies"][0]
    return reply.text, reply.meta["usage"]


def responses_stream(given: Given) -> Any:
    parts: list[str] = []
    generator = _over_responses(given, streaming_callback=lambda chunk: parts.append(chunk.content))
    return generator.run([ChatMessage.from_user("Hello")])["replies"][0].text, parts


def image(given: Given) -> Any:
    picture = ImageContent(base64_image=IMAGE, mime_type="image/png")
    return _generator(given).run([ChatMessage.from_user(content_parts=["Who?", picture])])["replies"][0].text


def documents(given: Given) -> Any:
    embedder = OpenAIDocumentEmbedder(api_key=Secret.from_token(KEY), api_base_url=given.url, progress_bar=False)
    embedder.client = given.client()
    result = embedder.run([Document(content="one"), Document(content="two")])
    return [[round(number, 5) for number in one.embedding[:4]] for one in result["documents"]], result["meta"]["usage"]


def responses_history_saved(given: Given) -> Any:
    generator = _over_responses(
        given, generation_kwargs={"reasoning": {"effort": "low", "summary": "auto"}}, tools=[_TOOL]
    )
    asked = ChatMessage.from_user(CITY)
    called = generator.run([asked])["replies"][0]
    called = ChatMessage.from_dict(json.loads(json.dumps(called.to_dict())))
    said = generator.run([asked, called, ChatMessage.from_tool("Sunny", origin=called.tool_call)])["replies"][0]
    return called.reasoning.reasoning_text, called.tool_call.arguments, said.text


def responses_structured(given: Given) -> Any:
    generator = _over_responses(given, generation_kwargs={"text_format": Weather})
    return json.loads(generator.run([ChatMessage.from_user(CITY)])["replies"][0].text)


def another_model(given: Given) -> Any:
    broken = _generator(given)
    broken.client = given.client(fault="503")
    result = FallbackChatGenerator([broken, _generator(given)]).run([ChatMessage.from_user("Hello")])
    return result["replies"][0].text, result["meta"]["failed_chat_generators"]
