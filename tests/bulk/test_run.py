"""bulk.run: each row once, in any order or in order, with a bounded number of them in memory; and what ends a run."""

from __future__ import annotations

import asyncio
import random
import sys
import threading
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry import bulk

from .hosts import Host


def status_error(kind: type[wherry.APIStatusError], status: int, **facts: Any) -> wherry.APIStatusError:
    return kind("no", status=status, **facts)


def test_each_row_once(host: Host) -> None:
    """Every row has one result, with its number, and what the function returned."""
    results = host.results(range(500), host.call(lambda row: row * 2), concurrency=16)
    assert sorted((each.n, each.row, each.answer) for each in results) == [(n, n, n * 2) for n in range(500)]
    assert all(each.ok and each.tries == 1 and not each.from_journal for each in results)


def test_in_order(host: Host) -> None:
    """With ordered=True the results come in the order of the rows, however long each takes."""
    dice = random.Random(7)
    seconds = [dice.random() / 500 for _ in range(300)]
    call = host.call(lambda row: row, seconds.__getitem__)
    assert [each.n for each in host.results(range(300), call, ordered=True, concurrency=8)] == list(range(300))


@pytest.mark.parametrize(("ordered", "most"), [(False, 8), (True, 16)])
def test_a_consumer_that_takes_nothing_stops_the_drawing(host: Host, ordered: bool, most: int) -> None:
    """No more rows are drawn than twice the calls in flight are ahead of the consumer, four times if in order."""
    drawn, taken, ahead = 0, 0, []

    def rows() -> Iterator[int]:
        nonlocal drawn
        for n in range(200):
            drawn += 1
            yield n

    def take(result: Any) -> None:
        nonlocal taken
        taken += 1
        if taken in (1, 50):
            time.sleep(0.05)
        ahead.append(drawn - taken)

    results = host.results(rows(), host.call(lambda row: row), take, concurrency=4, ordered=ordered)
    assert len(results) == 200
    assert max(ahead) <= most


def test_in_order_one_slow_row_holds_up_a_window_only(host: Host) -> None:
    """While the first row takes long, the rows behind it are done up to the end of the window, and no further one is drawn."""
    begun: list[int] = []
    at_first: list[int] = []

    def finish(row: int) -> int:
        begun.append(row)
        if row == 0:
            at_first.extend(begun)
        return row

    call = host.call(finish, lambda row: 0.0 if row else 0.1)
    results = host.results(range(60), call, concurrency=4, ordered=True)
    assert [each.n for each in results] == list(range(60))
    assert len(at_first) == 16


def test_async_rows() -> None:
    """Rows may come from an async iterable, which is asked for one at a time; threads refuse it."""

    async def rows(host: Host) -> AsyncIterator[int]:
        for n in range(40):
            await host.sleep(0.001 if n % 10 == 0 else 0)
            yield n

    for host in (Host("asyncio"), Host("trio")):
        assert host.summary(rows(host), host.call(lambda row: row)).done == 40
    with pytest.raises(wherry.UsageError, match="async for"):
        bulk.run(rows(Host("asyncio")), abs).wait()


def test_a_source_that_fails(host: Host) -> None:
    """An error of the source is raised, after the results that were there."""

    def rows() -> Iterator[int]:
        yield from range(5)
        raise OSError("the tape is torn")

    found: list[int] = []
    with pytest.raises(OSError, match="torn"):
        host.results(rows(), host.call(lambda row: row), lambda result: found.append(result.n))
    assert set(found) <= set(range(5))


def test_summary(host: Host) -> None:
    """wait() and await return the Summary, and the run hands nothing out."""

    def call(row: int) -> int:
        if row == 3:
            raise ValueError(row)
        return row

    summary = host.summary(range(10), host.call(call), concurrency=1)
    assert (summary.total, summary.rows, summary.done, summary.failed, summary.stopped_because) == (10, 10, 9, 1, None)
    assert str(summary).startswith("10 of 10 rows, 1 failed, ")


def test_errors_are_results(host: Host) -> None:
    """What the function raises is the result of its row, with its class; unwrap raises it."""

    def call(row: int) -> int:
        if row % 2:
            raise KeyError(row)
        return row

    for each in host.results(range(20), host.call(call), concurrency=1):
        assert each.ok is (each.n % 2 == 0)
        if each.ok:
            assert each.unwrap() == each.n
        else:
            with pytest.raises(KeyError):
                each.unwrap()


@pytest.mark.skipif(sys.version_info < (3, 11), reason="errors have notes from Python 3.11 on")
def test_a_column_that_is_missing(host: Host) -> None:
    """A note of the error names the columns of the row; of a KeyError of something else there is none."""

    def call(row: dict[str, int]) -> int:
        return row["texte"] if row["id"] else {}[1]

    results = host.results(
        [{"id": 0}, {"id": 1, "text": 2}], host.call(call), concurrency=1, on_error=lambda *_: "keep"
    )
    first, second = sorted(results, key=lambda each: each.n)
    assert getattr(first.error, "__notes__", []) == []
    assert second.error.__notes__ == ["The row has no 'texte'; it has: id, text."]


def test_errors_that_may_pass_are_tried_again(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three times in all, and the row holds up no other while it waits: with one worker, the others are done before."""
    from wherry._runtime.bulk import policy

    waits: list[int] = []

    def wait_s(*, attempt: int, max_retries: int, body_began: bool, random: Any) -> float | None:
        waits.append(attempt)
        return None if attempt >= max_retries else 0.05

    monkeypatch.setattr(policy, "wait_after_failure", wait_s)
    tries: list[int] = []

    def call(row: int) -> int:
        if row == 0:
            tries.append(row)
            if len(tries) < 3:
                raise wherry.APIConnectionError()
        if row == 1:
            raise wherry.APITimeoutError()
        return row

    results = host.results(range(6), host.call(call), concurrency=1)
    assert [each.n for each in results[:4]] == [2, 3, 4, 5]
    by_row = {each.n: each for each in results}
    assert by_row[0].ok
    assert by_row[0].tries == 3
    assert isinstance(by_row[1].error, wherry.APITimeoutError)
    assert by_row[1].tries == 3


@pytest.mark.parametrize("patient", [True, False])
def test_a_service_that_is_away(host: Host, monkeypatch: pytest.MonkeyPatch, patient: bool) -> None:
    """While no row succeeds, rows wait for the service, some minutes; they do not use up their tries."""
    from wherry._runtime.bulk import plan, policy

    def wait_s(*, attempt: int, max_retries: int, **facts: Any) -> float | None:
        return None if attempt >= max_retries else 0.02

    monkeypatch.setattr(policy, "wait_after_failure", wait_s)
    if not patient:
        monkeypatch.setattr(plan, "_AWAY_S", 0.0)
    back_s = time.monotonic() + 0.4

    def call(row: int) -> int:
        if row > 0 and time.monotonic() < back_s:
            raise wherry.APIConnectionError()
        return row

    results = host.results(range(100), host.call(call, lambda row: 0.01 if row else 0), concurrency=10)
    assert all(each.ok for each in results) is patient
    assert max(each.tries for each in results) > 3 or not patient


def test_a_cancellation_that_leaks_is_an_error_of_its_row() -> None:
    """A task that others share may be cancelled: that ends no worker, and the run does all of its rows."""

    async def main() -> list[Any]:
        hub = asyncio.create_task(asyncio.sleep(10))

        async def call(row: int) -> int:
            if row == 20:
                hub.cancel()
            if 20 <= row < 60:
                await hub
            await asyncio.sleep(0)
            return row

        return [each async for each in bulk.run(range(100), call, concurrency=8)]

    results = asyncio.run(main())
    assert sorted(each.n for each in results) == list(range(100))
    failed = [each for each in results if not each.ok]
    assert sorted(each.n for each in failed) == list(range(20, 60))
    assert "something that was cancelled" in str(failed[0].error)


def test_a_source_that_is_cancelled_is_no_end() -> None:
    """Nor are workers that somebody else has cancelled: the run ends with an error, and never as if it were done."""

    async def rows() -> AsyncIterator[int]:
        yield 1
        raise asyncio.CancelledError

    async def call(row: int) -> int:
        await asyncio.sleep(0)
        return row

    async def meddler(row: int) -> int:
        await asyncio.sleep(0)
        if row == 5:
            own = asyncio.current_task()
            for task in asyncio.all_tasks():
                if task is not own and "_work" in str(task.get_coro()):
                    task.cancel()
        return row

    for source, function in ((rows(), call), (range(1000), meddler)):

        async def main(source: Any = source, function: Any = function) -> Any:
            return await bulk.run(source, function, concurrency=4)

        with pytest.raises(wherry.UsageError, match="cancelled from outside"):
            asyncio.run(main())


def used_up() -> wherry.APIStatusError:
    return status_error(wherry.RateLimitError, 429, code="insufficient_quota")


HOPELESS_ERRORS = [
    lambda: status_error(wherry.AuthenticationError, 401),
    lambda: status_error(wherry.PermissionDeniedError, 403),
    lambda: status_error(wherry.NotFoundError, 404, code="model_not_found"),
    used_up,
]


@pytest.mark.parametrize("make", HOPELESS_ERRORS)
def test_errors_of_the_account_end_the_run(make: Any) -> None:
    """A key or a model that is refused, and a quota that is used up, end the run at any time. Its row is left to be done."""
    called: list[int] = []

    def call(row: int) -> int:
        called.append(row)
        if row == 5:
            raise make()
        return row

    run = bulk.run(range(1000), call, concurrency=1)
    with pytest.raises(type(make())):
        list(run)
    assert called == [0, 1, 2, 3, 4, 5]
    assert run.summary.done == 5
    assert run.summary.failed == 0
    assert type(make()).__name__ in str(run.summary.stopped_because)


def test_mistakes_end_the_run_before_the_first_success(host: Host) -> None:
    """A TypeError at the first row is the program's mistake; after a success it is that of the row."""

    def call(row: Any) -> Any:
        return row + 1

    with pytest.raises(TypeError):
        host.results(["a"] * 1000, host.call(call))
    results = host.results([1, "a", 2], host.call(call), concurrency=1)
    assert [each.ok for each in results] == [True, False, True]


@pytest.mark.parametrize("wrong", [lambda row: row["txet"], lambda row: row["tags"][3]])
def test_a_column_that_does_not_exist_ends_the_run(host: Host, wrong: Any) -> None:
    """So does an index, at the first row; after a success it is an error of the row, which may lack what others have."""
    row = {"tags": [1]}
    with pytest.raises(LookupError):
        host.results([row] * 1000, host.call(wrong))
    better = {"txet": "a", "tags": [1, 2, 3, 4]}
    results = host.results([better, row, better], host.call(wrong), concurrency=1)
    assert [each.ok for each in results] == [True, False, True]


def test_a_run_without_a_success_ends(host: Host) -> None:
    """The 100th failure before the first success ends the run."""
    called = 0

    def call(row: int) -> None:
        nonlocal called
        called += 1
        raise ValueError(row)

    with pytest.raises(ValueError, match=r"\d"):
        host.results(range(10_000), host.call(call), concurrency=4)
    assert 100 <= called < 110


def test_on_error(host: Host) -> None:
    """ "raise" ends the run at the first error; a function decides about each, also about those that would end the run."""

    def call(row: int) -> int:
        if row == 3:
            raise status_error(wherry.AuthenticationError, 401)
        if row == 4:
            raise ValueError(row)
        return row

    with pytest.raises(ValueError, match="4"):
        host.results([1, 2, 4, 5], host.call(call), on_error="raise", concurrency=1)

    asked: list[Any] = []

    def decide(error: Exception, row: int, tries: int) -> Any:
        asked.append((type(error).__name__, row, tries))
        return "retry" if row == 4 and tries < 2 else "keep"

    results = host.results(range(6), host.call(call), on_error=decide, concurrency=1)
    assert [each.n for each in results if not each.ok] == [3, 4]
    assert asked == [("AuthenticationError", 3, 1), ("ValueError", 4, 1), ("ValueError", 4, 2)]
    with pytest.raises(wherry.UsageError, match="on_error returned 'again'"):
        host.results([4], host.call(call), on_error=lambda *_: "again")


def test_functions_of_the_wrong_kind() -> None:
    """An async function with `for`, and a sync one with `async for`, end the run with an error that says what to do."""

    async def awaited(row: int) -> int:
        return row

    for call in (awaited, lambda row: awaited(row)):
        with pytest.raises(wherry.UsageError, match="async for"):
            list(bulk.run(range(100), call))
    host = Host("asyncio")
    kept: list[Any] = []
    with pytest.raises(wherry.UsageError, match="int, nothing to await"):
        host.results(range(100), lambda row: row, kept.append, concurrency=1)
    assert [each.answer for each in kept] == [0]


@pytest.mark.parametrize("dry_run", [False, True])
def test_an_await_that_was_forgotten(dry_run: bool) -> None:
    """An async function that returns what it should have awaited ends the run, with a journal and without."""

    async def answer(row: int) -> int:
        return row

    async def call(row: int) -> Any:
        return answer(row)

    with pytest.raises(wherry.UsageError, match="a coroutine that it has not awaited: write `return await"):
        Host("asyncio").summary(range(100), call, dry_run=dry_run)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"concurrency": 0}, "concurrency is 1 or more"),
        ({"concurrency": True}, "concurrency is how many"),
        ({"mode": "fast"}, "mode is"),
        ({"on_error": "ignore"}, "on_error is"),
        ({"journal": 3}, "journal is the path"),
        ({"stop_after_cost": 3}, "stop_after_cost needs prices"),
        ({"prices": {"m": 3}}, "bulk.Price"),
        ({"stop_after_cost": -1, "prices": {}}, "0 or more"),
        ({"stop_after_cost": float("nan"), "prices": {}}, "0 or more"),
        ({"progress": "yes"}, "progress is True"),
        ({"limits": "fast"}, "limits"),
        ({"limit": -1}, "limit is"),
    ],
)
def test_options_are_checked_at_once(options: dict[str, Any], said: str) -> None:
    """A wrong option is told by run() itself, before anything is read."""
    with pytest.raises(wherry.UsageError, match=said):
        bulk.run(iter([1]), abs, **options)
    with pytest.raises(wherry.UsageError, match="call is a function of a row"):
        bulk.run([1], 3)  # type: ignore[call-overload]


def test_a_host_without_threads(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where no thread can be started, the error says what to do, and the journal is closed."""

    def start(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", start)
    for _ in range(2):
        with pytest.raises(wherry.UsageError, match="no thread can be started here; use `async for`"):
            bulk.run([1], abs, journal=tmp_path / "run.sqlite").wait()


def test_an_answer_of_a_failed_row_raises(host: Host) -> None:
    """Where there is no answer, reading it raises what the function raised; it never reads as None."""

    def call(row: int) -> int:
        if row == 1:
            raise status_error(wherry.NotFoundError, 404)
        return row

    results = host.results(range(2), host.call(call), on_error="keep")
    failed = next(each for each in results if not each.ok)
    for read in (lambda: failed.answer, failed.unwrap):
        with pytest.raises(wherry.NotFoundError) as caught:
            read()
        assert caught.value is failed.error
    assert [each.answer for each in results if each.ok] == [0]


def test_a_run_that_is_never_used_says_so() -> None:
    """Forgetting to iterate is told, as of a coroutine that is never awaited; a run that was closed is silent."""
    with pytest.warns(RuntimeWarning, match="never used, and nothing was sent"):
        bulk.run([1], lambda row: row)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with bulk.run([1], lambda row: row):
            pass
        with pytest.raises(wherry.UsageError):
            next(bulk.run([1], lambda row: row, dry_run=True))
