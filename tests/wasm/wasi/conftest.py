"""A component that plays scenarios, and the built-in server that it talks to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wasm.wasi.components import BUILT, GUEST, build, run
from wherry_server import Server, serve

Play = Callable[..., Any]


@pytest.fixture(autouse=True, scope="session")
def _no_compiled_components_stay() -> Iterator[None]:
    """What wasmtime compiled takes 45 MB for each component, and four seconds to make again."""
    yield
    for compiled in BUILT.glob("*.cwasm"):
        compiled.unlink()


@pytest.fixture(scope="session")
def component() -> Path:
    """The component of guest/."""
    return build(GUEST)


@pytest.fixture(scope="session")
def running() -> Iterator[Server]:
    """The server of all these tests."""
    with serve(items=45) as server:
        yield server


@pytest.fixture
def server(running: Server) -> Server:
    """The server, with an empty log and no faults."""
    running.log.clear()
    running.faults.clear()
    return running


@pytest.fixture
def play(component: Path, server: Server) -> Play:
    """Play a scenario of the guest and give what it tells. It must import nothing."""

    def played(scenario: str, *faults: str) -> Any:
        server.faults.add(*faults)
        ended = run(component, SCENARIO=scenario, OPENAI_API_KEY="sk-test", OPENAI_BASE_URL=server.url)
        assert ended.returncode == 0, ended.stderr
        told = json.loads(ended.stdout)
        assert "error" not in told, told["error"]
        assert told["imported"] == []
        return told["value"]

    return played
