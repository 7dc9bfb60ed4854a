"""bulk.run: the results have the type of the rows and of what the function returns, be it async or not."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from typing_extensions import assert_type

from wherry import AsyncClient, Client, bulk
from wherry.models import ChatCompletion

client = Client()
async_client = AsyncClient()
texts = ["a", "b"]


def length(row: str) -> int:
    return len(row)


async def async_length(row: str) -> int:
    return len(row)


async def numbers() -> AsyncIterator[int]:
    yield 1


def in_threads() -> None:
    run = bulk.run(texts, length, journal="run.sqlite", limits=bulk.Limits(requests_per_minute=60))
    assert_type(run, bulk.Run[str, int])
    for result in run:
        assert_type(result, bulk.Result[str, int])
        assert_type(result.row, str)
        assert_type(result.answer, int)
        print(result.answer.bit_length() if result.ok else result.error)
        assert_type(result.unwrap(), int)
    with bulk.run(
        texts, lambda row: client.chat.completions.create(model="m", messages=[{"role": "user", "content": row}])
    ) as chats:
        assert_type(next(chats).unwrap(), ChatCompletion)
    assert_type(bulk.run(texts, length, dry_run=True).wait(), bulk.Summary)


async def on_asyncio() -> None:
    assert_type(bulk.run(texts, async_length), bulk.Run[str, int])
    async for result in bulk.run(
        texts, lambda row: async_client.chat.completions.create(model="m", messages=[{"role": "user", "content": row}])
    ):
        assert_type(result.unwrap(), ChatCompletion)
    assert_type(await bulk.run(numbers(), lambda row: async_length(str(row))), bulk.Summary)


def of_files() -> None:
    run = bulk.run(Path("rows.jsonl"), lambda row: length(row["text"]))
    assert_type(run, bulk.Run[dict[str, Any], int])


def wrong() -> None:
    bulk.run([1, 2], length)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType, reportCallIssue]
    bulk.run(texts, length, concurency=3)  # type: ignore[call-overload] # pyright: ignore[reportCallIssue]
    bulk.Price(input="1")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
