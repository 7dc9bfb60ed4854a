"""The journal of `bulk.embed`: it has rows, so that only those that are missing are sent, however they come together."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from wherry import BadRequestError, Client, UsageError, bulk
from wherry._runtime.bulk.embedding.packing import Packer
from wherry._runtime.bulk.embedding.packs import PackUnits
from wherry._runtime.bulk.embedding.texts import TextReader
from wherry_server import serve

from .embedding import ALL, MODEL, Results, Service, sync_results


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "run.sqlite"


def texts(count: int) -> list[str]:
    return ["x" * (n + 1) for n in range(count)]


def lengths(found: list[Any]) -> list[Any]:
    return [None if result.error else result.answer[0] for result in found]


@ALL
def test_only_what_is_new_is_sent(results: Results, journal: Path) -> None:
    """A trial of a few rows, then all of them, then more at the end, then fewer: each text is sent once, and the order is that of the rows."""
    options: dict[str, Any] = {"journal": journal, "max_texts": 10}
    service = Service()
    assert lengths(results(texts(25), service, limit=3, **options)) == [1, 2, 3]
    assert len(results(texts(25), service, sample=5, **options)) == 5
    found = results(texts(25), service, **options)
    assert lengths(found) == list(range(1, 26))
    assert [result.n for result in found] == list(range(25))
    assert sum(service.sizes) == 25
    assert lengths(results(texts(27), service, **options)) == list(range(1, 28))
    assert service.sizes[-1] == 2
    assert lengths(results(texts(27), service, journal=journal, max_texts=4, ordered=False)) == list(range(1, 28))
    assert lengths(results(texts(4), service, **options)) == [1, 2, 3, 4]
    assert sum(service.sizes) == 27


def test_gaps_are_filled_by_full_packs(journal: Path) -> None:
    """Rows that are done, here and there, make no pack smaller."""
    service, done = Service(), Service()
    sync_results(texts(200), done, sample=0.1, seed=1, journal=journal)
    found = sync_results(texts(200), service, journal=journal, max_texts=50)
    left = 200 - sum(done.sizes)
    assert service.sizes == [50, 50, 50, left - 150]
    assert sum(result.from_journal for result in found) == sum(done.sizes)
    assert lengths(found) == list(range(1, 201))


def test_what_has_failed_is_sent_again(journal: Path) -> None:
    """A text that was refused is a row that has failed, as in any run; so is each of a request that failed."""
    rows = texts(30)
    rows[3] = "bad"
    options: dict[str, Any] = {"journal": journal, "max_texts": 10}
    sync_results(rows, Service(), limit=20, **options)
    second = Service()
    found = sync_results(rows, second, retry_failed=False, **options)
    assert second.sizes == [10]
    assert [result.from_journal for result in found] == [True] * 20 + [False] * 10
    assert isinstance(found[3].error, BadRequestError)
    third = Service()
    assert "a bad text" in str(sync_results(rows, third, **options)[3].error)
    assert third.sizes == [1]
    fourth = Service()
    fourth.status = 500
    assert not any(
        result.ok for result in sync_results(rows + texts(5), fourth, limits=None, on_error=_keep, **options)[30:]
    )
    assert lengths(sync_results(rows + texts(5), third, **options))[30:] == [1, 2, 3, 4, 5]


def _keep(error: Exception, row: Any, tries: int) -> str:
    return "keep"


def test_rows_without_a_text_may_get_one(journal: Path) -> None:
    """They are not in the journal, so they can be filled in; the summary does not count them as kept."""
    rows: list[Any] = ["a", None, "ccc"]
    seen: list[bulk.Summary] = []
    sync_results(rows, Service(), journal=journal, progress=seen.append)
    assert (seen[-1].total, seen[-1].rows, seen[-1].done, seen[-1].failed) == (3, 3, 2, 1)
    sync_results(rows, Service(), journal=journal, progress=seen.append)
    assert (seen[-1].done, seen[-1].failed, seen[-1].from_journal) == (2, 1, 2)
    service = Service()
    assert lengths(sync_results(["a", "bb", "ccc"], service, journal=journal)) == [1, 2, 3]
    assert service.sizes == [1]


@ALL
def test_a_text_that_has_changed(results: Results, journal: Path) -> None:
    """The error names the row; once the journal no longer has that row, it alone is sent."""
    rows = texts(30)
    results(rows, Service(), max_texts=10, journal=journal)
    rows[13] = "yy"
    with pytest.raises(UsageError, match="row 13 is not what it was"):
        results(rows, Service(), max_texts=10, journal=journal)
    connection = sqlite3.connect(journal)
    connection.execute("DELETE FROM row WHERE n = 13")
    connection.commit()
    connection.close()
    service = Service()
    assert results(rows, service, max_texts=10, journal=journal)[13].answer[0] == 2
    assert service.sizes == [1]


def test_what_tells_a_row_from_others(journal: Path) -> None:
    """It is the text, whatever else is in the row; or what `key` says."""
    rows = [{"id": n, "text": "x", "seen": 0} for n in range(3)]
    service = Service()
    for key in (None, lambda row: row["id"]):
        path = journal.with_suffix(".keyed" if key else ".plain")
        sync_results(rows, service, text="text", key=key, journal=path)
        for row in rows:
            row["seen"] += 1
        found = sync_results(rows, service, text="text", key=key, journal=path)
        assert [result.row["seen"] for result in found] == [rows[0]["seen"]] * 3
    assert service.sizes == [3, 3]
    with pytest.raises(UsageError, match="row 0 is not what it was"):
        sync_results([{**row, "id": 7} for row in rows], service, text="text", key=lambda row: row["id"], journal=path)


def test_the_results_can_be_read_without_a_run(journal: Path, tmp_path: Path) -> None:
    """The journal has a row for each text, and the tokens of each request once."""
    sync_results(["a", "bad", "ccc"], Service(), journal=journal)
    found = list(bulk.journal_results(journal))
    assert [result.n for result in found] == [0, 1, 2]
    assert lengths(found) == [1, None, 3]
    assert bulk.write_jsonl(journal, tmp_path / "out.jsonl") == 3
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line.get("answer") for line in lines] == [[1.0, 0.5], None, [3.0, 0.5]]
    assert (
        sum(result.usage.input for result in found if result.usage) == 10
    )  # two requests were answered, of 5 tokens each


def test_a_journal_of_requests_is_refused(journal: Path) -> None:
    """One of an earlier release, which kept whole requests, is neither gone on with nor read as rows."""
    sync_results(["a"], Service(), journal=journal)
    connection = sqlite3.connect(journal)
    connection.execute("UPDATE meta SET value = ? WHERE name = 'call'", (f"embed({MODEL})",))
    connection.commit()
    connection.close()
    for reading in (lambda: sync_results(["a"], Service(), journal=journal), lambda: bulk.journal_results(journal)):
        with pytest.raises(
            UsageError, match=r"was written by bulk\.embed of an earlier release, .* begin another journal"
        ):
            reading()


_KILLED = """
import os, signal, sys
sys.path[:0] = sys.argv[2:]
from tests.bulk.embedding import Service, sync_results

class Dying(Service):
    def __call__(self, sent):
        if len(self.sizes) == 6:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(sent)

sync_results(["x" * (n + 1) for n in range(100)], Dying(), max_texts=10, journal=sys.argv[1], concurrency=2)
"""


def test_a_kill_costs_the_requests_in_flight(journal: Path) -> None:
    """What was committed when the process was killed is not sent again, and nothing is lost."""
    code = [sys.executable, "-c", _KILLED, str(journal), *(path for path in sys.path if path)]
    assert subprocess.run(code, check=False).returncode == -9
    service = Service()
    assert lengths(sync_results(texts(100), service, max_texts=10, journal=journal)) == list(range(1, 101))
    assert 40 <= sum(service.sizes) <= 60


def test_the_same_packs_again() -> None:
    """With batches, packs that are not done are the same in the next run, whichever others are done meanwhile."""
    dice = random.Random(3)
    rows = [(n, 0, "" if dice.random() < 0.2 else "x" * dice.randint(1, 60)) for n in range(2000)]
    rows[1000:1600] = [(n, 0, None) for n in range(1000, 1600)]

    def packed(done: set[int]) -> dict[int, list[str]]:
        def look_up(n: int, key: int, row: Any) -> Any:
            return bulk.Result(n, row) if n in done else None

        packer = Packer(TextReader(None), 9, 60, look_up, own_keys=True, apart=True, ends={})
        packs = [*(packer.add(*row) for row in rows), packer.pack]
        return {pack.n: pack for pack in packs if pack}

    first = packed(set())
    assert sum(map(len, first.values())) == sum(bool(row) for _, _, row in rows)
    with_text = [n for n, _, row in rows if row]
    numbers = {n: with_text[with_text.index(n) :][: len(pack)] for n, pack in first.items()}
    for _ in range(20):
        left = {n: pack for n, pack in first.items() if dice.random() < 0.4}
        assert packed({m for n in first.keys() - left for m in numbers[n]}) == left


@pytest.mark.parametrize(
    ("done", "packs"),
    [
        ((), [(0, 3, True), (3, 1, True), (4, 2, True)]),
        ((1,), [(0, 1, False), (2, 1, True), (3, 1, True), (4, 2, True)]),
    ],
)
def test_packs_that_are_in_a_batch(done: tuple[int, ...], packs: list[tuple[int, int, bool]]) -> None:
    """They are made as they were, whatever the limits are now; of one that has some vectors, the other texts are new packs."""

    def look_up(n: int, key: int, row: Any) -> Any:
        return bulk.Result(n, row) if n in done else None

    packer = Packer(TextReader(None), 2, 99, look_up, own_keys=True, apart=True, ends={0: 2, 3: 3})
    made = [pack for pack in (*(packer.add(n, n, "x") for n in range(6)), packer.pack) if pack]
    assert [(pack.n, len(pack), not PackUnits().is_rest(pack)) for pack in made] == packs


def test_by_batches(tmp_path: Path) -> None:
    """A run by batches that is ended, and goes on, sends each text once; where no row has a text, it sends nothing."""
    rows = [None if n % 7 == 6 else f"{'x' * (n % 5 + 1)} {n}" for n in range(120)]
    options: dict[str, Any] = {
        "model": MODEL,
        "mode": "batch",
        "journal": tmp_path / "run.sqlite",
        "batch": bulk.BatchOptions(poll_s=0.01, max_rows=3),
        "max_tokens": 30,
        "progress": False,
    }
    with serve(polls=2) as server, Client(api_key="sk-test", base_url=server.url) as client:
        found: dict[int, Any] = {}
        for many in (1, 20, 200):
            with bulk.embed(rows, client, **options) as run:
                for count, result in enumerate(run, 1):
                    found[result.n] = result
                    if count == many:
                        break
        files = b"".join(record.body for record in server.log if record.operation == "POST /files")
        assert {files.count(f'"{row}"'.encode()) for row in rows if row} == {1}
        for result in bulk.embed(rows, client, model=MODEL, progress=False):
            assert result.ok is found[result.n].ok
            assert not result.ok or result.answer == found[result.n].answer
        with bulk.embed([None, ""], client, **{**options, "journal": tmp_path / "other.sqlite"}) as run:
            assert [str(result.error)[:6] for result in run] == ["a text", "the te"]
        assert bulk.embed([None, ""], client, **{**options, "journal": tmp_path / "third.sqlite"}).wait().failed == 2
    assert [found[n].ok for n in range(120)] == [row is not None for row in rows]
