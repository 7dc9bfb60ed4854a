"""What a server puts into the frame of an answer (lengths, chunk sizes, header lines) is quoted by HTTP libraries: no key may be in it."""

from __future__ import annotations

import importlib
import traceback
from typing import Any

import pytest

from tests.transports.causes import chain, failure
from tests.transports.kinds import Kind, make, on_injecting, on_wire, run
from tests.transports.scripted import Answer, ScriptedServer
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client import sync_client as client_module

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
KEY = "sk-hidden-0123456789"
OURS = client_module.__file__.rpartition("/")[0]
SAID = KEY.encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
FRAMES: dict[str, bytes] = {
    "a status line": SAID + b" what\r\n\r\n",
    "a header line": b"HTTP/1.1 200 OK\r\nX Y " + SAID + b"\r\n\r\n",
    "a length": b"HTTP/1.1 200 OK\r\nContent-Length: " + SAID + b"\r\n\r\n",
    "a first chunk size": HEAD + SAID + b"\r\n",
    "a later chunk size": HEAD + b'16\r\ndata: {"choices":[]}\n\n\r\n' + SAID + b"\r\n",
}


def shown(error: BaseException) -> list[str]:
    """All that a report could hold: texts and variables of our frames, all the way to the first cause."""
    found: list[str] = []
    for link in chain(error):
        found += [str(link), repr(link)]
        for frame, _ in traceback.walk_tb(link.__traceback__):
            if frame.f_code.co_filename.startswith(OURS):
                found += [f"{frame.f_code.co_name}: {name} = {value!r}" for name, value in frame.f_locals.items()]
    return found


async def _events(client: Any) -> None:
    async for _ in await client._stream(CALL, JSON, body={}):
        pass


async def _streamed(client: Any) -> None:
    async with client.with_streaming_response._request(CALL, JSON, body={}) as answer:
        async for _ in answer.iter_lines():
            pass


WAYS = {"whole": lambda client: client._request(CALL, JSON, body={}), "stream": _events, "streamed answer": _streamed}


@on_wire
@pytest.mark.parametrize("frame", FRAMES)
def test_a_key_in_the_frame_of_an_answer(kind: Kind, frame: str) -> None:
    """No message, no cause and no variable has it, however the answer is read."""

    async def whole() -> None:
        with ScriptedServer(Answer(chunks=[FRAMES[frame]], framing="raw")) as server:
            client = make(kind, base_url=server.url, api_key=KEY, max_retries=0)
            for way in WAYS.values():
                error = await failure(lambda way=way: way(client))
                assert [text for text in shown(error) if KEY in text] == []
            await client.close()

    run(kind, whole)


@on_injecting
def test_a_key_that_only_the_users_auth_knows(kind: Kind) -> None:
    """An auth may send another request than the one it was given."""
    family = importlib.import_module(kind.family)

    class Auth(family.Auth):  # type: ignore[misc, name-defined]
        def auth_flow(self, request: Any) -> Any:
            headers = {**dict(request.headers), "Authorization": f"Bearer {KEY}"}
            yield family.Request(request.method, request.url, headers=headers, stream=request.stream)

    async def whole() -> None:
        with ScriptedServer(Answer.json({"error": {"message": f"who is {KEY}?"}}, 401)) as server:
            own = (family.AsyncClient if kind.is_async else family.Client)(auth=Auth())
            client = make(kind, base_url=server.url, http_client=own)
            error = await failure(lambda: client._request(CALL, JSON, body={}))
            assert "who is ***?" in str(error)
            assert [text for text in shown(error) if KEY in text] == []
            await own.aclose() if kind.is_async else own.close()

    run(kind, whole)
