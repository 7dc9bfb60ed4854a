"""smolagents: whole runs of agents, a stream of tool calls, images."""

from __future__ import annotations

import base64
import io
from typing import Any

from PIL import Image
from smolagents import ToolCallingAgent

from tests.frameworks.given import CITY, IMAGE, Given
from tests.frameworks.steps.smolagents import _asked, _model, weather


def _agent(given: Given, **options: Any) -> Any:
    return ToolCallingAgent([weather], _model(given), max_steps=2, verbosity_level=0, **options)


def _said(agent: Any, **options: Any) -> Any:
    run = agent.run(CITY, return_full_result=True, **options)
    names = [call["function"]["name"] for step in run.steps for call in step.get("tool_calls") or ()]
    return str(run.output), names, (run.token_usage.input_tokens, run.token_usage.output_tokens)


def agent(given: Given) -> Any:
    return _said(_agent(given))


def streaming_agent(given: Given) -> Any:
    return _said(_agent(given, stream_outputs=True))


def stream_tools(given: Given) -> Any:
    deltas = list(_model(given).generate_stream(_asked(CITY), tools_to_call_from=[weather]))
    calls = [call.function.arguments for delta in deltas for call in delta.tool_calls or () if call.function]
    return "".join(text or "" for text in calls), [
        delta.token_usage.input_tokens for delta in deltas if delta.token_usage
    ]


def image(given: Given) -> Any:
    picture = Image.open(io.BytesIO(base64.b64decode(IMAGE)))
    content = [{"type": "text", "text": "Who?"}, {"type": "image", "image": picture}]
    return _model(given).generate([{"role": "user", "content": content}]).content
