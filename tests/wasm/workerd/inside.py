"""Run the scenarios that hold everywhere, with and without `await`, inside workerd."""

from __future__ import annotations

from tests.wasm import (
    behaviour,
    behaviour_sockets,  # noqa: F401 - takes its scenarios into the list
    behaviour_sync,
)


async def main(url: str) -> dict[str, str]:
    """Return "" or the failure for each scenario."""
    outcomes = await behaviour.run_all(url, "workerd")
    return outcomes | behaviour_sync.run_all(url, "workerd")
