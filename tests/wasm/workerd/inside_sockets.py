"""Run the table of tests/sockets, with and without `await`, inside workerd."""

from __future__ import annotations

from tests.wasm.sockets import here_of, run_all


async def main(url: str, asynchronous: bool, names: list[str], without: list[str]) -> dict[str, str]:
    """Return "" or what was wrong for each of the rows, or of the named ones."""
    return await run_all(here_of(url, "workerd", asynchronous=asynchronous), names, without)
