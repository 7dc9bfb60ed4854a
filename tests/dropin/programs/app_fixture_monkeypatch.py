"""Patch the class of a resource with pytest's monkeypatch, sync and async."""

import asyncio

import pytest
from openai import AsyncOpenAI, OpenAI
from openai.resources.chat.completions import AsyncCompletions, Completions
from openai.types.chat import ChatCompletion

ANSWER = ChatCompletion.model_validate(
    {
        "id": "x",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "patched"}}],
    }
)


def ask() -> str:
    return OpenAI().chat.completions.create(model="m", messages=[]).choices[0].message.content


async def ask_async() -> str:
    completion = await AsyncOpenAI().chat.completions.create(model="m", messages=[])
    return completion.choices[0].message.content


async def create(self, **arguments):
    return ANSWER


with pytest.MonkeyPatch.context() as monkeypatch:
    monkeypatch.setattr(Completions, "create", lambda self, **arguments: ANSWER)
    monkeypatch.setattr(AsyncCompletions, "create", create)
    assert ask() == "patched"
    assert asyncio.run(ask_async()) == "patched"
