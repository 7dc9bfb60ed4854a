"""mem0ai: its model and its embedder."""

from __future__ import annotations

from typing import Any

from mem0.configs.embeddings.base import BaseEmbedderConfig
from mem0.configs.llms.openai import OpenAIConfig
from mem0.embeddings.openai import OpenAIEmbedding
from mem0.llms.openai import OpenAILLM

from tests.frameworks.given import CITY, KEY, MODEL, Given

_WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Return the weather of a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


def _model(given: Given) -> Any:
    model = OpenAILLM(OpenAIConfig(model=MODEL, api_key=KEY, openai_base_url=given.url))
    model.client = given.client()
    return model


def plain(given: Given) -> Any:
    return _model(given).generate_response([{"role": "user", "content": "Hello"}])


def tools(given: Given) -> Any:
    return _model(given).generate_response([{"role": "user", "content": CITY}], tools=[_WEATHER])


def embeddings(given: Given) -> Any:
    embedder = OpenAIEmbedding(
        BaseEmbedderConfig(model="text-embedding-3-small", api_key=KEY, openai_base_url=given.url, embedding_dims=16)
    )
    embedder.client = given.client()
    return [round(number, 5) for number in embedder.embed("one")[:8]]
