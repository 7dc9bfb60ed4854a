"""Run the scenarios of tests/wasm/behaviour.py, and those of Node alone, inside Pyodide."""

from __future__ import annotations

from tests.wasm import (
    behaviour,
    behaviour_sockets,  # noqa: F401 - takes its scenarios into the list
)
from tests.wasm.node.inside import only_node  # noqa: F401 - the same


async def main(url: str, without: list[str]) -> dict[str, str]:
    """Return "" or the failure for each scenario."""
    return await behaviour.run_all(url, "node", [name for name in behaviour.SCENARIOS if name not in without])
