"""A method that a tracer wrapped on an object is called in every mode; the mode is in a header, which is not sent."""

from __future__ import annotations

import asyncio
from typing import Any

import wherry
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent

VALUES: Any = {"model": "m", "messages": []}


class Wrapper:
    """Passes for the method that it wraps, as wrappers of wrapt do: it has its `__self__`, too."""

    def __init__(self, method: Any) -> None:
        self.method = method
        self.modes: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.method, name)

    def __call__(self, **values: Any) -> Any:
        headers = values.get("extra_headers") or {}
        self.modes.append(headers.get("X-Stainless-Raw-Response"))
        return self.method(**values)


def answer(sent: Sent) -> Reply:
    assert "x-stainless-raw-response" not in {name.lower() for name in sent.headers}
    return Reply(json={"id": "c", "object": "chat.completion", "created": 1, "model": "m", "choices": []})


def test_a_wrapper_that_passes_for_a_method_is_called() -> None:
    """with_raw_response and with_streaming_response go through it, and return what they do without it."""
    client = wherry.OpenAI(api_key="k", transport=MemoryTransport(answer))
    chat: Any = client.chat.completions
    wrapper = chat.create = Wrapper(chat.create)
    assert chat.create(**VALUES).id == "c"
    assert chat.with_raw_response.create(**VALUES).parse().id == "c"
    with chat.with_streaming_response.create(**VALUES) as response:
        assert response.parse().id == "c"
    assert wrapper.modes == [None, "true", "stream"]


def test_the_same_with_an_async_client() -> None:
    async def scenario() -> list[Any]:
        client = wherry.AsyncOpenAI(api_key="k", transport=AsyncMemoryTransport(answer))
        chat: Any = client.chat.completions
        wrapper = chat.create = Wrapper(chat.create)
        assert (await chat.create(**VALUES)).id == "c"
        assert (await chat.with_raw_response.create(**VALUES)).parse().id == "c"
        async with chat.with_streaming_response.create(**VALUES) as response:
            assert (await response.parse()).id == "c"
        return wrapper.modes

    assert asyncio.run(scenario()) == [None, "true", "stream"]
