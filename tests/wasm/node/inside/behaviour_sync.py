"""Run the scenarios of tests/wasm/behaviour_sync.py inside Pyodide."""

from __future__ import annotations

from tests.wasm import behaviour_sync


async def main(url: str) -> dict[str, str]:
    """Give for each scenario "" or its failure."""
    return behaviour_sync.run_all(url, "node")
