"""`bulk.embed`: many texts in a request, and one bad text costs only itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import trio

from wherry import AsyncClient, BadRequestError, Client, DecodeError, NotFoundError, UsageError, bulk
from wherry._runtime.bulk.embedding.packing import Packer
from wherry._runtime.bulk.embedding.packs import Packs
from wherry._runtime.bulk.embedding.texts import TextReader
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply, Sent

from .embedding import BOTH, MODEL, Results, Service, async_results


@BOTH
def test_packs_keep_the_order(results: Results) -> None:
    """Each row has its own vector, in the order of the rows; a request has as many texts as it may."""
    service = Service()
    rows = [{"id": n, "text": "x" * (n + 1)} for n in range(25)]
    found = results(rows, service, text="text", max_texts=10)
    assert sorted(service.sizes) == [5, 10, 10]
    assert [(result.n, result.row["id"], result.answer.tolist()) for result in found] == [
        (n, n, [n + 1, 0.5]) for n in range(25)
    ]
    assert found[0].answer.format == "f"


@BOTH
def test_one_bad_text_costs_only_itself(results: Results) -> None:
    """A text that the service refuses, an empty one and one that is none are errors of their rows alone."""
    service = Service()
    rows = ["a", "", "bb", "a bad one", None, "ccc", *["x"] * 20]
    found = results(rows, service)
    assert [result.n for result in found if not result.ok] == [1, 3, 4]
    assert isinstance(found[3].error, BadRequestError)
    assert "a bad text" in str(found[3].error)
    assert "empty" in str(found[1].error)
    assert "NoneType" in str(found[4].error)
    assert [found[n].answer[0] for n in (0, 2, 5)] == [1, 2, 3]
    assert len(service.sizes) <= 1 + 2 * 5


@BOTH
def test_a_pack_that_is_too_large_is_split(results: Results) -> None:
    """Where the estimate was too low, the pack is sent as two, and no row is lost."""
    service = Service(limit=150)
    found = results(["x" * 50] * 8, service)
    assert [result.answer[0] for result in found] == [50] * 8
    assert service.sizes == [8, 4, 2, 2, 4, 2, 2]


@BOTH
def test_faults_that_are_not_in_the_texts(results: Results) -> None:
    """A wrong model, or texts that are all refused, is not tried text by text."""
    service = Service()
    found = results(["a"] * 100, service, model="other", on_error=lambda *_: "keep")
    assert service.sizes == [100]
    assert all(isinstance(result.error, BadRequestError) for result in found)
    service = Service()
    results(["bad"] * 2048, service, on_error=lambda *_: "keep")
    assert len(service.sizes) < 40
    service.status = 404
    with pytest.raises(NotFoundError):
        results(["a"], service, on_error="raise")


def test_summary_counts_rows() -> None:
    """The summary is in rows, its tokens in those of the requests."""
    with Client(api_key="test", transport=MemoryTransport(Service())) as client:
        summary = bulk.embed(["a", "", "b"], client, model=MODEL, progress=False).wait()
    assert (summary.rows, summary.done, summary.failed) == (3, 2, 1)


def test_rows_may_come_asynchronously() -> None:
    """An async iterable of rows is packed, too."""

    async def rows() -> AsyncIterator[str]:
        for n in range(5):
            await asyncio.sleep(0)
            yield "x" * (n + 1)

    service = Service()
    assert [result.answer[0] for result in async_results(rows(), service, max_texts=2)] == [1, 2, 3, 4, 5]
    assert service.sizes == [2, 2, 1]


def test_sizes_of_packs() -> None:
    """A pack has at most as many texts, and estimated tokens, as it may; a text that is larger goes alone."""

    def sizes(texts: list[Any], max_texts: int = 100, max_tokens: int = 100) -> list[int]:
        packs = Packs(texts, None, None, 0, None, keyed=False)
        packs.packer = lambda: Packer(
            TextReader(None), max_texts, max_tokens, None, own_keys=False, apart=False, ends={}
        )
        return [len(pack) for _, _, pack in packs]

    assert sizes(["x" * 29] * 20) == [9, 9, 2]
    assert sizes(["é" * 29] * 20) == [4, 4, 4, 4, 4]
    assert sizes([[1] * 50] * 3) == [2, 1]
    assert sizes(["x", "x" * 1000, "x"]) == [1, 1, 1]
    assert sizes(["x"] * 5, max_texts=2) == [2, 2, 1]
    assert sizes(["", ""]) == [0]
    assert sizes(["", "x", "", "x"]) == [0, 2]
    assert sizes(["x", *[""] * 600, "x"]) == [1, 0, 0, 1]
    assert sizes([]) == []


@BOTH
def test_text_that_fits_no_row(results: Results) -> None:
    """A mistake in `text` ends the run at the first row, with the columns that there are; nothing is sent."""
    rows = [{"id": n, "body": "x"} for n in range(3)]
    service = Service()
    for text, said in (
        (None, "row 0: pass text=, the column with the text; the columns are: id, body"),
        ("txt", "row 0: there is no column 'txt'; the columns are: id, body"),
        (
            lambda row: row["txt"],
            r"row 0: the function text= raised KeyError: 'txt'; the columns are: id, body\. Let it",
        ),
    ):
        with pytest.raises(UsageError, match=said):
            results(rows, service, text=text)
    with pytest.raises(UsageError, match="row 0: text='text' is a column, and this row has none: it is a str"):
        results(["a"], service, text="text")
    with pytest.raises(UsageError, match="row 1: the function text= raised TypeError"):
        results(["a", None], service, text=lambda row: row + "")
    assert not service.sizes


@BOTH
def test_single_rows_without_a_text(results: Results) -> None:
    """Where `text` fits the first row, a row without that column, or with nothing in it, is wrong alone."""
    rows: list[Any] = [{"text": None}, {"text": "a"}, {"text": ""}, {"id": 3}, {"text": "b"}]
    found = results(rows, Service(), text="text")
    assert [result.ok for result in found] == [False, True, False, False, True]
    assert "no column 'text'; the columns are: id" in str(found[3].error)


def test_a_dry_run_counts_rows_requests_and_tokens() -> None:
    """A dry run returns its Summary, in rows; a row without a text is no mistake."""
    service = Service()
    rows = ["abcd" * 10] * 24 + [""]
    with Client(api_key="test", transport=MemoryTransport(service)) as client:
        run = bulk.embed(rows, client, model="of-nobody", max_texts=10, progress=False, dry_run=True)
        assert not [note for note in run.summary.notes if "function" in note]
        found = [run.wait(), bulk.embed([""], client, model="of-nobody", progress=False, dry_run=True).wait()]

    async def main() -> bulk.Summary:
        async with AsyncClient(api_key="test", transport=AsyncMemoryTransport(service)) as client:
            return await bulk.embed(rows, client, model="of-nobody", max_texts=10, progress=False, dry_run=True)

    found.append(asyncio.run(main()))
    for summary in (found[0], found[2]):
        assert (summary.rows, summary.total, summary.failed) == (25, 25, 1)
        assert summary.requests == {"POST /v1/embeddings of-nobody": 3}
        assert (summary.counted, summary.stopped_because) == (24, None)
        assert summary.tokens == 240
    assert (found[1].rows, found[1].failed) == (1, 1)
    assert not service.sizes


def test_batches_have_no_order(tmp_path: Path) -> None:
    """mode="batch" may be said without `ordered`, which it does not allow."""
    with Client(api_key="test", transport=MemoryTransport([])) as client:
        options: dict[str, Any] = {"model": MODEL, "mode": "batch", "journal": tmp_path / "run.sqlite"}
        with pytest.raises(UsageError, match="ordered"):
            bulk.embed(["a"], client, ordered=True, **options).wait()
        assert bulk.embed([], client, **options).wait().rows == 0


@pytest.mark.parametrize("indices", [[0, 1], [0, 0, 0], [1, 2, 3], [0, 1, 1], [0, 1, 2, 3]])
def test_an_answer_without_one_vector_for_each_text(indices: list[int]) -> None:
    """Nobody gets the vector of another text, or none: the rows have failed."""

    def service(sent: Sent) -> Reply:
        return Reply(json={"data": [{"index": each, "embedding": [float(each)]} for each in indices], "model": MODEL})

    with Client(api_key="test", transport=MemoryTransport(service)) as client:
        results = list(bulk.embed(["a", "b", "c"], client, model=MODEL, progress=False))
    assert [type(result.error) for result in results] == [DecodeError] * 3


def test_a_loop_that_is_left_loses_nothing() -> None:
    """Another loop over the same run goes on with the next row, in the middle of a pack, too."""
    with Client(api_key="test", transport=MemoryTransport(Service())) as client:
        with bulk.embed(["x"] * 50, client, model=MODEL, max_texts=20, progress=False) as run:
            found = [next(run).n, next(iter(run)).n]
            for result in run:
                found.append(result.n)
                if result.n == 25:
                    break
            found += [result.n for result in run]
        assert found == list(range(50))
        assert list(run) == []
        with bulk.embed(["x"] * 50, client, model=MODEL, progress=False) as run:
            next(run)
            run.close()
            assert list(run) == []


@pytest.mark.parametrize("loop", [asyncio, trio])
def test_cancelling_a_wait_loses_nothing(loop: Any) -> None:
    """A program may look for a result for some time only, and go on; and leave a loop, and begin another."""
    service = Service()

    async def slow(sent: Sent) -> Reply:
        await loop.sleep(0.02)
        return service(sent)

    async def main() -> None:
        found: list[int] = []
        waits = 0
        client = AsyncClient(api_key="test", transport=AsyncMemoryTransport(slow))
        async with bulk.embed(["x"] * 50, client, model=MODEL, max_texts=10, concurrency=1, progress=False) as run:
            while len(found) < 25:
                waits += 1
                if loop is trio:
                    with trio.move_on_after(0.005):
                        found.append((await anext(run)).n)
                else:
                    with suppress(asyncio.TimeoutError):
                        found.append((await asyncio.wait_for(anext(run), 0.005)).n)
            async for result in run:
                found.append(result.n)
                if result.n == 33:
                    break
            found += [result.n async for result in run]
        await client.aclose()
        assert found == list(range(50))
        assert waits > 25

    asyncio.run(main()) if loop is asyncio else trio.run(main)


def test_a_client_of_the_other_kind() -> None:
    """It is noticed before anything is sent."""
    service = Service()

    async def main() -> None:
        async with AsyncClient(api_key="test", transport=AsyncMemoryTransport(service)) as client:
            with pytest.raises(UsageError, match="it has an AsyncClient: read the results with `async for`"):
                bulk.embed(["a"], client, model=MODEL, progress=False).wait()
        with (
            Client(api_key="test", transport=MemoryTransport(service)) as sync_client,
            pytest.raises(UsageError, match="it has a Client: read the results with `for`"),
        ):
            await bulk.embed(["a"], sync_client, model=MODEL, progress=False)

    asyncio.run(main())
    assert not service.sizes
