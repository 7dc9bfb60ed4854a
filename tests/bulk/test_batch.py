"""mode="batch" against the built-in server: the same results as by calls, on each loop, whatever becomes of the batches."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trio

import wherry
from wherry import APIError, AsyncClient, Client, bulk
from wherry_server import Server, serve

CHAT = "/v1/chat/completions"
QUICK = bulk.BatchOptions(poll_s=0.02)


@pytest.fixture
def server() -> Iterator[Server]:
    with serve(polls=2) as running:
        yield running
    assert [record.error for record in running.log if record.error] == []


@pytest.fixture
def client(server: Server) -> Iterator[Client]:
    with Client(api_key="sk-test", base_url=server.url) as made:
        yield made


def asking(client: Client) -> Callable[[str], Any]:
    def ask(row: str) -> Any:
        return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": row}])

    return ask


def options(**changes: Any) -> bulk.BatchOptions:
    return bulk.BatchOptions(**{"poll_s": 0.02, **changes})


def batched(rows: Any, call: Any, path: Path, **values: Any) -> list[bulk.Result[Any, Any]]:
    """All results, in the order of the rows."""
    values.setdefault("batch", QUICK)
    with bulk.run(rows, call, journal=path / "run.sqlite", mode="batch", progress=False, **values) as run:
        return sorted(run, key=lambda result: result.n)


def calls(server: Server) -> Counter[str]:
    """How often each operation was asked for."""
    return Counter(f"{record.operation}" for record in server.log)


def text_of(result: bulk.Result[Any, Any]) -> str:
    return str(result.unwrap().choices[0].message.content)


ROWS = [f"row {number} ☂" for number in range(300)]


@pytest.mark.parametrize("kind", ["threads", "asyncio", "trio"])
def test_a_whole_run(server: Server, tmp_path: Path, kind: str) -> None:
    """300 rows in five batches have the answers that calls have, and the next run has them from the journal."""
    chosen = options(max_rows=70)

    def in_threads() -> list[Any]:
        with Client(api_key="sk-test", base_url=server.url) as client:
            return batched(ROWS, asking(client), tmp_path, batch=chosen)

    async def in_tasks() -> list[Any]:
        async with AsyncClient(api_key="sk-test", base_url=server.url) as client:

            async def ask(row: str) -> Any:
                return await client.chat.completions.create(
                    model="gpt-4o-mini", messages=[{"role": "user", "content": row}]
                )

            journal = tmp_path / "run.sqlite"
            async with bulk.run(ROWS, ask, journal=journal, mode="batch", batch=chosen, progress=False) as run:
                return sorted([result async for result in run], key=lambda result: result.n)

    once = {"threads": in_threads, "asyncio": lambda: asyncio.run(in_tasks()), "trio": lambda: trio.run(in_tasks)}[kind]
    results = once()
    assert [result.row for result in results] == ROWS
    assert all(row in text_of(result) for row, result in zip(ROWS, results, strict=True))
    assert all(result.usage is not None and result.usage.total > 0 for result in results)
    assert not any(result.from_journal for result in results)
    seen = calls(server)
    assert (seen["POST /batches"], seen["POST /files"], seen["POST /chat/completions"]) == (5, 5, 0)
    again = once()
    assert [text_of(result) for result in again] == [text_of(result) for result in results]
    assert all(result.from_journal for result in again)
    assert calls(server)["POST /batches"] == 5


@dataclass
class Ship:
    name: str
    masts: int


def test_answers_are_those_of_calls(client: Client, tmp_path: Path) -> None:
    """What a function makes of an answer, it makes of a batch's: a type, raw headers, vectors, an attribute."""

    def ship(row: str) -> Any:
        return client.responses.parse(model="gpt-4o-mini", input=row, text_format=Ship).output_parsed

    def vectors(row: str) -> Any:
        return client.embeddings.create(model="text-embedding-3-small", input=[row, "b"]).data[0].embedding

    def raw(row: str) -> Any:
        answer = client.with_raw_response.moderations.create(input=row)
        return answer.status, (answer.headers["x-request-id"] or "")[:4]

    for number, call in enumerate((ship, vectors, raw)):
        (result,) = batched(["a ship"], call, tmp_path / f"{(tmp_path / str(number)).mkdir() or number}")
        assert result.unwrap() == call("a ship"), call


def test_rows_of_several_models(server: Server, client: Client, tmp_path: Path) -> None:
    """Each batch has one model and one endpoint; a row that is too large for any file has an error of its own."""

    def ask(row: int) -> Any:
        text = "x" * 5000 if row == 5 else f"row {row}"
        if row % 3:
            return client.responses.create(model="gpt-4o" if row % 2 else "gpt-4o-mini", input=text).model
        return client.embeddings.create(model="text-embedding-3-small", input=text).model

    results = batched(range(9), ask, tmp_path, batch=options(max_bytes=4000))
    errors = {result.n: result.error for result in results if not result.ok}
    assert list(errors) == [5]
    assert "has 5,0" in str(errors[5])
    assert {result.answer for result in results if result.ok} == {"gpt-4o", "gpt-4o-mini", "text-embedding-3-small"}
    assert calls(server)["POST /batches"] == 3


@pytest.mark.parametrize(
    ("wish", "batches"),
    [
        ("batch=429;rows=3", 2),
        ("batch=500", 2),
        ("batch=status-0;rows=2", 2),
        ("batch=missing;rows=4", 2),
        ("batch=twice;rows=4", 1),
        ("batch=expired", 2),
        ("batch=bad-lines;rows=2", 2),
        ("batch=token_limit_exceeded x2", 3),
        ("404;message=no such file x2", 3),
        ("500", 2),
        ("cut=0;how=rst", 1),
    ],
)
def test_what_becomes_of_a_batch(server: Server, client: Client, tmp_path: Path, wish: str, batches: int) -> None:
    """What the service did not get to, or failed at, is done by another batch; no batch is made twice."""
    server.faults.add(wish, on="POST /batches")
    results = batched(ROWS[:20], asking(client), tmp_path)
    refused = 2 if "bad-lines" in wish else 0
    assert [result.n for result in results] == list(range(20))
    assert [result.n for result in results if not result.ok] == list(range(refused))
    assert all(result.row in text_of(result) for result in results[refused:])
    tries = Counter(result.tries for result in results)
    assert tries[1] + tries[2] == 20
    if refused:
        assert "told not to accept this line" in str(results[0].error)
    assert calls(server)["POST /batches"] == batches


def test_fault_past_the_end_of_the_file(server: Server, client: Client, tmp_path: Path) -> None:
    """A fault of a line that the file does not have is one of the batch: it ends the run, and the next one does the rows."""
    server.faults.add("batch=bad-lines;rows=3", on="POST /batches")
    with pytest.raises(APIError, match=r"told not to accept this line.*\(batch batch_"):
        batched(ROWS[:2], asking(client), tmp_path)
    assert [result.ok for result in batched(ROWS[:2], asking(client), tmp_path)] == [True, True]


def test_rows_that_fail(server: Server, client: Client, tmp_path: Path) -> None:
    """Errors of rows are those that calls raise, and are kept; tries are bounded; the next run does failed rows again."""

    def ask(row: int) -> Any:
        made: Any = {"temperature": 9} if row == 1 else {}
        if row == 2:
            raise KeyError("no text")
        return client.responses.create(model="gpt-4o-mini", input=f"row {row}", **made)

    server.faults.add("batch=expired;rows=2 x3", on="POST /batches")
    results = batched(range(6), ask, tmp_path)
    assert [type(result.error).__name__ for result in results[:4]] == [
        "NoneType",
        "BadRequestError",
        "KeyError",
        "NoneType",
    ]
    expired = [result for result in results if getattr(result.error, "code", "") == "batch_expired"]
    assert [(result.n, result.tries) for result in expired] == []
    server.faults.add("batch=expired;rows=0 x9", on="POST /batches")
    results = batched(range(6, 8), ask, tmp_path / "two" if (tmp_path / "two").mkdir() is None else tmp_path)
    assert [(getattr(each.error, "code", ""), each.tries) for each in results] == [("batch_expired", 3)] * 2
    assert "(batch batch_" in str(results[0].error)
    server.faults.clear()
    again = batched(range(6, 8), ask, tmp_path / "two")
    assert all(result.ok for result in again)


def test_leftovers_by_calls(server: Server, client: Client, tmp_path: Path) -> None:
    """Rows that a batch did not get to are called directly, if that is wanted."""
    server.faults.add("batch=expired;rows=15", on="POST /batches")
    results = batched(ROWS[:20], asking(client), tmp_path, batch=options(leftovers="calls"))
    assert all(result.row in text_of(result) for result in results)
    assert len(results) == 20
    seen = calls(server)
    assert (seen["POST /batches"], seen["POST /chat/completions"]) == (1, 5)


def test_the_queue_of_tokens(client: Client, tmp_path: Path) -> None:
    """Where the queue is full, batches wait until others have ended; one that is too large even alone is split."""
    with serve(polls=1, batch_queue_tokens=40) as server:
        with Client(api_key="sk-test", base_url=server.url) as client:
            results = batched(ROWS[:30], asking(client), tmp_path, batch=options(poll_s=0.001))
        assert all(result.ok for result in results)
        assert len(results) == 30
    with serve(polls=2) as server, Client(api_key="sk-test", base_url=server.url) as client:
        (tmp_path / "told").mkdir()
        told = options(max_rows=5, max_queued_tokens=1)
        assert len(batched(ROWS[:3], asking(client), tmp_path / "told", batch=told)) == 3
        order = [
            record.operation
            for record in server.log
            if record.operation in ("POST /batches", "GET /batches/{batch_id}")
        ]
        assert [name for name, _ in itertools.groupby(order)] == ["POST /batches", "GET /batches/{batch_id}"] * 3


def test_cancelling(tmp_path: Path) -> None:
    """A run that ends early says that batches are left; the next one can cancel them, and gets what was done."""

    def breaking() -> Iterator[str]:
        for row in ROWS[:35]:
            time.sleep(0.002)
            yield row
        raise RuntimeError("the disk is gone")

    with serve(polls=200) as server, Client(api_key="sk-test", base_url=server.url) as client:

        def run_of(rows: Any) -> bulk.Run[Any, Any]:
            chosen = options(max_rows=10, poll_s=0.001)
            path = tmp_path / "run.sqlite"
            return bulk.run(rows, asking(client), journal=path, mode="batch", batch=chosen, progress=False)

        left = run_of(breaking())
        with pytest.raises(RuntimeError, match="disk"):
            left.wait()
        assert left.summary.notes[-1].startswith("3 batches are left at the service")
        for batch in client.batches.list(limit=3).data:
            for _ in range(80):  # until some of the ten rows are done
                client.batches.retrieve(batch.id)
        cancelling = run_of(ROWS[:40])
        cancelling.cancel_batches()
        with cancelling:
            results = list(cancelling)
        assert not cancelling.summary.notes
        assert 9 <= len(results) < 30
        assert cancelling.summary.stopped_because
        assert calls(server)["POST /batches/{batch_id}/cancel"] == calls(server)["POST /batches"] == 3
    with serve(polls=1) as server, Client(api_key="sk-test", base_url=server.url) as client:
        rest = batched(ROWS[:40], asking(client), tmp_path)
        assert [result.from_journal for result in rest].count(True) == len(results)
        assert all(result.row in text_of(result) for result in rest)
        assert calls(server)["POST /batches"] == 1


def test_what_the_service_is_sent(server: Server, client: Client, tmp_path: Path) -> None:
    """Metadata tells whose batch it is; files can expire, or be deleted once they are read."""
    chosen = options(metadata={"team": "dock"}, output_expires_after_s=7200, delete_files=True)
    batched(ROWS[:3], asking(client), tmp_path, batch=chosen)
    (sent,) = [record for record in server.log if record.operation == "POST /batches"]
    assert b'"team":"dock"' in sent.body
    assert b'"seconds":7200' in sent.body
    (batch,) = client.batches.list(limit=1).data
    assert batch.metadata is not None
    assert batch.metadata["wherry_part"] == "1.1"
    for file_id in (batch.input_file_id, batch.output_file_id):
        with pytest.raises(wherry.NotFoundError):
            client.files.retrieve(file_id or "")


@pytest.mark.parametrize("place", [{"base_url": "/openai/v1"}, {"azure_endpoint": "", "api_version": "2024-10-21"}])
def test_on_azure(server: Server, tmp_path: Path, place: dict[str, str]) -> None:
    """Azure has batches at its own addresses, and their results expire unless that is chosen."""
    name = next(iter(place))
    with wherry.AzureOpenAI(api_key="azure-key", **{**place, name: server.origin + place[name]}) as client:  # type: ignore[arg-type]
        results = batched(ROWS[:3], asking(client), tmp_path)
    assert all(result.row in text_of(result) for result in results)
    (sent,) = [record for record in server.log if record.operation == "POST /batches"]
    assert sent.path.startswith("/openai/")
    assert b'"endpoint":"/v1/chat/completions"' in sent.body
    assert b'"seconds":1209600' in sent.body


def test_a_function_with_tasks(server: Server, tmp_path: Path) -> None:
    """A function may make its call in a task of its own, and catch all its errors."""

    async def main() -> list[Any]:
        async with AsyncClient(api_key="sk-test", base_url=server.url) as client:

            async def ask(row: str) -> str:
                texts: list[str] = []

                async def call() -> None:
                    try:
                        texts.append((await client.responses.create(model="m", input=row)).output_text)
                    except Exception as error:
                        texts.append(repr(error))

                async with trio.open_nursery() as nursery:
                    nursery.start_soon(call)
                return texts[0]

            journal = tmp_path / "run.sqlite"
            async with bulk.run(["one", "two"], ask, journal=journal, mode="batch", batch=QUICK, progress=False) as run:
                return [result.unwrap() async for result in run]

    one, two = sorted(trio.run(main))
    assert "You said: one" in one
    assert "You said: two" in two


def test_what_cannot_be(server: Server, client: Client, tmp_path: Path) -> None:
    """A function that a batch cannot stand for is a clear error, before anything is sent."""
    other = AsyncClient(api_key="sk-test", base_url=server.url)

    async def of_tasks(row: str) -> Any:
        return await other.responses.create(model="m", input=row)

    def twice(row: str) -> Any:
        client.responses.create(model="m", input=row)
        return client.responses.create(model="m", input=row)

    refused: list[tuple[Any, str]] = [
        (lambda row: row, "made no call"),
        (lambda row: client.responses.create(model="m", input=row, stream=True), "do not stream"),
        (lambda row: client.models.list(), "do not take GET"),
        (lambda row: client.audio.transcriptions.create(file=b"x", model="whisper-1"), "do not take POST"),
        (of_tasks, "async"),
    ]
    for number, (call, message) in enumerate(refused):
        with pytest.raises(wherry.UsageError, match=message):
            bulk.run(["a"], call, journal=tmp_path / f"{number}.sqlite", mode="batch", progress=False).wait()
    for values, message in [({"journal": None}, "needs journal"), ({"ordered": True}, "ordered")]:
        asked: Any = {"journal": tmp_path / "x.sqlite", **values}
        with pytest.raises(wherry.UsageError, match=message):
            bulk.run(["a"], asking(client), mode="batch", progress=False, **asked).wait()
    for values, message in [
        ({"max_rows": 0}, "max_rows"),
        ({"poll_s": 0}, "poll_s"),
        ({"leftovers": "x"}, "leftovers"),
    ]:
        with pytest.raises(wherry.UsageError, match=message):
            options(**values)
    assert not server.log.records
    with pytest.raises(wherry.UsageError, match="more than one call"):
        batched(["a"], twice, tmp_path)


def test_a_batch_that_fails(server: Server, client: Client, tmp_path: Path) -> None:
    """A batch that the service refuses as a whole ends the run with its error, and the next run begins another."""
    server.faults.add("batch=failed", on="POST /batches")
    with pytest.raises(wherry.APIError, match="told to fail this batch"):
        batched(ROWS[:3], asking(client), tmp_path)
    assert all(result.ok for result in batched(ROWS[:3], asking(client), tmp_path))


def test_an_account_without_money(server: Server, client: Client, tmp_path: Path) -> None:
    """What waiting does not cure is not tried again; the file that is there is used by the next run."""
    server.faults.add("429;code=insufficient_quota", on="POST /batches")
    with pytest.raises(wherry.RateLimitError):
        batched(ROWS[:3], asking(client), tmp_path)
    assert all(result.ok for result in batched(ROWS[:3], asking(client), tmp_path))
    assert calls(server)["POST /files"] == 1
