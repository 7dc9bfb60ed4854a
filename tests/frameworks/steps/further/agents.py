"""openai-agents: conversations, handoffs, streams with tools, images, Azure."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import re
from typing import Any

import openai
from agents import (
    Agent,
    CodeInterpreterTool,
    HostedMCPTool,
    ModelSettings,
    OpenAIChatCompletionsModel,
    OpenAIResponsesModel,
    Runner,
    RunState,
    SQLiteSession,
    WebSearchTool,
    function_tool,
    set_default_openai_client,
)
from agents.exceptions import ModelBehaviorError, ModelRefusalError
from agents.items import ItemHelpers
from agents.tracing import TracingProcessor, get_trace_provider
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage
from openai.types.shared import Reasoning
from pydantic import BaseModel

from tests.frameworks.given import CITY, IMAGE, MODEL, Given
from tests.frameworks.steps.agents import weather


class Weather(BaseModel):
    city: str
    degrees: int


@function_tool(needs_approval=True)
def asks_first(city: str) -> str:
    """Return the weather of a city."""
    return f"Sunny in {city}"


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


async def approved_later(given: Given) -> Any:
    def agent() -> Agent:
        return _agent(OpenAIResponsesModel(MODEL, given.async_client()), tools=[asks_first])

    waiting = await Runner.run(agent(), CITY)
    state = await RunState.from_string(agent(), waiting.to_state().to_string())
    for wanted in state.get_interruptions():
        state.approve(wanted)
    done = await Runner.run(agent(), state)
    return [one.arguments for one in waiting.interruptions], done.final_output, done.context_wrapper.usage.requests


async def hosted_tools(given: Given) -> Any:
    server: Any = {
        "type": "mcp",
        "server_label": "books",
        "server_url": "https://books.example",
        "require_approval": "never",
    }
    agent = _agent(
        OpenAIResponsesModel(MODEL, given.async_client()),
        model_settings=ModelSettings(reasoning=Reasoning(effort="low", summary="auto")),
        tools=[
            WebSearchTool(),
            CodeInterpreterTool({"type": "code_interpreter", "container": {"type": "auto"}}),
            HostedMCPTool(server),
        ],
    )
    first = await Runner.run(agent, CITY)
    second = await Runner.run(agent, [*_saved(first.to_input_list()), {"role": "user", "content": "And in Bergen?"}])
    kinds = [(type(item).__name__, item.raw_item.type) for item in first.new_items]
    return (
        kinds,
        second.final_output,
        [item.model_dump(exclude={"id", "container_id"}) for item in first.raw_responses[0].output],
    )


async def hosted_tools_streamed(given: Given) -> Any:
    agent = _agent(
        OpenAIResponsesModel(MODEL, given.async_client()),
        model_settings=ModelSettings(reasoning=Reasoning(effort="low", summary="auto")),
        tools=[WebSearchTool(), weather],
    )
    result = Runner.run_streamed(agent, CITY)
    events = [event async for event in result.stream_events()]
    raw = [event.data.type for event in events if event.type == "raw_response_event"]
    return result.final_output, raw, [event.name for event in events if event.type == "run_item_stream_event"]


async def parallel_tools(given: Given) -> Any:
    model = OpenAIChatCompletionsModel(MODEL, given.async_client(fault="calls=3"))
    result = await Runner.run(_agent(model, tools=[weather]), CITY)
    return result.final_output, [item.output for item in result.new_items if item.type == "tool_call_output_item"]


async def traced(given: Given) -> Any:
    spans: list[Any] = []

    class Kept(TracingProcessor):
        def on_trace_start(self, trace: Any) -> None: ...
        def on_trace_end(self, trace: Any) -> None: ...
        def on_span_start(self, span: Any) -> None: ...
        def on_span_end(self, span: Any) -> None:
            spans.append(span.export()["span_data"])

        def shutdown(self) -> None: ...
        def force_flush(self) -> None: ...

    provider = get_trace_provider()
    provider.set_processors([Kept()])
    provider.set_disabled(False)
    try:
        await Runner.run(_agent(OpenAIChatCompletionsModel(MODEL, given.async_client()), tools=[weather]), CITY)
    finally:
        provider.set_disabled(True)
        provider.set_processors([])
    kept = [{name: span.get(name) for name in ("type", "input", "output", "usage", "model")} for span in spans]
    return json.loads(re.sub(r"(call_|chatcmpl-)\d+", r"\1", json.dumps(kept)))


async def refused(given: Given) -> Any:
    model = OpenAIResponsesModel(MODEL, given.async_client(fault="refuse"))
    try:
        await Runner.run(_agent(model, output_type=Weather), CITY)
    except ModelRefusalError as error:
        return str(error)
    return None


async def cut_off(given: Given) -> Any:
    said = []
    for kind in (OpenAIChatCompletionsModel, OpenAIResponsesModel):
        result = Runner.run_streamed(_agent(kind(MODEL, given.async_client(fault="error-event=4"))), "Hello")
        try:
            said.append([event.type async for event in result.stream_events()])
        except (openai.APIError, ModelBehaviorError) as error:  # of an `error` event it makes a ModelBehaviorError
            said.append("The server had an error" in str(error))
    return said


async def default_client(given: Given) -> Any:
    set_default_openai_client(given.async_client(), use_for_tracing=False)
    result = await Runner.run(Agent(name="Test", model=MODEL, tools=[weather]), CITY)
    return result.final_output, len(result.raw_responses)


async def copied_and_pickled(given: Given) -> Any:
    result = await Runner.run(_agent(OpenAIResponsesModel(MODEL, given.async_client()), tools=[weather]), CITY)
    raw = result.raw_responses
    copies = [pickle.loads(pickle.dumps(raw)), copy.deepcopy(raw), [dataclasses.replace(one) for one in raw]]
    kinds = [isinstance(one, ResponseFunctionToolCall | ResponseOutputMessage) for one in copies[0][0].output]
    texts = [[item.model_dump(exclude={"id", "call_id"}) for item in kept[-1].output] for kept in copies]
    return kinds, [kept == raw for kept in copies], texts
