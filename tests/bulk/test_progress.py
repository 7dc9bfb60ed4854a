"""Progress: by callback, as lines of a log, as a line on a terminal, with rich; and a Summary in words."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wherry import bulk
from wherry._runtime.bulk import progress as module
from wherry._runtime.bulk.summary import duration, told
from wherry._runtime.limits.usage import Usage

from .hosts import Host


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_callback(host: Host) -> None:
    """It gets Summaries while the run goes on, not more than some ten a second, and one at the end."""
    seen: list[bulk.Summary] = []
    began_s = time.monotonic()
    host.summary(range(60), host.call(lambda row: row, 0.01), concurrency=2, progress=seen.append)
    assert 2 <= len(seen) <= 3 + (time.monotonic() - began_s) * 10
    assert [each.finished for each in seen] == sorted(each.finished for each in seen)
    assert seen[0].finished < 60
    assert seen[-1].done == 60
    assert seen[-2].held_back_by == "concurrency"


@pytest.mark.parametrize("what", ["source", "consumer"])
def test_what_holds_a_run_back(what: str) -> None:
    """A slow source and a slow consumer are told from calls that take long."""
    seen: list[str] = []

    def rows() -> Any:
        for n in range(30):
            time.sleep(0.01 if what == "source" else 0)
            yield n

    def take(result: Any) -> None:
        time.sleep(0.01 if what == "consumer" else 0)

    Host("threads").results(
        rows(), lambda row: row, take, concurrency=2, progress=lambda summary: seen.append(summary.held_back_by)
    )
    assert what in seen


def test_calls_in_flight_hold_a_run_back(host: Host) -> None:
    """Before the first of them has ended, too, nobody says that it is the source."""
    seen: list[str] = []
    host.results(
        range(8), host.call(abs, 1.1), concurrency=4, progress=lambda summary: seen.append(summary.held_back_by)
    )
    assert "concurrency" in seen
    assert set(seen) <= {"", "concurrency"}


def test_an_error_of_the_callback_ends_the_run(host: Host) -> None:
    """It is raised like an error of the program's own."""

    def fails(summary: bulk.Summary) -> None:
        raise LookupError("progress")

    with pytest.raises(LookupError, match="progress"):
        host.results(range(1000), host.call(lambda row: row), progress=fails)


def run_with(monkeypatch: pytest.MonkeyPatch, progress: Any, stderr: Any, each: Callable[[Any], object]) -> None:
    monkeypatch.setattr(sys, "stderr", stderr)
    for result in bulk.run(range(10), lambda row: row, progress=progress):
        each(result)


def test_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stderr is no terminal, nothing is shown unless it is asked for: then a line now and then, and one at the end."""
    quiet = io.StringIO()
    run_with(monkeypatch, None, quiet, bool)
    assert quiet.getvalue() == ""
    log = io.StringIO()
    run_with(monkeypatch, True, log, bool)
    (line,) = log.getvalue().splitlines()
    assert line.startswith("bulk: 10 of 10 rows, ")


def test_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without rich the line is erased before the program writes, and sys.stdout is the program's own again at the end."""
    monkeypatch.setitem(sys.modules, "rich.console", None)
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(module._Line, "every_s", 0.0)
    run_with(monkeypatch, None, screen, lambda result: sys.stdout.write(f"row {result.n}\n"))
    assert sys.stdout is sys.stderr is screen
    rows = [line for line in screen.getvalue().split("\n") if "\x1b[Krow " in line]
    assert len(rows) >= 9
    assert screen.getvalue().rpartition("\x1b[K")[2].startswith("10 of 10 rows, ")


def test_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    """With rich the bar goes, and what is left is the last line."""
    pytest.importorskip("rich")
    monkeypatch.setenv("TERM", "xterm")
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(module._Rich, "every_s", 0.0)
    run_with(monkeypatch, None, screen, lambda result: print(f"row {result.n}"))
    for n in range(10):
        assert f"row {n}\n" in screen.getvalue()
    assert "10 of 10 rows, " in screen.getvalue().rstrip().splitlines()[-1]


def test_a_file(tmp_path: Path, host: Host) -> None:
    """How many rows a file has is estimated from the share that was read, and known at its end."""
    path = tmp_path / "rows.jsonl"
    path.write_text("12345\n" * 5000)
    seen: list[bulk.Summary] = []
    summary = host.summary(path, host.call(lambda row: row, 0.0005), concurrency=2, progress=seen.append)
    assert (summary.total, summary.done) == (5000, 5000)
    early = [each for each in seen if each.share and each.total is None]
    assert early
    assert all(each.share == pytest.approx(each.rows / 5000, abs=0.001) for each in early)
    assert " of about 5000 rows, " in told(early[0], running=True)
    assert told(early[-1], running=True).endswith(" s left")


def test_a_limit_bounds_the_total(tmp_path: Path, host: Host) -> None:
    """A file or a generator has as many rows as `limit` says, or fewer, which is known at the end."""
    path = tmp_path / "rows.jsonl"
    path.write_text("1\n" * 8)
    for source in (lambda: path, lambda: iter(range(8))):
        seen: list[bulk.Summary] = []
        for limit, total in ((5, 5), (20, 8)):
            with bulk.run(source(), abs, limit=limit) as run:
                assert run.summary.total == limit
            assert host.summary(source(), host.call(abs), limit=limit, progress=seen.append).total == total


def test_in_words() -> None:
    """A Summary is a line that a person reads."""
    summary = bulk.Summary(total=10_000, rows=1300, done=1200, failed=34, seconds=100.0, refused=2, cost=0.4)
    summary.usage["m"] = Usage(input=1_000_000, output=200_000, cached=0, total=1_200_000)
    summary.held_back_by = "limit"
    assert told(summary, running=True) == (
        "1,234 of 10,000 rows, 34 failed, 12 rows/s, 1.2 M tokens, $0.40, 2 refusals, held back by the rate limit, "
        "11 min 50 s left"
    )
    summary.stopped_because = "it was ended early"
    assert str(summary).endswith("in 1 min 40 s, stopped because: it was ended early")
    assert [duration(seconds) for seconds in (0.26, 59, 3700, 90_000, 200_000)] == [
        "0.3 s",
        "59 s",
        "1 h 2 min",
        "25 h 0 min",
        "2 d 7 h",
    ]
