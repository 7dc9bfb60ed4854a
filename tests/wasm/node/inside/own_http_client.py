"""`http_client=` in Pyodide: httpx works there with a transport of its own."""

from __future__ import annotations

from typing import Any


async def main() -> dict[str, Any]:
    """Return the result of a call over httpx."""
    import httpx

    import wherry

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"object": "list", "data": [{"id": str(request.url)}]})

    http_client = httpx.AsyncClient(transport=httpx.MockTransport(answer))
    client = wherry.AsyncClient(api_key="sk-test", base_url="https://api.test/v1", http_client=http_client)
    page = await client.models.list()
    streamed = []
    async with client.models.with_streaming_response.list() as response:
        streamed = [chunk async for chunk in response.iter_bytes()]
    await client.close()
    return {"id": page.data[0].id, "bytes": sum(map(len, streamed))}
