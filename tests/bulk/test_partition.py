"""What a worker of an engine does with a partition, with an engine that is a function call away."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Timer
from typing import Any
from uuid import uuid4

import pytest

from wherry import AsyncClient, UsageError
from wherry._runtime.bulk.cluster import partition
from wherry._runtime.bulk.cluster.lease import Lease, Report
from wherry._runtime.bulk.cluster.partition import Account, Budgets, Job, columns_of
from wherry._runtime.bulk.journal.journal import Journal
from wherry.transports import AsyncMemoryTransport, Reply, Sent

USAGE = {"input_tokens": 5, "output_tokens": 2, "total_tokens": 7}


class Engine:
    """Keeps the budgets, counts what workers tell, and makes their clients."""

    def __init__(self, answer: Callable[[str, int], Reply] | None = None) -> None:
        self.worker = uuid4().hex
        self.budgets = Budgets()
        self.reports: list[Report] = []
        self.transports: list[AsyncMemoryTransport] = []
        self.calls: list[str] = []
        self._answer = answer

    async def ask(self, account: Account, report: Report) -> Lease:
        """Answer a worker's message, in virtual time: nobody has to wait."""
        self.reports.append(report)
        return self.budgets.lease(account, report, float(len(self.reports)))

    def client(self) -> AsyncClient:
        """Make the client of a worker."""
        self.transports.append(AsyncMemoryTransport(self._reply))
        return AsyncClient(api_key="test", transport=self.transports[-1])

    def _reply(self, sent: Sent) -> Reply:
        text = json.loads(sent.body)["input"]
        self.calls.append(text)
        if self._answer is not None:
            return self._answer(text, self.calls.count(text))
        return answer(text)

    def total(self, name: str) -> float:
        """Return what all reports tell together."""
        return sum(getattr(report, name) for report in self.reports)


def answer(text: str) -> Reply:
    """Return a response that says the text in capitals."""
    content = [{"type": "output_text", "text": text.upper(), "annotations": []}]
    message = {"type": "message", "id": "m", "role": "assistant", "status": "completed", "content": content}
    return Reply(json={"id": "r", "object": "response", "output": [message], "usage": USAGE})


async def ask(client: AsyncClient, row: dict[str, Any]) -> str:
    """Make the call for a row."""
    return (await client.responses.create(model="gpt-4o-mini", input=row["text"])).output_text


def job(engine: Engine, call: Any = ask, **options: Any) -> Job:
    """Return a job with a budget."""
    settings = {"requests_per_minute": 6_000, "tokens_per_minute": None, "lease_s": 0.5, "journals": None, **options}
    return Job(call, client=engine.client, concurrency=4, budget="default", **{"options": {}, **settings})


def rows(number: int, name: str = "row") -> list[dict[str, Any]]:
    """Return rows."""
    return [{"text": f"{name} {n}"} for n in range(number)]


def test_answers_and_errors_stay_in_order() -> None:
    """Text is in the column as it is, other answers as JSON; where a row has failed, its error is in the other column."""
    engine = Engine(lambda text, time: Reply(status=400) if text == "row 2" else answer(text))

    async def call(client: AsyncClient, row: dict[str, Any]) -> Any:
        text = await ask(client, row)
        return {"text": text, "n": [1]} if text == "ROW 1" else None if text == "ROW 3" else text

    answers, errors = columns_of(rows(4), job(engine, call), None, engine.worker, engine.ask)
    assert answers == ["ROW 0", '{"text":"ROW 1","n":[1]}', None, None]
    assert [error is None for error in errors] == [True, True, False, True]
    assert str(errors[2]).startswith("BadRequestError: 400")


def test_each_attempt_takes_a_slot() -> None:
    """Refused ones too. The budget is told what was refused and used, and at the end that no more is wanted."""
    refused = Reply(status=429, headers={"retry-after-ms": "1"})
    engine = Engine(lambda text, time: refused if text.endswith("5") and time == 1 else answer(text))
    answers, _ = columns_of(rows(100), job(engine), None, engine.worker, engine.ask)
    assert answers == [f"ROW {n}" for n in range(100)]
    columns_of(rows(1), job(engine), None, engine.worker, engine.ask)  # by then all of the first is told
    assert engine.total("refused") == 10
    assert engine.total("answered") >= 100
    assert engine.total("tokens") == 7 * engine.total("answered")
    assert {report.worker for report in engine.reports} == {engine.worker}
    assert not engine.reports[-1].wanted or not engine.reports[-2].wanted


def test_partitions_of_a_worker_share_client_and_leases() -> None:
    """Also at the same time. The client is closed when the next job begins, not when a partition ends."""
    engine = Engine()
    first, second = job(engine), job(engine)
    with ThreadPoolExecutor(3) as threads:
        parts = [threads.submit(columns_of, rows(20, name), first, None, engine.worker, engine.ask) for name in "abc"]
        assert [part.result()[0][0] for part in parts] == ["A 0", "B 0", "C 0"]
    columns_of(rows(1), first, None, engine.worker, engine.ask)
    assert [transport.closed for transport in engine.transports] == [False]
    columns_of(rows(1), second, None, engine.worker, engine.ask)
    assert [transport.closed for transport in engine.transports] == [True, False]


def test_without_rates_there_are_no_messages() -> None:
    """Each worker then goes by the headers."""
    engine = Engine()
    answers, _ = columns_of(rows(3), job(engine, requests_per_minute=None), None, engine.worker, engine.ask)
    assert answers == ["ROW 0", "ROW 1", "ROW 2"]
    assert engine.reports == []


def test_a_journal_a_partition(tmp_path: Path) -> None:
    """What it knows is not called again, by another job either."""
    engine = Engine()
    for _ in range(2):
        made = job(engine, journals=tmp_path / "new")
        assert columns_of(rows(10), made, "part.sqlite", engine.worker, engine.ask)[0] == [
            f"ROW {n}" for n in range(10)
        ]
    assert len(engine.calls) == 10
    assert (tmp_path / "new" / "part.sqlite").is_file()


def test_a_journal_in_use_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that the engine has given up may still hold it."""
    monkeypatch.setattr(partition, "IN_USE_S", 0.05)
    engine = Engine()
    made = job(engine, journals=tmp_path)
    columns_of(rows(2), made, "part.sqlite", engine.worker, engine.ask)
    held = Journal(tmp_path / "part.sqlite", call="")
    Timer(0.2, held.close).start()
    assert columns_of(rows(2), made, "part.sqlite", engine.worker, engine.ask)[0] == ["ROW 0", "ROW 1"]
    assert len(engine.calls) == 2


def test_what_makes_no_sense_is_said_before_anything_runs() -> None:
    """A rate of nothing, for example."""
    with pytest.raises(UsageError, match="has to be more than 0"):
        job(Engine(), requests_per_minute=0)
