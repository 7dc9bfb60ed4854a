"""The package inside workerd, the runtime of edge functions, against the built-in server: every scenario."""

from __future__ import annotations

from tests.wasm import (
    behaviour,
    behaviour_sockets,  # noqa: F401 - takes its scenarios into the list
    behaviour_sync,
)
from tests.wasm.workerd.worker import call
from wherry_server import Server


def test_scenarios(worker: str, server: Server) -> None:
    """All scenarios of AsyncClient and of Client hold."""
    outcomes = call(f"{worker}/_host/run", {"module": "tests.wasm.workerd.inside", "url": server.url})
    failed = "\n".join(f"== {name}\n{text}" for name, text in outcomes.items() if text)
    assert not failed, failed
    assert outcomes.keys() == behaviour.SCENARIOS.keys() | behaviour_sync.SCENARIOS.keys()
