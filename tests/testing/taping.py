"""Programs that run once against a server, while a cassette records, and once more from the cassette."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.transports.kinds import FAMILIES, RUNNERS, Kind, Waited, run
from tests.transports.scripted import Answer, ScriptedServer
from wherry import AsyncClient, Client
from wherry.testing import cassette

KINDS = [Kind(runner, FAMILIES[0]) for runner in RUNNERS]
on_every = pytest.mark.parametrize("kind", KINDS, ids=str)
KEY = "sk-own-0123456789abcdef"
Program = Callable[[Any], Coroutine[Any, Any, Any]]


def record(kind: Kind, path: Path, answers: Sequence[Answer] | Answer, program: Program, **options: Any) -> Any:
    """Run `program(client)` against a server that gives `answers`, and record it. Return what the program returns."""
    client_options = {"api_key": KEY, **options.pop("client", {})}
    with ScriptedServer(answers) as server, cassette(path, mode="all", **options) as tape:
        return _run(kind, tape, program, {**client_options, "base_url": server.url})


def play(kind: Kind, path: Path, program: Program, **options: Any) -> Any:
    """Run `program(client)` from a cassette, with another key and another address."""
    client_options = {"api_key": "test", "base_url": "http://unreachable.invalid/v1", **options.pop("client", {})}
    with cassette(path, **options) as tape:
        return _run(kind, tape, program, client_options)


def _run(kind: Kind, tape: Any, program: Program, options: dict[str, Any]) -> Any:
    async def whole() -> Any:
        client: Any
        if kind.is_async:
            client = AsyncClient(transport=tape.async_transport, **options)
        else:
            client = _Waited(Client(transport=tape.transport, **options))
        try:
            return await program(client)
        finally:
            await client.close()

    return run(kind, whole)


class _Waited(Waited):
    """A sync client whose resources can be awaited, too."""

    def __getattr__(self, name: str) -> Any:
        if name in ("chat", "completions", "files", "models"):
            return _Waited(getattr(self._target, name))
        return super().__getattr__(name)


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a cassette."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
