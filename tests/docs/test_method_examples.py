"""The examples in the reference run, on both clients, against the built-in server."""

from __future__ import annotations

import ast
import asyncio
import inspect
from collections.abc import Iterator
from types import FunctionType

import pytest

from docsite import examples, facts
from wherry import AsyncClient, Client
from wherry_server import Server, serve

KNOWN = examples.known()
METHODS = {method.dotted for resource in facts.resources() for method in resource.methods}
QUIET = {"responses.delete"}
"""What prints nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The built-in server."""
    with serve(words=20) as server:
        yield server


@pytest.fixture(autouse=True)
def _nothing_is_deleted(server: Server) -> None:
    server.store.clear()


def test_of_the_most_used_methods() -> None:
    """At least 40 methods have an example, each by a name that is there."""
    assert len(KNOWN) >= 40
    assert KNOWN.keys() - METHODS == set()


@pytest.mark.parametrize("name", KNOWN)
def test_with_client(name: str, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The example calls its method, and prints something."""
    before = len(server.log)
    with Client(base_url=server.url, api_key="sk-test") as client:
        exec(compile(KNOWN[name].sync, name, "exec"), {"client": client, "__name__": "__main__"})
    assert len(server.log) > before
    assert f"client.{name}(" in KNOWN[name].sync
    assert capsys.readouterr().out.strip() or name in QUIET


@pytest.mark.parametrize("name", KNOWN)
def test_with_async_client(name: str, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    """The example for AsyncClient does the same."""
    code = compile(KNOWN[name].asynchronous, name, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert code.co_flags & inspect.CO_COROUTINE, "nothing is awaited"

    async def run() -> None:
        async with AsyncClient(base_url=server.url, api_key="sk-test") as client:
            await FunctionType(code, {"client": client, "__name__": "__main__"})()

    before = len(server.log)
    asyncio.run(run())
    assert len(server.log) > before
    assert capsys.readouterr().out.strip() or name in QUIET
