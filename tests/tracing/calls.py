"""The calls that are traced. Each returns what the program sees of the answer."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

__all__ = ("ASYNC_CALLS", "CALLS", "NAMED")

MODEL = "gpt-4o-mini"
EMBEDDING_MODEL = "text-embedding-3-small"
CHAT: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Say ahoy."}]}
USAGE = {"stream_options": {"include_usage": True}}
NAMED = {"name": "greeting", "metadata": {"ship": "Fram"}}
"""Keywords of langfuse, which are not sent."""


class City(BaseModel):
    """What an answer is read as."""

    name: str


def create(client: Any, **more: Any) -> Any:
    return client.chat.completions.create(**CHAT, **more).choices[0].message.content


def stream(client: Any, **more: Any) -> Any:
    chunks = client.chat.completions.create(**CHAT, **USAGE, stream=True, **more)
    return [choice.delta.content for chunk in chunks for choice in chunk.choices]


def stream_that_is_left(client: Any) -> Any:
    with client.chat.completions.create(**CHAT, stream=True) as chunks:
        return next(iter(chunks)).object


def raw(client: Any) -> Any:
    answer = client.chat.completions.with_raw_response.create(**CHAT)
    return answer.headers["content-type"], answer.parse().choices[0].finish_reason


def raw_stream(client: Any) -> Any:
    return [chunk.object for chunk in client.chat.completions.with_raw_response.create(**CHAT, stream=True).parse()]


def parse(client: Any) -> Any:
    return client.chat.completions.parse(**CHAT, response_format=City).choices[0].message.parsed.name


def stream_helper(client: Any) -> Any:
    with client.chat.completions.stream(**CHAT, response_format=City) as events:
        kinds = [event.type for event in events]
    return sorted(set(kinds)), events.get_final_completion().choices[0].message.parsed.name


def embeddings(client: Any) -> Any:
    return client.embeddings.create(model=EMBEDDING_MODEL, input="fjord").data[0].embedding


def response(client: Any) -> Any:
    return client.responses.create(model=MODEL, input="Say ahoy.").output_text


def response_stream(client: Any) -> Any:
    return [event.type for event in client.responses.create(model=MODEL, input="Say ahoy.", stream=True)]


def pages(client: Any) -> Any:
    return len(list(client.files.list(limit=30)))


def refused(client: Any) -> Any:
    try:
        client.chat.completions.create(**CHAT, extra_headers={"x-fault": "429"})
    except Exception as error:
        return type(error).__name__, type(error).__module__


async def async_create(client: Any, **more: Any) -> Any:
    return (await client.chat.completions.create(**CHAT, **more)).choices[0].message.content


async def async_stream(client: Any, **more: Any) -> Any:
    chunks = await client.chat.completions.create(**CHAT, **USAGE, stream=True, **more)
    return [choice.delta.content async for chunk in chunks for choice in chunk.choices]


async def async_stream_helper(client: Any) -> Any:
    async with client.chat.completions.stream(**CHAT) as events:
        kinds = [event.type async for event in events]
    return sorted(set(kinds)), (await events.get_final_completion()).choices[0].message.content


async def async_embeddings(client: Any) -> Any:
    return (await client.embeddings.create(model=EMBEDDING_MODEL, input="fjord")).data[0].embedding


async def async_response_stream(client: Any) -> Any:
    return [event.type async for event in await client.responses.create(model=MODEL, input="Say ahoy.", stream=True)]


async def async_pages(client: Any) -> Any:
    return len([file async for file in client.files.list(limit=30)])


async def async_refused(client: Any) -> Any:
    try:
        await client.chat.completions.create(**CHAT, extra_headers={"x-fault": "429"})
    except Exception as error:
        return type(error).__name__, type(error).__module__


_ALL = {name: each for name, each in list(globals().items()) if callable(each) and each.__module__ == __name__}
ASYNC_CALLS = {name: each for name, each in _ALL.items() if name.startswith("async_")}
CALLS = {name: each for name, each in _ALL.items() if name[0].islower() and name not in ASYNC_CALLS}
