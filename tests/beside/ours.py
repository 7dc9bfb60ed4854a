"""Send calls with wherry's clients, and keep the requests."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Awaitable, Callable, Iterable
from operator import attrgetter
from typing import Any

from tests.beside import SETTINGS
from tests.beside.reading import Call
from tests.beside.requests import Request
from wherry import AsyncClient, Client, WherryError
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent

REFUSAL = Reply(status=418)
"""Every kind of call, a stream as well as a page, ends with it at once."""


def by_client(calls: Iterable[Call]) -> dict[str, Request | Exception]:
    """Return the request of each call by its test, or what Client raised instead of sending one."""
    transport = MemoryTransport(lambda sent: REFUSAL)
    with Client(**SETTINGS, transport=transport, max_retries=0) as client:
        return {call.test: _request(call, client, transport.requests, lambda sent: sent) for call in calls}


def by_async_client(calls: Iterable[Call]) -> dict[str, Request | Exception]:
    """Return the same of AsyncClient."""
    transport = AsyncMemoryTransport(lambda sent: REFUSAL)
    client = AsyncClient(**SETTINGS, transport=transport, max_retries=0)
    with asyncio.Runner() as runner:
        return {
            call.test: _request(call, client, transport.requests, lambda sent: runner.run(_awaited(sent)))
            for call in calls
        }


async def _awaited(sent: Awaitable[Any]) -> Any:
    return await sent


def _request(
    call: Call, client: Client | AsyncClient, kept: list[Sent], wait: Callable[[Any], Any]
) -> Request | Exception:
    kept.clear()
    raised: Exception | None = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            wait(attrgetter(call.method)(client)(*call.args, **call.kwargs))
        except (WherryError, AttributeError, TypeError, ValueError) as error:
            raised = error
    if not kept:
        assert raised is not None, f"{call.test} neither sends nor raises"
        return raised
    (sent,) = kept
    return Request.of(sent.method, sent.url, sent.headers.items(), sent.body)
