"""Run the scenarios of tests/wasm/behaviour_sync.py, and some of WebSockets, inside Pyodide."""

from __future__ import annotations

from tests.wasm import behaviour_sync, sockets
from tests.wasm.sockets_quick import QUICK


async def main(url: str) -> dict[str, str]:
    """Return "" or the failure for each scenario."""
    outcomes = behaviour_sync.run_all(url, "node")
    return outcomes | await sockets.run_all(sockets.here_of(url, "node", asynchronous=False), QUICK)
