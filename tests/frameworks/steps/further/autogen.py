"""autogen-ext: a turn with the results of tools, tools in streams, images, Azure."""

from __future__ import annotations

from typing import Any

from autogen_core import Image
from autogen_core.models import AssistantMessage, FunctionExecutionResult, FunctionExecutionResultMessage, UserMessage
from autogen_core.tools import FunctionTool
from autogen_ext.models.openai import AzureOpenAIChatCompletionClient

from tests.frameworks.given import AZURE_VERSION, CITY, IMAGE, KEY, MODEL, Given
from tests.frameworks.steps.autogen import Weather, _asked, _model, _weather

_TOOL = FunctionTool(_weather, description="Return the weather of a city.", name="weather")


async def turns(given: Given) -> Any:
    model, asked = _model(given), _asked(CITY)
    called = await model.create(asked, tools=[_TOOL])
    results = [
        FunctionExecutionResult(content="Sunny", name=call.name, call_id=call.id, is_error=False)
        for call in called.content
    ]
    history = [*asked, AssistantMessage(content=called.content, source="assistant")]
    said = await model.create([*history, FunctionExecutionResultMessage(content=results)], tools=[_TOOL])
    usage = model.total_usage()
    return said.content, said.finish_reason, (usage.prompt_tokens, usage.completion_tokens)


async def stream_tools(given: Given) -> Any:
    parts = [part async for part in _model(given).create_stream(_asked(CITY), tools=[_TOOL], include_usage=True)]
    last = parts[-1]
    return [(call.name, call.arguments) for call in last.content], last.finish_reason, last.usage.prompt_tokens


async def logprobs(given: Given) -> Any:
    options = {"logprobs": True, "top_logprobs": 1}
    result = await _model(given).create(_asked("Hello"), extra_create_args=options)
    return [(one.token, one.top_logprobs[0].logprob) for one in result.logprobs]


async def image(given: Given) -> Any:
    content = ["Who?", Image.from_uri(f"data:image/png;base64,{IMAGE}")]
    return (await _model(given).create([UserMessage(content=content, source="user")])).content


async def azure(given: Given) -> Any:
    model = AzureOpenAIChatCompletionClient(
        model=MODEL,
        azure_deployment=MODEL,
        azure_endpoint=given.origin,
        api_version=AZURE_VERSION,
        api_key=KEY,
    )
    model._client = given.async_azure()
    result = await model.create(_asked("Hello"))
    return result.content, result.usage.completion_tokens


async def parallel_tools(given: Given) -> Any:
    model = _model(given)
    model._client = given.async_client(fault="calls=3")
    result = await model.create(_asked(CITY), tools=[_TOOL])
    return [(call.name, call.arguments) for call in result.content], result.finish_reason


async def stream_structured(given: Given) -> Any:
    parts = [part async for part in _model(given).create_stream(_asked(CITY), json_output=Weather)]
    return parts[:-1], Weather.model_validate_json(parts[-1].content).model_dump()
