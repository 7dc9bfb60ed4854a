"""The measurement of WebSockets keeps working: ways do cases, and the arithmetic of the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bench.environments import in_place
from bench.processes import Failed, Process
from bench.sockets import command
from bench.sockets.cases import CASES, TURNS, Took
from bench.sockets.ways import WAYS


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    """The server, in its process."""
    import sys

    with Process([sys.executable, "-m", "bench.sockets.server"], ()) as server:
        yield f"http://127.0.0.1:{int(server.hear(30.0))}/v1"


@pytest.mark.parametrize(
    ("way", "case"),
    [
        ("bare-threads", "turns"),
        ("transport-asyncio", "turns"),
        ("bare-trio", "out-200"),
        ("transport-threads", "in-60k"),
    ],
)
def test_a_way_does_a_case(way: str, case: str, base_url: str) -> None:
    """Everything is done, and takes time."""
    took = command.measure(way, case, base_url, in_place())
    assert took.cpu_s > 0
    assert took.wall_s >= (TURNS * 0.03 if case == "turns" else took.cpu_s / 8)


def test_nothing_is_left_of_dropped_connections(base_url: str) -> None:
    """1,000 connections that nobody closes leave no socket, thread or task."""
    took = command.measure("transport-threads", "drop", base_url, in_place())
    assert (took.units, took.left) == (1000, {"descriptors": 0, "threads": 0, "tasks": 0})


def test_a_way_that_cannot(base_url: str) -> None:
    """What a process says at its end is the reason."""
    with pytest.raises(Failed, match="openai"):
        command.measure("openai-threads", "turns", base_url, replace(in_place(), path=("/nowhere",)))


def test_the_table() -> None:
    """Times are of one unit, or of all turns; ratios are to the same library, run in the same way."""
    best = {
        ("turns", "bare-trio"): Took(20, 0.6, 0.010),
        ("turns", "transport-trio"): Took(20, 0.63, 0.012),
        ("drop", "transport-trio"): Took(1000, 2.0, 1.0, {"threads": 0}),
    }
    lines = command.markdown(command.Results(best, ["openai: none"]), "versions").splitlines()
    turns, drop = (line for line in lines if line.startswith(f"| {WAYS['transport-trio'].title}"))
    assert [cell.strip() for cell in turns.split("|")[2:-1]] == ["630.00", "1.05", "12.00", "1.20", ""]
    assert [cell.strip() for cell in drop.split("|")[2:-1]] == ["2.00", "", "1.00", "", "0 threads"]
    assert "- openai: none" in lines
    assert all(way.beside in ("", *WAYS) for way in WAYS.values())
    assert CASES["turns"].whole
