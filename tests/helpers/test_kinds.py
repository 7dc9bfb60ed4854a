"""Every kind of type x every API x every way x every runner, against the built-in server, which holds strict mode's rules."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from typing import Any

import pytest
import trio

import wherry
from tests.helpers.answers_of_kinds import ASKED, WAYS, check
from tests.helpers.kinds_of_types import HERE, KINDS
from wherry_server import Server, serve

RUNNERS = ("sync", "asyncio", "trio")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One server for all, which must not have failed itself."""
    with serve() as running:
        yield running
    assert [record.error for record in running.log if record.error] == []


def run(runner: str, coroutine: Coroutine[Any, Any, None]) -> None:
    if runner == "asyncio":
        asyncio.run(coroutine)
    elif runner == "trio":
        trio.run(lambda: coroutine)
    else:
        with pytest.raises(StopIteration):
            coroutine.send(None)


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("api", ASKED)
@pytest.mark.parametrize("name", KINDS)
def test_an_answer_of_a_type(server: Server, name: str, api: str, way: str, runner: str) -> None:
    """The answer is a value of the type, and says what the text of the answer says; so do its parts while it streams."""
    if name not in HERE:
        pytest.skip(f"the library of {name} is not installed")
    options: dict[str, Any] = {"base_url": server.url, "api_key": "sk-test", "max_retries": 0}

    async def whole() -> None:
        if runner == "sync":
            with wherry.Client(**options) as client:
                await check(client, name, api, way)
        else:
            async with wherry.AsyncClient(**options) as client:
                await check(client, name, api, way)

    run(runner, whole())


def test_there_are_nine_kinds() -> None:
    """On this host every library is there."""
    assert list(KINDS) == HERE
    assert len(KINDS) == 9
