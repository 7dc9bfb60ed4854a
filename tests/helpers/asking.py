"""What holds for each kind of type, by every way to ask for it."""

from __future__ import annotations

from typing import Any

from tests.helpers.hosts import chat_answer, chat_chunks, parsed, response_answer, response_events, streamed
from wherry.transports import Reply

__all__ = ("check_chat", "check_responses")


def check_chat(host: str, kind: Any, text: str, value: Any) -> None:
    """Chat: `parsed` is the value, whether the answer comes whole or as a stream; the same is asked for."""
    whole, asked = parsed(
        host, "chat.completions.parse", Reply(json=chat_answer(text)), model="m", messages=[], response_format=kind
    )
    assert whole.choices[0].message.parsed == value
    stream = streamed(
        host,
        "chat.completions.stream",
        Reply(sse=chat_chunks(text)),
        model="m",
        messages=[],
        response_format=kind,
    )
    assert stream.final.choices[0].message.parsed == value
    assert [event.parsed for event in stream.taken if event.type == "content.done"] == [value]
    assert stream.final.to_dict() == whole.to_dict() | {"choices": stream.final.to_dict()["choices"]}
    assert stream.sent.json() == asked | {"stream": True}
    assert asked["response_format"]["type"] == "json_schema"


def check_responses(host: str, kind: Any, text: str, value: Any) -> None:
    """Responses: the same, as `output_parsed`."""
    whole, asked = parsed(
        host, "responses.parse", Reply(json=response_answer(text)), model="m", input="", text_format=kind
    )
    assert whole.output_parsed == value
    stream = streamed(host, "responses.stream", Reply(sse=response_events(text)), model="m", input="", text_format=kind)
    assert stream.final.output_parsed == value
    assert [event.parsed for event in stream.taken if event.type == "response.output_text.done"] == [value]
    assert stream.taken[-1].response.output_parsed == value
    assert stream.final == whole
    assert stream.sent.json() == asked | {"stream": True}
    assert asked["text"]["format"]["type"] == "json_schema"
