"""Run the scenarios that hold everywhere, and those of browsers alone, with and without `await`, inside a browser."""

from __future__ import annotations

from tests.wasm import behaviour, behaviour_sync
from tests.wasm.browser import only_browser


async def main(url: str, host: str, others: dict[str, str]) -> dict[str, str]:
    """Return "" or the failure for each scenario."""
    only_browser.OTHERS.update(others)
    outcomes = await behaviour.run_all(url, host)
    return outcomes | behaviour_sync.run_all(url, host)
