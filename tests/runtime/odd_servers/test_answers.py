"""Whole answers of odd servers: an answer is read, a failure with status 200 is raised, on every way."""

from __future__ import annotations

import io
from typing import Any

import pytest

import wherry
from tests.runtime.odd_servers.answers import ROWS
from tests.runtime.odd_servers.rows import Row
from tests.runtime.odd_servers.ways import WAYS, read_whole, run
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply


def plain(value: Any) -> Any:
    """What was read, as bytes, text or plain JSON."""
    if hasattr(value, "content"):
        return value.content
    return value.to_dict() if hasattr(value, "to_dict") else value


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_an_answer(row: Row) -> None:
    """One row, on every way to an answer."""
    for way in WAYS:
        if row.fails is None:
            assert plain(read_whole(way, row)) == row.gives
            continue
        with pytest.raises(row.fails.kind) as caught:
            read_whole(way, row)
        row.fails.check(caught.value)


def test_names_are_different() -> None:
    """A row is found by its name."""
    names = [row.name for row in ROWS]
    assert len(names) == len(set(names))


ERROR = {"error": {"message": "slow down", "code": 429}}


def test_a_later_page_that_is_an_error() -> None:
    """The items before it come; the error is no empty page at which a list ends."""
    first = {"data": [{"id": "f1"}], "has_more": True}

    def check(found: list[Any], caught: Any) -> None:
        assert [each.id for each in found] == ["f1"]
        assert caught.value.status == 429

    found: list[Any] = []
    client = wherry.Client(api_key="k", transport=MemoryTransport([Reply(json=first), Reply(json=ERROR)]))
    with pytest.raises(wherry.RateLimitError) as caught:
        found.extend(iter_into(found, client.files.list()))
    check(found, caught)

    async def scenario() -> None:
        found: list[Any] = []
        transport = AsyncMemoryTransport([Reply(json=first), Reply(json=ERROR)])
        files = aiter(wherry.AsyncClient(api_key="k", transport=transport).files.list())
        found.append(await anext(files))
        with pytest.raises(wherry.RateLimitError) as caught:
            await anext(files)
        check(found, caught)

    run(scenario())


def iter_into(found: list[Any], items: Any) -> list[Any]:
    for each in items:
        found.append(each)
    return []


def test_a_poll_that_gets_an_error() -> None:
    """An error is no state in which waiting is over."""
    working = {"id": "f", "status": "in_progress"}

    def transport(kind: Any) -> Any:
        return kind([Reply(json=working), Reply(json=working), Reply(json=ERROR)])

    client = wherry.Client(api_key="k", transport=transport(MemoryTransport))
    with pytest.raises(wherry.RateLimitError, match="slow down"):
        client.vector_stores.files.create_and_poll("f", vector_store_id="vs")
    other = wherry.AsyncClient(api_key="k", transport=transport(AsyncMemoryTransport))
    with pytest.raises(wherry.RateLimitError, match="slow down"):
        run(other.vector_stores.files.create_and_poll("f", vector_store_id="vs"))


def test_an_error_is_not_written_to_a_file_of_sound() -> None:
    """Bytes that say they are JSON are looked at before they are handed on; what came stays readable raw."""
    client = wherry.Client(api_key="k", transport=MemoryTransport(lambda _: Reply(json=ERROR)))
    file = io.BytesIO()
    asked: Any = {"input": "x", "model": "m", "voice": "alloy"}
    with (
        pytest.raises(wherry.RateLimitError),
        client.audio.speech.with_streaming_response.create(**asked) as answer,
    ):
        answer.stream_to_file(file)
    assert file.getvalue() == b""
    raw = client.audio.speech.with_raw_response.create(**asked)
    assert raw.json() == ERROR
    chat: Any = client.chat.completions.with_streaming_response
    with chat.create(model="m", messages=[]) as answer:
        assert answer.json() == ERROR


def test_bytes_that_are_json_by_right() -> None:
    """An answer of bytes that is labelled as JSON and no error is handed on whole."""
    client = wherry.Client(api_key="k", transport=MemoryTransport(lambda _: Reply(json={"audio": "AAA="})))
    asked: Any = {"input": "x", "model": "m", "voice": "alloy"}
    with client.audio.speech.with_streaming_response.create(**asked) as answer:
        assert b"".join(answer.iter_bytes()) == b'{"audio": "AAA="}'
