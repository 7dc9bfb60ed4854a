"""One scenario for sync, asyncio and trio clients of the generated package, over httpx and httpx2."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

import wherry
from tests.transports.kinds import Kind, run
from wherry._runtime.transports.http.connections import AsyncNativeTransport, NativeTransport

KINDS = [Kind("sync", "httpx"), Kind("asyncio", "httpx2"), Kind("trio", "httpx")]
"""Each way to wait and each HTTP library; tests/transports has every pair of them."""
on_each = pytest.mark.parametrize("kind", KINDS, ids=str)


async def done(value: Any) -> Any:
    """What a call gives, awaited where it has to be."""
    return await value if hasattr(value, "__await__") else value


async def everything(iterable: Any) -> list[Any]:
    """All items of a stream or page, sync or async."""
    if hasattr(iterable, "__aiter__"):
        return [item async for item in iterable]
    return list(iterable)


def play(kind: Kind, scenario: Callable[[Any], Coroutine[Any, Any, None]], **options: Any) -> None:
    """Run `scenario(client)`; nothing may be left open after it."""
    family = importlib.import_module(kind.family)

    async def whole() -> None:
        client: Any
        if kind.is_async:
            client = wherry.AsyncClient(transport=AsyncNativeTransport(family), **options)
        else:
            client = wherry.Client(transport=NativeTransport(family), **options)
        try:
            await scenario(client)
        finally:
            await done(client.close())

    run(kind, whole)
