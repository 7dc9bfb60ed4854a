"""Wrap clients: a subclass with a default, a traced method, and a proxy for everything else."""

import asyncio
import functools
import time
from typing import Any

from openai import AsyncOpenAI, OpenAI
from openai.resources import Chat
from openai.resources.chat import Completions


class Tenant(OpenAI):
    def __init__(self, tenant: str, **options: Any) -> None:
        super().__init__(default_headers={"X-Tenant": tenant}, **options)
        self.tenant = tenant


class Counted:
    def __init__(self, client: OpenAI) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)


spans: list[tuple[str, float]] = []


def traced(function):
    @functools.wraps(function)
    def call(*arguments: Any, **keywords: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*arguments, **keywords)
        finally:
            spans.append((keywords["model"], time.perf_counter() - start))

    return call


client = Tenant("harbour", timeout=10)
client.chat.completions.create = traced(client.chat.completions.create)
asked = [{"role": "user", "content": "x"}]
assert Counted(client).chat.completions.create(model="gpt-4o", messages=asked).id and spans[0][0] == "gpt-4o"
assert client.chat.completions.create.__name__ == "create" and client.tenant == "harbour"
assert client.chat is client.chat and isinstance(client.chat, Chat) and isinstance(client.chat.completions, Completions)
original = Completions.create
try:
    Completions.create = traced(original)
    OpenAI().chat.completions.create(model="gpt-4o-mini", messages=asked)
finally:
    Completions.create = original
assert [model for model, _ in spans] == ["gpt-4o", "gpt-4o-mini"]


async def main() -> None:
    client = AsyncOpenAI()
    original = client.responses.create

    async def create(*arguments: Any, **keywords: Any) -> Any:
        keywords.setdefault("model", "gpt-4o")
        return await original(*arguments, **keywords)

    client.responses.create = create
    assert (await client.responses.create(input="ahoy")).output_text
    await client.close()


asyncio.run(main())
