"""Rows that are not what they were, or not there, or more, when the batch of an earlier run ends: no row gets the answer of another one."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import trio

import wherry
from wherry import AsyncClient, Client, bulk
from wherry._runtime.bulk.batch.async_service import AsyncBatchService
from wherry._runtime.bulk.batch.sync_service import BatchService
from wherry_server import Server, serve

MODEL = "text-embedding-3-small"


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(polls=1) as running:
        yield running


def in_threads(server: Server, begin: Callable[[Any], Any]) -> list[bulk.Result[Any, Any]]:
    with Client(api_key="sk-test", base_url=server.url) as client, begin(client) as run:
        return sorted(run, key=lambda result: result.n)


async def _in_tasks(server: Server, begin: Callable[[Any], Any]) -> list[bulk.Result[Any, Any]]:
    async with AsyncClient(api_key="sk-test", base_url=server.url) as client, begin(client) as run:
        return sorted([result async for result in run], key=lambda result: result.n)


def on_asyncio(server: Server, begin: Callable[[Any], Any]) -> list[bulk.Result[Any, Any]]:
    return asyncio.run(_in_tasks(server, begin))


def on_trio(server: Server, begin: Callable[[Any], Any]) -> list[bulk.Result[Any, Any]]:
    return trio.run(_in_tasks, server, begin)


class Trial:
    """Runs that share a journal. `leave` begins the batches of some rows, and ends before their answers are there."""

    def __init__(self, server: Server, path: Path, collect: Any, embeds: bool) -> None:
        self.server, self.journal, self._collect, self._embeds = server, path / "run.sqlite", collect, embeds
        self.summary = bulk.Summary()

    def __call__(self, rows: list[Any], *, cancel: bool = False, **options: Any) -> list[tuple[int, Any]]:
        """Run to the end; return the number of each row and what its answer is for."""

        def begin(client: Any) -> Any:
            def ask(row: str) -> Any:
                return client.responses.create(model="gpt-4o-mini", input=row)

            common = {"journal": self.journal, "mode": "batch", "batch": bulk.BatchOptions(poll_s=0.01)}
            common |= {"progress": False, **options}
            if not self._embeds:
                common.pop("max_texts", None)
                run: Any = bulk.run(rows, ask, **common)
            else:
                run = bulk.embed(rows, client, **{"model": MODEL, "max_texts": 3, **common})
            self.summary = run.summary
            if cancel:
                run.cancel_batches()
            return run

        found = self._collect(self.server, begin)
        if self._embeds:
            return [(result.n, result.unwrap().tolist()) for result in found]
        return [(result.n, result.unwrap().output_text) for result in found]

    def leave(self, rows: list[Any], **options: Any) -> None:
        service = BatchService if self._collect is in_threads else AsyncBatchService
        with patch.object(service, "look", side_effect=RuntimeError("the end")), pytest.raises(RuntimeError):
            self(rows, **options)

    def is_of(self, found: list[tuple[int, Any]], rows: list[str]) -> bool:
        """Whether each row has its own answer."""
        with Client(api_key="sk-test", base_url=self.server.url) as client:
            if not self._embeds:
                return all(rows[n] in text for n, text in found)
            answer = client.embeddings.create(model=MODEL, input=rows)
            return found == [(n, answer.data[n].buffer().tolist()) for n, _ in found]

    @property
    def sent(self) -> int:
        """How many rows were in the files that the service has got."""
        files = [record.body for record in self.server.log if record.operation == "POST /files"]
        return sum(body.count(b"row ") for body in files)

    def facts(self) -> list[dict[str, Any]]:
        with sqlite3.connect(self.journal) as connection:
            found = connection.execute("SELECT facts FROM batch ORDER BY part").fetchall()
        connection.close()
        return [json.loads(facts) for (facts,) in found]


ROWS = [f"row {n}" for n in range(7)]
CHANGED = [*ROWS[:4], "row four", *ROWS[5:]]
EACH = pytest.mark.parametrize(
    ("collect", "embeds"),
    [(collect, embeds) for collect in (in_threads, on_asyncio, on_trio) for embeds in (False, True)],
)


@pytest.fixture
def trial(server: Server, tmp_path: Path, collect: Any, embeds: bool) -> Trial:
    return Trial(server, tmp_path, collect, embeds)


@EACH
def test_a_row_that_has_changed(trial: Trial, embeds: bool) -> None:
    """It ends the run before an answer is lost; the rows as they were get theirs."""
    trial.leave(ROWS)
    which = r"the texts of rows 3 to 5 are not what they were" if embeds else r"row 4 is not what it was"
    with pytest.raises(wherry.UsageError, match=rf"{which} when their batch|{which} when its batch"):
        trial(CHANGED)
    found = trial(ROWS)
    assert len(found) == trial.sent == 7
    assert trial.is_of(found, ROWS)


@EACH
def test_the_way_out(trial: Trial, embeds: bool) -> None:
    """With cancel_batches() the other rows get what there is, and the next run sends the row that has changed."""
    trial.leave(ROWS)
    with Client(api_key="sk-test", base_url=trial.server.url) as client:
        (facts,) = trial.facts()
        while client.batches.retrieve(facts["batch_id"]).status != "completed":
            pass
    kept = trial(CHANGED, cancel=True)
    assert [n for n, _ in kept] == ([0, 1, 2, 6] if embeds else [0, 1, 2, 3, 5, 6])
    found = trial(CHANGED)
    assert len(found) == 7
    assert trial.is_of(found, CHANGED)
    assert trial.sent == (10 if embeds else 8)


@EACH
def test_more_rows(trial: Trial) -> None:
    """Rows that are added while a batch is at the service go into another one; other sizes of packs change nothing."""
    trial.leave(ROWS)
    rows = [*ROWS, "row 7", "row 8"]
    found = trial(rows, max_texts=100)
    assert len(found) == trial.sent == 9
    assert trial.is_of(found, rows)
    assert len(trial.facts()) == 2


@EACH
def test_fewer_rows(trial: Trial) -> None:
    """A trial of the first rows gets their answers; those of the others are kept for a run that has them."""
    trial.leave(ROWS)
    assert trial.is_of(trial(ROWS, limit=3), ROWS)
    assert "answers, too, for rows that this run did not have" in trial.summary.notes[-1]
    assert trial(ROWS, limit=0) == []
    assert [part["state"] for part in trial.facts()] == ["running"]
    found = trial(ROWS)
    assert len(found) == trial.sent == 7
    assert trial.is_of(found, ROWS)
    assert [(part["state"], part["ranges"], part["keys"]) for part in trial.facts()] == [("joined", [], "")]


@EACH
def test_a_journal_of_an_earlier_release(trial: Trial, embeds: bool) -> None:
    """It goes on, and says that its batches do not tell which rows they were begun with."""
    trial.leave(ROWS)
    (facts,) = trial.facts()
    del facts["keys"], facts["ends"]
    with sqlite3.connect(trial.journal) as connection:
        connection.execute("UPDATE batch SET facts = ?", (json.dumps(facts),))
    connection.close()
    found = trial(ROWS)
    assert len(found) == trial.sent == 7
    assert "an earlier release has begun a batch" in trial.summary.notes[0]
