"""Run the scenarios of tests/wasm/behaviour_sync.py inside Pyodide."""

from __future__ import annotations

from tests.wasm import behaviour_sync


async def main(url: str) -> dict[str, str]:
    """Return "" or the failure for each scenario."""
    return behaviour_sync.run_all(url, "node")
