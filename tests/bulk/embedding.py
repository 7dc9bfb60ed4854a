"""A service of embeddings in memory, and `bulk.embed` with it in threads, on asyncio and on trio."""

from __future__ import annotations

import asyncio
import base64
import struct
from collections.abc import Callable
from typing import Any

import pytest
import trio

from wherry import AsyncClient, Client, bulk
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent

MODEL = "text-embedding-3-small"


class Service:
    """Embeds a text as [its length, 0.5]; refuses requests over `limit` characters, and texts with "bad" in them."""

    def __init__(self, limit: int = 10_000) -> None:
        self.limit = limit
        self.sizes: list[int] = []
        self.status = 0

    def __call__(self, sent: Sent) -> Reply:
        body = sent.json()
        texts = body["input"]
        self.sizes.append(len(texts))
        if self.status:
            return Reply(status=self.status, json={"error": {"message": "not now", "param": None}})
        if body["model"] != MODEL:
            return Reply(status=400, json={"error": {"message": "which model?", "param": "model"}})
        if sum(map(len, texts)) > self.limit:
            return Reply(status=400, json={"error": {"message": "max 10000 tokens per request", "param": None}})
        if any("bad" in text for text in texts):
            return Reply(status=400, json={"error": {"message": "a bad text", "param": "input"}})
        data = [
            {"index": index, "embedding": base64.b64encode(struct.pack("<2f", len(text), 0.5)).decode()}
            for index, text in enumerate(texts)
        ]
        return Reply(json={"data": data[::-1], "model": MODEL, "usage": {"prompt_tokens": 5, "total_tokens": 5}})


def sync_results(rows: Any, service: Service, **options: Any) -> list[Any]:
    """Embed with a Client."""
    with Client(api_key="test", transport=MemoryTransport(service), max_retries=0) as client:
        return list(bulk.embed(rows, client, **{"model": MODEL, "progress": False, **options}))


def async_results(rows: Any, service: Service, **options: Any) -> list[Any]:
    """Embed with an AsyncClient."""
    return asyncio.run(_collected(rows, service, options))


async def _collected(rows: Any, service: Service, options: dict[str, Any]) -> list[Any]:
    async with AsyncClient(api_key="test", transport=AsyncMemoryTransport(service), max_retries=0) as client:
        run = bulk.embed(rows, client, **{"model": MODEL, "progress": False, **options})
        return [result async for result in run]


def trio_results(rows: Any, service: Service, **options: Any) -> list[Any]:
    """The same on trio."""
    return trio.run(_collected, rows, service, options)


BOTH = pytest.mark.parametrize("results", [sync_results, async_results])
ALL = pytest.mark.parametrize("results", [sync_results, async_results, trio_results])
Results = Callable[..., list[Any]]
