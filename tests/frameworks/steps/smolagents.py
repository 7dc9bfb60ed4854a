"""smolagents: its model over chat completions."""

from __future__ import annotations

from typing import Any

from smolagents import OpenAIModel, tool

from tests.frameworks.given import CITY, KEY, MODEL, Given


@tool
def weather(city: str) -> str:
    """Return the weather of a city.

    Args:
        city: The city.
    """
    return f"Sunny in {city}"


def _model(given: Given) -> Any:
    model = OpenAIModel(MODEL, api_key=KEY, api_base=given.url)
    model.client = given.client()
    return model


def _asked(text: str) -> Any:
    return [{"role": "user", "content": [{"type": "text", "text": text}]}]


def plain(given: Given) -> Any:
    answer = _model(given).generate(_asked("Hello"))
    return answer.content, answer.token_usage.output_tokens


def stream(given: Given) -> Any:
    return [delta.content for delta in _model(given).generate_stream(_asked("Hello"))]


def tools(given: Given) -> Any:
    answer = _model(given).generate(_asked(CITY), tools_to_call_from=[weather])
    return [(call.function.name, call.function.arguments) for call in answer.tool_calls]
