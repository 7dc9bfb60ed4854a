"""Runs that are left early: by break, an error, a cancellation, Ctrl-C. What is there is kept, and nothing goes on."""

from __future__ import annotations

import asyncio
import gc
import os
import pkgutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import trio

from wherry import bulk
from wherry._runtime.bulk.journal.claim import Claim

from .hosts import Host
from .test_run_journal import Reader

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run.sqlite"


def check_journal(path: Path, at_least: int) -> None:
    """The journal has these results, and is closed: another run can have it."""
    assert len(Reader(path).committed()) >= at_least
    Claim(os.fspath(path)).release()


def test_break_in_threads(path: Path) -> None:
    """With `with`, calls in flight are over when the block is left, and their results are kept."""
    running: list[int] = []

    def call(row: int) -> int:
        running.append(row)
        time.sleep(0.01)
        running.remove(row)
        return row

    with bulk.run(range(1000), call, journal=path, concurrency=8) as run:
        for _ in run:
            break
    assert running == []
    assert list(run) == []
    assert run.summary.stopped_because == "it was ended early"
    check_journal(path, 8)


@pytest.mark.parametrize(
    ("place", "mode"),
    [
        ("wherry._runtime.bulk.journal.journal.Journal.parts", "calls"),
        ("wherry._runtime.bulk.journal.journal.Journal.parts", "batch"),
        ("threading.Thread.start", "calls"),
    ],
)
def test_interrupted_while_it_begins(path: Path, monkeypatch: pytest.MonkeyPatch, place: str, mode: Any) -> None:
    """Ctrl-C in the first moment leaves no thread, and no journal that is open."""
    real: Any = pkgutil.resolve_name(place)
    count = 0

    def interrupted(*given: Any) -> Any:
        nonlocal count
        count += 1
        if count == 3 or place != "threading.Thread.start":
            raise KeyboardInterrupt
        return real(*given)

    owner, name = place.rsplit(".", 1)
    before = threading.active_count()
    with monkeypatch.context() as patched:
        patched.setattr(pkgutil.resolve_name(owner), name, interrupted)
        run = bulk.run(range(1000), lambda row: row, journal=path, mode=mode, progress=False)
        with pytest.raises(KeyboardInterrupt), run:
            next(run)
    assert threading.active_count() == before
    check_journal(path, 0)


def test_break_without_a_block(path: Path) -> None:
    """Then it ends by itself, when the calls in flight are over."""
    for _ in bulk.run(range(1000), lambda row: time.sleep(0.01), journal=path, concurrency=8):
        break
    until = time.monotonic() + 5
    while any(each.name == "wherry.bulk" for each in threading.enumerate()) and time.monotonic() < until:
        time.sleep(0.01)
    check_journal(path, 8)


@pytest.mark.parametrize("name", ["asyncio", "trio"])
@pytest.mark.parametrize("how", ["break", "error", "cancel", "drop"])
def test_async_runs_that_are_left(name: str, how: str, path: Path) -> None:
    """Calls in flight are cancelled, their tasks have ended when the block is left, and what is done is kept."""
    host = Host(name)
    running: set[int] = set()
    library: Any = asyncio if name == "asyncio" else trio

    async def call(row: int) -> int:
        running.add(row)
        try:
            await library.sleep(0.001 if row < 20 else 10)
        finally:
            running.discard(row)
        return row

    async def loop(run: Any) -> None:
        async for result in run:
            if result.n != 10:
                continue
            if how == "error":
                raise LookupError
            if how == "cancel":
                cancel()
            else:
                break

    scope = trio.CancelScope()

    def cancel() -> None:
        if name == "trio":
            scope.cancel()
        else:
            task = asyncio.current_task()
            assert task is not None
            task.cancel()

    async def block() -> None:
        async with bulk.run(range(100), call, journal=path, concurrency=8) as run:
            await loop(run)

    async def main() -> None:
        if how == "drop":
            await loop(bulk.run(range(100), call, journal=path, concurrency=8))
            gc.collect()
            while running:
                await library.sleep(0.01)
        elif how == "cancel" and name == "trio":
            with scope:
                await block()
            assert scope.cancelled_caught
        elif how == "cancel":
            with pytest.raises(asyncio.CancelledError):
                await asyncio.ensure_future(block())
        elif how == "error":
            with pytest.raises(LookupError):
                await block()
        else:
            await block()
        assert running == set()
        check_journal(path, 10)

    host.go(main)


@pytest.mark.parametrize("name", ["asyncio", "trio"])
def test_cancelling_an_await(name: str, path: Path) -> None:
    """`await run` that is cancelled leaves nothing running."""
    host = Host(name)

    async def whole() -> None:
        await bulk.run(range(10_000), host.call(lambda row: row, 0.005), journal=path, concurrency=8)

    async def has_begun() -> None:
        while len(Reader(path).committed()) < 8:
            await host.sleep(0.01)

    async def main() -> None:
        if name == "trio":
            async with trio.open_nursery() as nursery:
                nursery.start_soon(whole)
                await has_begun()
                nursery.cancel_scope.cancel()
        else:
            task = asyncio.ensure_future(whole())
            await has_begun()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert len(asyncio.all_tasks()) == 1
        check_journal(path, 8)

    host.go(main)


@pytest.mark.parametrize("name", ["asyncio", "trio"])
def test_cancelling_a_wait_for_the_next_result_loses_nothing(name: str) -> None:
    """A program may look for a result for some time only, and go on."""
    host = Host(name)

    async def main() -> None:
        found: set[int] = set()
        async with bulk.run(range(20), host.call(lambda row: row, 0.01), concurrency=2) as run:
            while len(found) < 20:
                if name == "trio":
                    with trio.move_on_after(0.003):
                        found.add((await run.__anext__()).n)
                else:
                    with suppress(asyncio.TimeoutError):
                        found.add((await asyncio.wait_for(run.__anext__(), 0.003)).n)
        assert found == set(range(20))

    host.go(main)


INTERRUPTED = """
import sys, time
from wherry import bulk

def call(row):
    if row == 20:
        print("now", flush=True)
    time.sleep(0.001 if row < 20 else 0.5)
    return row

for result in bulk.run(range(100), call, journal=sys.argv[1], concurrency=8):
    pass
"""


INTERRUPTED_TASK = """
import sys
from wherry import bulk
library = __import__(sys.argv[2])

async def call(row):
    if row == 20:
        print("now", flush=True)
    await library.sleep(0.001 if row < 20 else 30)
    return row

async def looped():
    async for result in bulk.run(range(100), call, journal=sys.argv[1], concurrency=8):
        pass

async def entered():
    async with bulk.run(range(100), call, journal=sys.argv[1], concurrency=8) as results:
        async for result in results:
            if result.row == 19:
                await library.sleep(30)

async def awaited():
    await bulk.run(range(100), call, journal=sys.argv[1], concurrency=8)

chosen = globals()[sys.argv[3]]
library.run(chosen) if sys.argv[2] == "trio" else library.run(chosen())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize(("library", "way"), [("asyncio", "looped"), ("asyncio", "entered"), ("trio", "awaited")])
def test_ctrl_c_in_tasks(path: Path, library: str, way: str) -> None:
    """On asyncio and trio, Ctrl-C cancels the calls in flight, keeps what is done, and says how to go on, once."""
    package = os.path.dirname(os.path.dirname(bulk.__file__ or ""))
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", INTERRUPTED_TASK, str(path), library, way],
        env={**os.environ, "PYTHONPATH": os.path.dirname(package)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "now\n"
    time.sleep(0.2)  # until the last of the quick rows are done
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode != 0
    assert told.count("Interrupted. The results of") == 1
    assert f"are in {path}; run it again to go on from there." in told
    check_journal(path, 10)


def test_a_cancellation_that_is_none_of_ctrl_c(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A time limit of the program's says nothing: it is not the end of the program."""

    async def main() -> None:
        async with bulk.run(range(9), asyncio.sleep, journal=path, concurrency=2) as run:
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(anext(aiter(run)), 0.0001)
            raise asyncio.CancelledError

    with suppress(asyncio.CancelledError):
        asyncio.run(main())
    assert "Interrupted" not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c(path: Path) -> None:
    """Ctrl-C draws no more rows, keeps what the calls in flight return, and says how to go on."""
    package = os.path.dirname(os.path.dirname(bulk.__file__ or ""))
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", INTERRUPTED, str(path)],
        env={**os.environ, "PYTHONPATH": os.path.dirname(package)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "now\n"
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode != 0
    assert "Interrupted. The results of" in told
    assert f"are in {path}; run it again to go on from there." in told
    assert told.rstrip().endswith("KeyboardInterrupt")
    assert 20 < len(Reader(path).committed()) <= 40
    check_journal(path, 20)
