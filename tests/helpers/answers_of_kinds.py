"""Ask for an answer of a type, by each API and each way, and check it; the same for every client.

A sync client is asked without an event loop: then nothing is awaited that is not there.
"""

from __future__ import annotations

import inspect
import json
from typing import Any

from tests.helpers.kinds_of_types import KINDS, plain

ASKED: dict[str, dict[str, Any]] = {
    "chat": {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Where to?"}]},
    "responses": {"model": "gpt-4o-mini", "input": "Where to?"},
}
WAYS = ("parse", "stream")


async def check(client: Any, name: str, api: str, way: str) -> None:
    """Ask for an answer of a kind of type; assert that it is one, and says what its text says, whole or in part."""
    kind = KINDS[name]()
    methods = client.chat.completions if api == "chat" else client.responses
    wanted = {"response_format" if api == "chat" else "text_format": kind.type}
    if way == "parse":
        text, value = _told(await _waited(methods.parse(**ASKED[api], **wanted)))
    else:
        text, value = await _streamed(methods.stream(**ASKED[api], **wanted), api)
    assert plain(value) == _unwrapped(json.loads(text)), (value, text)
    assert kind.is_one(value), value


async def _streamed(manager: Any, api: str) -> tuple[str, Any]:
    """Read a stream, and check each event when it comes."""
    delta, done = ("content.delta", "content.done") if api == "chat" else ("response.output_text.delta", "response.output_text.done")  # fmt: skip
    so_far, partial, last = "", [], []

    def take(event: Any) -> None:
        nonlocal so_far
        if event.type == delta:
            so_far += event.delta
            assert event.snapshot == so_far
            if api == "chat":
                partial.append(json.dumps(event.parsed, ensure_ascii=False, default=str))
        if event.type == done:
            last.append(event)

    if hasattr(manager, "__aenter__"):
        async with manager as stream:
            async for event in stream:
                take(event)
            final = await _final(stream, api)
    else:
        with manager as stream:
            for event in stream:
                take(event)
            final = await _final(stream, api)
    text, value = _told(final)
    assert text == so_far
    (end,) = last
    assert plain(end.parsed) == plain(value)
    if api == "chat":
        assert end.content == so_far
        assert json.loads(partial[-1]) == _unwrapped(json.loads(text))
        assert len(set(partial)) > 1
    return text, value


async def _final(stream: Any, api: str) -> Any:
    return await _waited(stream.get_final_completion() if api == "chat" else stream.get_final_response())


async def _waited(value: Any) -> Any:
    return await value if inspect.isawaitable(value) else value


def _told(answer: Any) -> tuple[str, Any]:
    """Return the text of an answer, and the value that was made of it."""
    if hasattr(answer, "choices"):
        (choice,) = answer.choices
        assert choice.finish_reason == "stop"
        assert choice.message.refusal is None
        return choice.message.content, choice.message.parsed
    return answer.output_text, answer.output_parsed


def _unwrapped(value: Any) -> Any:
    """Take an answer that is no object out of the object that strict mode wants around it."""
    return value["value"] if isinstance(value, dict) and list(value) == ["value"] else value
