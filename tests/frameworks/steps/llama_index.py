"""llama-index-llms-openai: a model over chat completions, and one over responses."""

from __future__ import annotations

from typing import Any

from llama_index.core.llms import ChatMessage
from llama_index.core.tools import FunctionTool
from llama_index.llms.openai import OpenAI, OpenAIResponses
from pydantic import BaseModel

from tests.frameworks.given import CITY, KEY, MODEL, Given


class Weather(BaseModel):
    """The weather of a city."""

    city: str
    degrees: int


def _model(given: Given) -> Any:
    return OpenAI(
        model=MODEL,
        api_key=KEY,
        api_base=given.url,
        max_retries=0,
        openai_client=given.client(),
        async_openai_client=given.async_client(),
    )


def _over_responses(given: Given) -> Any:
    model = OpenAIResponses(model=MODEL, api_key=KEY, api_base=given.url, max_retries=0)
    model._client, model._aclient = given.client(), given.async_client()
    return model


_HELLO = [ChatMessage(role="user", content="Hello")]


def plain(given: Given) -> Any:
    return _model(given).chat(_HELLO).message.content


def stream(given: Given) -> Any:
    return [part.delta for part in _model(given).stream_chat(_HELLO)]


async def awaited(given: Given) -> Any:
    return (await _model(given).achat(_HELLO)).message.content


def tools(given: Given) -> Any:
    model = _model(given)
    tool = FunctionTool.from_defaults(lambda city: f"Sunny in {city}", name="weather", description="The weather.")
    answer = model.chat_with_tools([tool], user_msg=CITY)
    calls = model.get_tool_calls_from_response(answer)
    return [(call.tool_name, call.tool_kwargs) for call in calls]


def structured(given: Given) -> Any:
    return _model(given).as_structured_llm(Weather).complete(CITY).raw.model_dump()


def responses(given: Given) -> Any:
    return _over_responses(given).chat(_HELLO).message.content


def responses_stream(given: Given) -> Any:
    return [part.delta for part in _over_responses(given).stream_chat(_HELLO)]
