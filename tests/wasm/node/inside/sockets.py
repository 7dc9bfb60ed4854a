"""Run the table of tests/sockets inside Pyodide in Node, with `await` or without."""

from __future__ import annotations

from tests.wasm.sockets import here_of, run_all


async def main(url: str, asynchronous: bool, without: list[str]) -> dict[str, str]:
    """Return "" or what was wrong for each row."""
    return await run_all(here_of(url, "node", asynchronous=asynchronous), without=without)
