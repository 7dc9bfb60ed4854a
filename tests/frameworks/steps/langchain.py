"""langchain-openai: a chat model with clients of its own."""

from __future__ import annotations

from typing import Any

from langchain_core.messages import HumanMessage, SystemMessage, ToolMessage
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from pydantic import BaseModel

from tests.frameworks.given import CITY, KEY, MODEL, Given


class Weather(BaseModel):
    """The weather of a city."""

    city: str
    degrees: int


@tool
def weather(city: str) -> str:
    """Return the weather of a city."""
    return f"Sunny in {city}"


def _model(given: Given, client: dict[str, Any] | None = None, **options: Any) -> ChatOpenAI:
    plain, awaited = given.client(**(client or {})), given.async_client(**(client or {}))
    return ChatOpenAI(
        model=MODEL,
        api_key=KEY,
        client=plain.chat.completions,
        async_client=awaited.chat.completions,
        root_client=plain,
        root_async_client=awaited,
        **options,
    )


def plain(given: Given) -> Any:
    answer = _model(given).invoke([SystemMessage("Be short."), HumanMessage("Hello")])
    return answer.content, answer.usage_metadata, answer.response_metadata["finish_reason"]


def stream(given: Given) -> Any:
    chunks = list(_model(given, stream_usage=True).stream("Hello"))
    return [chunk.content for chunk in chunks], [chunk.usage_metadata for chunk in chunks if chunk.usage_metadata]


async def awaited(given: Given) -> Any:
    return (await _model(given).ainvoke("Hello")).content


async def awaited_stream(given: Given) -> Any:
    return [chunk.content async for chunk in _model(given).astream("Hello")]


def tools(given: Given) -> Any:
    model = _model(given).bind_tools([weather])
    called = model.invoke(CITY)
    said = model.invoke([HumanMessage(CITY), called, ToolMessage("Sunny", tool_call_id=called.tool_calls[0]["id"])])
    return [(call["name"], call["args"]) for call in called.tool_calls], said.content


def structured(given: Given) -> Any:
    return _model(given).with_structured_output(Weather, method="json_schema").invoke(CITY).model_dump()


def structured_by_tool(given: Given) -> Any:
    return _model(given).with_structured_output(Weather, method="function_calling").invoke(CITY).model_dump()


def responses(given: Given) -> Any:
    answer = _model(given, use_responses_api=True).invoke("Hello")
    return answer.text, answer.usage_metadata["total_tokens"]


def responses_stream(given: Given) -> Any:
    return [chunk.text for chunk in _model(given, use_responses_api=True).stream("Hello")]


def responses_structured(given: Given) -> Any:
    model = _model(given, use_responses_api=True)
    return model.with_structured_output(Weather, method="json_schema").invoke(CITY).model_dump()


def embeddings(given: Given) -> Any:
    model = OpenAIEmbeddings(
        model="text-embedding-3-small",
        api_key=KEY,
        client=given.client().embeddings,
        async_client=given.async_client().embeddings,
        check_embedding_ctx_length=False,
    )
    return [[round(number, 5) for number in vector[:8]] for vector in model.embed_documents(["one", "two"])]


def errors(given: Given) -> Any:
    import openai

    try:
        _model(given, {"fault": "429"}).invoke("Hello")
    except openai.RateLimitError as error:
        return error.status_code, type(error.response).__name__
    return None
