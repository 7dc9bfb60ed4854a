"""What is recorded from a server is played again without one: to sync clients, on asyncio and on trio."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.testing.taping import KEY, lines, on_every, play, record
from tests.transports.kinds import Kind
from tests.transports.scripted import Answer, Cut, Pause
from wherry import APIConnectionError, BadRequestError, UsageError
from wherry.testing import AsyncMemoryTransport, Cassette, CassetteError, MemoryTransport, Reply, cassette

MODEL = {"id": "m", "object": "model", "created": 1, "owned_by": "x"}


def _chunk(text: str) -> dict[str, Any]:
    return {"id": "x", "choices": [{"index": 0, "delta": {"content": text}}]}


async def _retrieve(client: Any) -> Any:
    return (await client.models.retrieve("m")).id


async def _words(client: Any) -> list[str]:
    stream = await client.chat.completions.create(model="m", messages=[], stream=True)
    return [chunk.choices[0].delta.content async for chunk in stream]


@on_every
def test_a_call(kind: Kind, tmp_path: Path) -> None:
    """An answer is played as it was, to another key and another address; no header of the request is in the file."""
    path = tmp_path / "new" / "call.jsonl"
    headers = {"X-Request-Id": "req_1", "Set-Cookie": "session=hidden"}
    assert record(kind, path, Answer.json(MODEL, headers=headers), _retrieve) == "m"
    first, send, head, *_, end = lines(path)
    assert first == {"cassette": 1}
    assert send == {"send": {"method": "GET", "path": "/v1/models/m", "query": [], "body": None}}
    assert head["head"]["headers"] == {"content-type": "application/json", "x-request-id": "req_1"}
    assert end == {"end": True}
    assert play(kind, path, _retrieve) == "m"
    assert [one.name for one in path.parent.iterdir()] == ["call.jsonl"]


@on_every
def test_a_stream(kind: Kind, tmp_path: Path) -> None:
    """A stream is recorded and played in the pieces in which it came, also where they cut a letter in two."""
    path = tmp_path / "stream.jsonl"
    whole = 'data: {"id": "x", "choices": [{"index": 0, "delta": {"content": "Ähoi"}}]}\n\n'.encode()
    cut = whole.index("Ä".encode()) + 1
    answer = Answer.sse(_chunk("a"), Pause(0.05), whole[:cut], Pause(0.05), whole[cut:], "[DONE]")
    assert record(kind, path, answer, _words) == ["a", "Ähoi"]
    pieces = [line for line in lines(path) if "ms" in line]
    assert len(pieces) >= 3
    assert any("b64" in line for line in pieces)
    assert sum(line["ms"] for line in pieces) >= 80
    assert play(kind, path, _words) == ["a", "Ähoi"]
    assert play(kind, path, _words, speed=10) == ["a", "Ähoi"]


@on_every
def test_a_stream_that_breaks(kind: Kind, tmp_path: Path) -> None:
    """A cut in the middle of a stream is played as one."""
    path = tmp_path / "cut.jsonl"

    async def program(client: Any) -> list[str]:
        seen = []
        stream = await client.chat.completions.create(model="m", messages=[], stream=True)
        try:
            async for chunk in stream:
                seen.append(chunk.choices[0].delta.content)
        except APIConnectionError:
            return [*seen, "cut"]
        return seen

    assert record(kind, path, Answer.sse(_chunk("a"), end=[Pause(0.02), Cut()]), program) == ["a", "cut"]
    assert lines(path)[-1]["error"] == "APIConnectionError"
    assert play(kind, path, program) == ["a", "cut"]


@on_every
def test_a_stream_that_the_program_leaves(kind: Kind, tmp_path: Path) -> None:
    """A program that stops reading does so again; one that reads further than the recording fails."""
    path = tmp_path / "left.jsonl"

    async def leave(client: Any) -> str:
        stream = await client.chat.completions.create(model="m", messages=[], stream=True)
        text: str = (await stream.__anext__()).choices[0].delta.content
        await stream.close()
        return text

    assert record(kind, path, Answer.sse(_chunk("a"), Pause(0.3), _chunk("b"), "[DONE]"), leave) == "a"
    assert play(kind, path, leave) == "a"
    with pytest.raises(CassetteError, match="did not read further"):
        play(kind, path, _words)


@on_every
def test_uploads_and_binary_answers(kind: Kind, tmp_path: Path) -> None:
    """A file is compared without the boundary of the form, which is another one each time; bytes come back as they were."""
    path = tmp_path / "files.jsonl"

    async def program(client: Any, content: bytes = b"\x00\xff one") -> bytes:
        await client.files.create(file=("a.bin", content), purpose="assistants")
        return (await client.files.content("f")).content  # type: ignore[no-any-return]

    answers = [
        Answer.json({"id": "f", "object": "file"}),
        Answer(200, {"Content-Type": "application/octet-stream"}, [b"\x00\xfe\xff", b"\x01"]),
    ]
    assert record(kind, path, answers, program) == b"\x00\xfe\xff\x01"
    assert play(kind, path, program) == b"\x00\xfe\xff\x01"
    with pytest.raises(CassetteError, match=r"multipart\[\d\]\.(bytes|sha256)"):
        play(kind, path, lambda client: program(client, b"\x00\xff another"))


@on_every
def test_failures(kind: Kind, tmp_path: Path) -> None:
    """Errors of the client's doing are recorded; those of the server's only when that is asked for. Waits are not waited."""
    path = tmp_path / "failed.jsonl"

    async def wrong(client: Any) -> str:
        with pytest.raises(BadRequestError) as caught:
            await client.models.retrieve("m")
        return caught.value.message

    bad = Answer.json({"error": {"message": "no such thing"}}, status=400)
    assert record(kind, path, bad, wrong) == play(kind, path, wrong)

    busy = Answer.json({"error": {"message": "busy"}}, status=503, headers={"Retry-After-Ms": "1"})
    record(kind, path, [busy, Answer.json(MODEL)], _retrieve)
    assert [line["head"]["status"] for line in lines(path) if "head" in line] == [200]
    assert play(kind, path, _retrieve) == "m"

    record(kind, path, [busy, Answer.json(MODEL)], _retrieve, failures=True)
    assert [line["head"]["status"] for line in lines(path) if "head" in line] == [503, 200]
    path.write_text(path.read_text("utf-8").replace('"retry-after-ms": "1"', '"retry-after": "50"'), "utf-8")
    assert play(kind, path, _retrieve) == "m"

    async def given_up(client: Any) -> None:
        with pytest.raises(Exception, match="busy"):
            await client.models.retrieve("m", max_retries=0)

    before = path.read_bytes()
    with pytest.raises(CassetteError, match="failures=True"):
        record(kind, path, [busy], given_up)
    assert path.read_bytes() == before


def test_an_unanswered_request(tmp_path: Path) -> None:
    """A connection that fails is recorded and played when that is asked for."""
    path = tmp_path / "none.jsonl"
    from wherry import Client

    inner = MemoryTransport([APIConnectionError("no way there")])
    with cassette(path, mode="all", failures=True, transport=inner) as tape:
        client = Client(api_key=KEY, max_retries=0, transport=tape.transport)
        with pytest.raises(APIConnectionError, match="no way there"):
            client.models.list()
    with cassette(path) as tape:
        client = Client(api_key="test", max_retries=0, transport=tape.transport)
        with pytest.raises(APIConnectionError, match="no way there"):
            client.models.list()


def test_websockets_are_refused(tmp_path: Path) -> None:
    """A WebSocket connection is refused with a sentence that says what to use."""
    from wherry import Client

    with cassette(tmp_path / "x.jsonl", mode="auto", transport=MemoryTransport()) as tape:
        client = Client(api_key=KEY, transport=tape.transport)
        with (
            pytest.raises(UsageError, match="MemoryTransport\\(socket="),
            client.realtime.connect(model="m") as connection,
        ):
            connection.recv()


def test_wrong_use(tmp_path: Path) -> None:
    """A mode that there is not, a cassette outside of a with statement, and a transport of the other kind are refused."""
    wrong: Any = "once"
    with pytest.raises(UsageError, match='"none", "auto" or "all"'):
        cassette(tmp_path / "x", mode=wrong)
    with pytest.raises(UsageError, match="speed"):
        cassette(tmp_path / "x", speed=-1)
    tape = cassette(tmp_path / "x", mode="auto", transport=AsyncMemoryTransport([Reply(json=MODEL)]))
    assert isinstance(tape, Cassette)
    with pytest.raises(UsageError, match="with statement"):
        _ = tape.transport
    with tape, pytest.raises(UsageError, match="AsyncMemoryTransport is for AsyncClient"):
        _ = tape.transport
