"""The measurement of rate limits keeps working: ways meet a server with limits, and the arithmetic of the report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.environments import in_place
from bench.limits import command
from bench.limits.scenarios import SCENARIOS, Scenario
from bench.limits.ways import WAYS
from bench.processes import Failed

SMALL = replace(SCENARIOS[0], rate=200.0, bucket=20.0, rows=60, at_a_time=16, latency_s=0.01)


@pytest.mark.parametrize("way", ["limits", "wherry-2", "script"])
def test_a_way_meets_a_scenario(way: str) -> None:
    """All rows arrive or are lost, and nothing is given away beyond the limit."""
    came = command.meet(way, replace(SMALL, rows=16) if way == "script" else SMALL, in_place())
    assert came.lost == 0 or way != "limits"
    assert 0 < came.of_all < 1.1
    assert came.cpu_s > 0
    assert came.repeats == 0


def test_tokens_calls_in_flight_and_processes() -> None:
    """The other limits of the server hold as well."""
    tight = replace(SMALL, tokens_a_second=2000.0, token_bucket=200.0, sizes=(10, 30), callers=4)
    came = command.meet("limits", tight, in_place())
    assert (came.lost, came.of_all < 1.1, 0 < came.evenness <= 1) == (0, True, True)
    few = replace(SMALL, in_flight=4, headers="none", processes=2, rows=40)
    assert command.meet("limits-trio", few, in_place()).lost == 0
    with pytest.raises(Failed, match="openai"):
        command.meet("openai-2", SMALL, replace(in_place(), path=("/nowhere",)))


def test_the_table_and_its_figures() -> None:
    """Answers are held against what flowed in, and against the full bucket as well; calls in flight against their number."""
    stats = {
        "seconds": 10.0,
        "answers": 1045,
        "refused": 55,
        "rows": 1040,
        "tokens": 5000,
        "callers": {"a": 500, "b": 545},
    }
    took = [{"cpu_s": 3.0, "wall_s": 10.0, "lost": 2}]
    came = command._meeting("limits", SCENARIOS[0], stats, took)
    assert (came.of_rate, came.of_all, came.refused, came.lost, came.repeats) == (1.045, 0.95, 0.05, 2, 5)
    assert came.cpu_s == pytest.approx(0.002)
    assert command._meeting("limits", replace(SCENARIOS[0], in_flight=32), stats, took).of_all == pytest.approx(
        0.3266, 1e-3
    )
    tokens = Scenario("t", "tokens", tokens_a_second=1000, token_bucket=1000)
    assert command._meeting("limits", tokens, stats, took).of_all == pytest.approx(5 / 11)
    lines = command.markdown([came], ["openai: none"], "versions").splitlines()
    (row,) = (line for line in lines if line.startswith(f"| {WAYS['limits'][1]}"))
    assert [cell.strip() for cell in row.split("|")[2:-1]] == ["10.0", "104.5", "95.0", "5.00", "2", "0.92", "2,000"]
    assert "- openai: none" in lines
