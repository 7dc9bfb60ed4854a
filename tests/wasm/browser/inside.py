"""Run the scenarios that hold everywhere, those of browsers alone, and some of WebSockets, with and without `await`."""

from __future__ import annotations

from tests.wasm import (
    behaviour,
    behaviour_sockets,  # noqa: F401 - takes its scenarios into the list
    behaviour_sync,
    sockets,
)
from tests.wasm.browser import only_browser
from tests.wasm.sockets_quick import QUICK


async def main(url: str, host: str, others: dict[str, str]) -> dict[str, str]:
    """Return "" or the failure for each scenario."""
    only_browser.OTHERS.update(others)
    outcomes = await behaviour.run_all(url, host)
    outcomes |= behaviour_sync.run_all(url, host)
    for asynchronous in (True, False):
        outcomes |= await sockets.run_all(sockets.here_of(url, host, asynchronous=asynchronous), QUICK)
    return outcomes
