"""Bring an httpx client with a transport, hooks and headers; set a proxy for the async one."""

import asyncio

import httpx
from openai import AsyncOpenAI, OpenAI

seen = []


def note(request: httpx.Request) -> None:
    seen.append((request.method, request.url.path))


with httpx.Client(event_hooks={"request": [note]}, headers={"X-Team": "harbour"}) as http:
    client = OpenAI(http_client=http)
    assert client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}]).id
    assert client.models.retrieve("gpt-4o").id == "gpt-4o"
assert seen == [("POST", "/v1/chat/completions"), ("GET", "/v1/models/gpt-4o")]


async def main() -> None:
    async with httpx.AsyncClient(proxy="http://127.0.0.1:9", trust_env=False) as http:
        client = AsyncOpenAI(http_client=http, max_retries=0)
        try:
            await client.models.list()
        except Exception as error:
            assert type(error).__name__ == "APIConnectionError" and error.__cause__ is not None
        else:
            raise SystemExit("the proxy was not asked")
    transport = httpx.AsyncHTTPTransport(retries=1, limits=httpx.Limits(max_connections=5))
    async with AsyncOpenAI(http_client=httpx.AsyncClient(transport=transport)) as client:
        assert (await client.models.list()).data


asyncio.run(main())
