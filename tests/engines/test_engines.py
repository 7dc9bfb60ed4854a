"""`wherry.bulk.dask` and `wherry.bulk.ray`, with two workers: what they answer, what they may spend, and what a kill costs."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.engines.running import ROOT, printed
from tests.engines.work import Ask, rows
from wherry import AsyncClient, bulk
from wherry_server import Server, serve

PER_S = 100
ROWS, PARTS = 600, 6
REFUSED_EVERY = 100
IN_FLIGHT = 32
"""For each partition that is being worked on."""

LEASE_S = 0.5
"""For how long a worker's share is reserved, by default."""


def run(engine: str, server: Server, folder: Path, kill_after: int | None = None, **options: Any) -> dict[str, Any]:
    """Run the program with the engine; return what it wrote."""
    # Rows that have failed are tried again by the worker that goes on with a partition.
    work = [ROWS, REFUSED_EVERY if kill_after is None else 0]
    task = {"folder": str(folder), "work": work, "parts": PARTS, "kill_after": kill_after}
    options = {"requests_per_minute": 60 * PER_S, "concurrency": IN_FLIGHT, **options}
    printed(["-m", f"tests.engines.with_{engine}", json.dumps({**task, "options": options})], server.url, ROOT)
    return json.loads((folder / "result.json").read_text())


@pytest.fixture
def server():
    """A server that lets 100 calls a second pass, each of which takes 50 to 150 ms."""
    with serve(requests_per_minute=60 * PER_S, burst_s=1, faults="slow-headers=0.05-0.15") as server:
        yield server


async def in_one_process(folder: Path, url: str) -> dict[int, str | None]:
    """Return the answers of an ordinary `bulk.run`: row -> text, None where it has failed."""
    ask = Ask(folder)
    async with (
        AsyncClient(base_url=url, api_key="sk-test") as client,
        bulk.run(rows(ROWS, REFUSED_EVERY), lambda row: ask(client, row), limits=None) as running,
    ):
        return {result.n: None if result.error else result.answer async for result in running}


@pytest.mark.parametrize("engine", ["dask", "ray"])
def test_the_same_answers_within_the_budget(engine: str, server: Server, tmp_path: Path) -> None:
    """Two workers write what one process answers, to Parquet, and together keep to the rate: nothing is refused."""
    ran = run(engine, server, tmp_path)
    used = server.limits.as_json()
    with serve() as unlimited:
        expected = asyncio.run(in_one_process(tmp_path / "pids", unlimited.url))
    assert {row: answer for row, _, _, answer, _ in ran["rows"]} == expected
    failed = [(row, error) for row, _, _, _, error in ran["rows"] if error is not None]
    assert [row for row, _ in failed] == list(range(REFUSED_EVERY - 1, ROWS, REFUSED_EVERY))
    assert all(error.startswith("BadRequestError: ") for _, error in failed)
    assert ran["workers"] == 2
    assert used["refused"] <= 0.05 * ROWS  # none, where nothing else delays the workers
    took_s = used["last_s"] - used["first_s"]
    # 0.98 of the rate, where the machine does nothing else. What a worker was late for, it may make up for within one lease.
    assert 0.2 * PER_S * took_s < used["answered"] <= 1.04 * PER_S * (took_s + LEASE_S)


@pytest.mark.parametrize("engine", ["dask", "ray"])
def test_a_killed_worker_costs_its_calls_in_flight(engine: str, server: Server, tmp_path: Path) -> None:
    """Every row is answered once, but those that were in flight: also where the budget of Ray is killed, too."""
    ran = run(engine, server, tmp_path, kill_after=ROWS // 3)
    used = server.limits.as_json()
    assert [row for row, *_ in ran["rows"]] == list(range(ROWS))
    assert [answer for *_, answer, error in ran["rows"] if (answer is None) == (error is None)] == []
    killed = {"dask": {"worker killed"}, "ray": {"worker killed", "budget killed"}}[engine]
    assert {path.name for path in tmp_path.iterdir() if path.name.endswith(" killed")} == killed
    at_once = {"dask": 1, "ray": 2}[engine]
    assert 0 <= used["answered"] - used["distinct"] <= at_once * IN_FLIGHT
