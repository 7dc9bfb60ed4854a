"""The simulation of many workers: its figures are the same every time, and are what docs/bulk-cluster.md says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.bulk_sim import Account, Load, line, main, simulate

MINUTE = Account(per_s=100, bucket_s=60, latency_s=0.5)
SECOND = Account(per_s=100, bucket_s=1, latency_s=0.5)


@pytest.mark.parametrize("account", [MINUTE, SECOND], ids=["minute", "second"])
@pytest.mark.parametrize("workers", [1, 10, 100])
def test_leases_keep_the_rate(account: Account, workers: int) -> None:
    """Leases of half a second use all of the rate and no more, evenly, and nothing is refused or lost."""
    outcome = simulate(account, Load(2_000, workers, max(128, workers)), "lease")
    assert outcome.answered == 2_000
    assert (outcome.refused, outcome.lost) == (0, 0)
    assert 0.96 <= outcome.answered / (account.per_s * outcome.last_s) <= 1.01
    assert max(outcome.rows.values()) <= 1.15 * 2_000 / workers + 10
    assert outcome.messages <= 1.3 * min(100, workers / 0.5) * outcome.last_s + workers


def test_a_governor_each_is_enough_for_a_few() -> None:
    """Ten workers that go by the headers use more than the rate of a bucket that is full at the start; next to nothing is refused."""
    outcome = simulate(MINUTE, Load(9_000, 10, 120), "governor")
    assert outcome.lost == 0
    assert outcome.refused <= 0.005 * outcome.answered
    assert outcome.answered / (MINUTE.per_s * outcome.last_s) >= 1.2
    assert min(outcome.rows.values()) >= 0.9 * max(outcome.rows.values())


def test_back_off_loses_rows() -> None:
    """Two retries after the time that the server tells, and nothing that holds back: most rows are lost."""
    outcome = simulate(SECOND, Load(1_500, 10, 60), "back-off")
    assert outcome.lost >= 500
    assert outcome.answered + outcome.lost == 1_500


@pytest.mark.parametrize(("workers", "lease_s"), [(1, 5.0), (10, 0.5), (100, 1.0)])
def test_the_page_has_these_figures(workers: int, lease_s: float) -> None:
    """The lines of leases in the first table are those that the command prints."""
    load = Load(18_000, workers, 128)
    page = (Path(__file__).parents[2] / "docs/bulk-cluster.md").read_text("utf-8")
    assert line(MINUTE, load, "lease", simulate(MINUTE, load, "lease", lease_s=lease_s), lease_s) in page.splitlines()


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints a line for each number of workers and each way, and the same again with the same seed."""
    arguments = ["--rows", "300", "--workers", "1", "5", "--lease-s", "0.5", "1"]
    assert main(arguments) == 0
    first = capsys.readouterr().out
    main(arguments)
    assert capsys.readouterr().out == first
    assert [line.split(" | ")[:2] for line in first.splitlines()[2:]] == [
        [f"| {workers}", way]
        for workers in (1, 5)
        for way in ("governor", "leases of 0.5 s", "leases of 1 s", "back-off, 2 retries")
    ]
