"""pydantic-ai: saved histories, tools and structured output in streams, images, retries, Azure."""

from __future__ import annotations

import base64
from typing import Any

from pydantic_ai import Agent, BinaryContent, Embedder, ModelRetry
from pydantic_ai.capabilities import NativeTool
from pydantic_ai.embeddings.openai import OpenAIEmbeddingModel
from pydantic_ai.exceptions import ModelHTTPError
from pydantic_ai.messages import ModelMessagesTypeAdapter
from pydantic_ai.models.fallback import FallbackModel
from pydantic_ai.models.openai import OpenAIChatModel, OpenAIResponsesModel
from pydantic_ai.native_tools import WebSearchTool
from pydantic_ai.output import NativeOutput
from pydantic_ai.providers.openai import OpenAIProvider

from tests.frameworks.given import CITY, IMAGE, MODEL, Given
from tests.frameworks.steps.pydantic_ai import Weather, _agent, _with_tool


async def _history_saved(given: Given, kind: Any) -> Any:
    agent = _with_tool(_agent(given, kind))
    first = await agent.run(CITY)
    history = ModelMessagesTypeAdapter.validate_json(first.all_messages_json())
    second = await agent.run("And in Bergen?", message_history=history)
    usage = second.usage()
    parts = [[part.part_kind for part in message.parts] for message in second.all_messages()]
    return second.output, parts, (usage.requests, usage.input_tokens, usage.output_tokens)


async def chat_history_saved(given: Given) -> Any:
    return await _history_saved(given, OpenAIChatModel)


async def responses_history_saved(given: Given) -> Any:
    return await _history_saved(given, OpenAIResponsesModel)


async def _stream_tools(given: Given, kind: Any) -> Any:
    agent = _with_tool(_agent(given, kind))
    seen: list[str] = []

    async def watch(_: Any, events: Any) -> None:
        seen.extend([event.event_kind async for event in events])

    result = await agent.run(CITY, event_stream_handler=watch)
    return result.output, seen, result.usage().total_tokens


async def chat_stream_tools(given: Given) -> Any:
    return await _stream_tools(given, OpenAIChatModel)


async def responses_stream_tools(given: Given) -> Any:
    return await _stream_tools(given, OpenAIResponsesModel)


async def stream_structured(given: Given) -> Any:
    async with _agent(given, OpenAIChatModel, output_type=NativeOutput(Weather)).run_stream(CITY) as result:
        outputs = [part.model_dump() async for part in result.stream_output(debounce_by=None)]
        return outputs[-1], len(outputs), result.usage().output_tokens


async def responses_structured(given: Given) -> Any:
    result = await _agent(given, OpenAIResponsesModel, output_type=NativeOutput(Weather)).run(CITY)
    return result.output.model_dump(), result.usage().total_tokens


async def image(given: Given) -> Any:
    picture = BinaryContent(base64.b64decode(IMAGE), media_type="image/png")
    return [
        (await _agent(given, kind).run(["Who?", picture])).output for kind in (OpenAIChatModel, OpenAIResponsesModel)
    ]


async def tool_retried(given: Given) -> Any:
    agent, tries = _agent(given, OpenAIChatModel), []

    @agent.tool_plain(retries=2)
    def weather(city: str) -> str:
        """Return the weather of a city."""
        tries.append(city)
        if len(tries) == 1:
            raise ModelRetry("Say it again.")
        return "Sunny"

    result = await agent.run(CITY)
    return result.output, [[part.part_kind for part in message.parts] for message in result.all_messages()]


async def retried(given: Given) -> Any:
    result = await _agent(given, OpenAIChatModel, {"fault": "503;retry-after-ms=1 x2", "max_retries": 2}).run("Hello")
    return result.output


async def settings(given: Given) -> Any:
    wanted = {"timeout": 5, "temperature": 0.5, "extra_headers": {"x-more": "1"}, "openai_logprobs": True}
    result = await _agent(given, OpenAIChatModel).run("Hello", model_settings=wanted)
    return result.response.provider_details["logprobs"][0]["token"], result.response.finish_reason


async def azure(given: Given) -> Any:
    provider = OpenAIProvider(openai_client=given.async_azure())
    result = await Agent(OpenAIChatModel(MODEL, provider=provider)).run("Hello")
    return result.output, result.usage().total_tokens


async def hosted_tools(given: Given) -> Any:
    settings = {"openai_reasoning_effort": "low", "openai_reasoning_summary": "auto"}
    agent = _agent(given, OpenAIResponsesModel, capabilities=[NativeTool(WebSearchTool())], model_settings=settings)
    first = await agent.run(CITY)
    history = ModelMessagesTypeAdapter.validate_json(first.all_messages_json())
    second = await agent.run("And in Bergen?", message_history=history)
    return first.output, [[part.part_kind for part in message.parts] for message in second.all_messages()]


async def hosted_tools_streamed(given: Given) -> Any:
    settings = {"openai_reasoning_effort": "low", "openai_reasoning_summary": "auto"}
    agent = _agent(given, OpenAIResponsesModel, capabilities=[NativeTool(WebSearchTool())], model_settings=settings)
    async with agent.run_stream(CITY) as result:
        text = [text async for text in result.stream_text(delta=True, debounce_by=None)]
        return text, [part.part_kind for part in result.response.parts]


async def embeddings(given: Given) -> Any:
    provider = OpenAIProvider(openai_client=given.async_client())
    result = await Embedder(OpenAIEmbeddingModel("text-embedding-3-small", provider=provider)).embed_query("one")
    return [round(number, 5) for number in result.embeddings[0][:8]], result.usage.input_tokens


async def parallel_tools(given: Given) -> Any:
    result = await _with_tool(_agent(given, OpenAIChatModel, {"fault": "calls=3"})).run(CITY)
    return result.output, [[part.part_kind for part in message.parts] for message in result.all_messages()]


async def another_model(given: Given) -> Any:
    broken, good = (
        OpenAIChatModel(MODEL, provider=OpenAIProvider(openai_client=given.async_client(**options)))
        for options in ({"fault": "503"}, {})
    )
    return (await Agent(FallbackModel(broken, good)).run("Hello")).output


async def _error_of(run: Any) -> Any:
    try:
        await run
    except Exception as error:
        body = getattr(error, "body", None)
        return [cls.__name__ for cls in type(error).__mro__][:-3], body if isinstance(body, dict) else "no body"
    return None


async def other_errors(given: Given) -> Any:
    faults = ("400", "401", "500", "reset")
    return [await _error_of(_agent(given, OpenAIChatModel, {"fault": fault}).run("Hello")) for fault in faults]


async def too_slow(given: Given) -> Any:
    return await _error_of(_agent(given, OpenAIChatModel, {"fault": "slow-headers=2", "timeout": 0.2}).run("Hello"))


async def cut_off(given: Given) -> Any:
    said = []
    for kind in (OpenAIChatModel, OpenAIResponsesModel):
        try:
            async with _agent(given, kind, {"fault": "error-event=4"}).run_stream("Hello") as result:
                said.append([text async for text in result.stream_text(debounce_by=None)])
        except ModelHTTPError as error:
            said.append([error.status_code, error.body["message"]])
    return said


async def refused(given: Given) -> Any:
    agent = _agent(given, OpenAIResponsesModel, {"fault": "refuse"}, output_type=NativeOutput(Weather))
    return await _error_of(agent.run(CITY))
