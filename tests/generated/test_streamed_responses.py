"""An answer that is read while it comes has the same ways to be read in both clients, and the same value."""

from __future__ import annotations

import asyncio
import inspect
from pathlib import Path
from typing import Any

import pytest

import wherry
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

SRT = b"1\n00:00:00,000 --> 00:00:01,000\nA\xe2\x80\xa6hoy\n"
PIECES = [SRT[:34], SRT[34:35], SRT[35:]]  # the ellipsis is cut in two
ASK: dict[str, Any] = {"model": "whisper-1", "file": ("a.wav", b"RIFF"), "response_format": "srt"}


def reply(_: object) -> Reply:
    return Reply(chunks=list(PIECES), headers={"content-type": "text/plain; charset=utf-8"})


@pytest.fixture
def client() -> wherry.Client:
    return wherry.Client(api_key="k", transport=MemoryTransport(reply))


@pytest.fixture
def async_client() -> wherry.AsyncClient:
    return wherry.AsyncClient(api_key="k", transport=AsyncMemoryTransport(reply))


def test_a_transcription_as_text(client: wherry.Client, async_client: wherry.AsyncClient) -> None:
    """Whether it is asked for plainly, raw, or to be read while it comes: subtitles are text."""
    calls = client.audio.transcriptions
    with calls.with_streaming_response.create(**ASK) as response:
        streamed = response.parse()
    assert calls.create(**ASK) == calls.with_raw_response.create(**ASK).parse() == streamed == SRT.decode()

    async def main() -> list[object]:
        calls = async_client.audio.transcriptions
        async with calls.with_streaming_response.create(**ASK) as response:
            streamed = await response.parse()
        return [await calls.create(**ASK), (await calls.with_raw_response.create(**ASK)).parse(), streamed]

    assert asyncio.run(main()) == [SRT.decode()] * 3


def test_text_as_it_comes(client: wherry.Client, async_client: wherry.AsyncClient) -> None:
    """A character that arrives in two pieces is whole; one that never ends is replaced."""
    whole = ["1\n00:00:00,000 --> 00:00:01,000\nA", "…hoy\n"]
    with client.audio.transcriptions.with_streaming_response.create(**ASK) as response:
        assert list(response.iter_text()) == whole
    short = wherry.Client(api_key="k", transport=MemoryTransport([Reply(chunks=PIECES[:2])]))
    with short.audio.transcriptions.with_streaming_response.create(**ASK) as response:
        assert list(response.iter_text()) == [whole[0], "\N{REPLACEMENT CHARACTER}"]

    async def main() -> list[str]:
        async with async_client.audio.transcriptions.with_streaming_response.create(**ASK) as response:
            return [text async for text in response.iter_text()]

    assert asyncio.run(main()) == whole


def test_read_again(client: wherry.Client, async_client: wherry.AsyncClient, tmp_path: Path) -> None:
    """What was read whole can be read in any other way afterwards, or be written to a file."""
    with client.audio.transcriptions.with_streaming_response.create(**ASK) as response:
        assert response.read() == b"".join(response.iter_bytes()) == SRT
        assert list(response.iter_bytes(30)) == [SRT[:30], SRT[30:]]
        assert list(response.iter_lines()) == SRT.decode().splitlines()
        response.stream_to_file(tmp_path / "sync")

    async def main() -> None:
        async with async_client.audio.transcriptions.with_streaming_response.create(**ASK) as response:
            assert await response.read() == b"".join([chunk async for chunk in response.iter_bytes()]) == SRT
            assert [piece async for piece in response.iter_bytes(30)] == [SRT[:30], SRT[30:]]
            assert [line async for line in response.iter_lines()] == SRT.decode().splitlines()
            await response.stream_to_file(tmp_path / "async")

    asyncio.run(main())
    assert (tmp_path / "sync").read_bytes() == (tmp_path / "async").read_bytes() == SRT


@pytest.mark.parametrize("name", ["Client", "Stream", "StreamedResponse", "transports.MemoryTransport"])
def test_both_kinds_have_the_same_names(name: str) -> None:
    """What one kind of client, stream or response has, the other has: with the same parameters, awaited or not."""
    module: Any = wherry
    *folders, name = name.split(".")
    for folder in folders:
        module = getattr(module, folder)
    sync, other = getattr(module, name), getattr(module, f"Async{name}")
    public = {each for each in dir(sync) if not each.startswith("_")}
    assert public == {each for each in dir(other) if not each.startswith("_")} - {"aclose"}
    for each in public:
        one, two = getattr(sync, each), getattr(other, each)
        if inspect.isfunction(one):
            assert list(inspect.signature(one).parameters) == list(inspect.signature(two).parameters)
