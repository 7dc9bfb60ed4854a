"""Bytes behind the end of an answer are never taken for the next answer: the connection is given up."""

from __future__ import annotations

import importlib
from contextlib import nullcontext
from typing import Any

import pytest

from tests.transports.kinds import Kind, make, on_injecting, on_kept, on_wire, pause, play, run
from tests.transports.scripted import Answer, Chunk, Pause, ScriptedServer
from wherry._runtime.base.errors import APIConnectionError
from wherry._runtime.base.operation import BINARY, JSON, NOTHING, Operation

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
GONE = Operation("DELETE", "/things", name="things.delete")
HEAD = Operation("HEAD", "/things", name="things.head")
OK = Answer.json({"ok": True})

TRUE = b'{"ok": true}'
FALSE = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n{"ok": false}'


def head(status: int, *lines: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status} x", "Content-Type: application/json", *lines, "", ""]).encode()


WHOLE = head(200, "Content-Length: 12") + TRUE
CHUNKED = head(200, "Transfer-Encoding: chunked") + b"c\r\n" + TRUE + b"\r\n0\r\n\r\n"

SMUGGLED: dict[str, tuple[Operation, tuple[Chunk, ...]]] = {
    "two answers in one packet": (CALL, (WHOLE + FALSE,)),
    "a length that is too small": (CALL, (head(200, "Content-Length: 12") + TRUE + b"   " + FALSE,)),
    "a length of 0": (GONE, (head(200, "Content-Length: 0") + FALSE,)),
    "behind the last chunk": (CALL, (CHUNKED + FALSE,)),
    "behind the last chunk, in pieces": (CALL, (CHUNKED[:-9], CHUNKED[-9:] + FALSE[:20], FALSE[20:])),
    "one byte": (CALL, (WHOLE + b"\n",)),
    "a body after 204": (GONE, (head(204) + FALSE,)),
    "a body after 204, later": (GONE, (head(204, f"Content-Length: {len(FALSE)}"), Pause(0.05), FALSE)),
    "a chunked body after 204, later": (GONE, (head(204, "Transfer-Encoding: chunked"), Pause(0.05), FALSE)),
    "a body after HEAD": (HEAD, (head(200, f"Content-Length: {len(FALSE)}") + FALSE,)),
    "a body after HEAD, later": (HEAD, (head(200, f"Content-Length: {len(FALSE)}"), Pause(0.05), FALSE)),
    "later than the answer": (CALL, (WHOLE, Pause(0.02), FALSE)),
    "more than is read at a time": (CALL, (WHOLE + FALSE * 3000,)),
}


READ_AHEAD = {"a length that is too small", "a body after HEAD"}
"""aiohttp reads on, and finds what follows before it has told of the answer: that answer is lost, and no other one taken."""


@on_kept
@pytest.mark.parametrize("case", SMUGGLED)
def test_what_follows_an_answer_is_not_the_next_answer(kind: Kind, case: str) -> None:
    """The next call gets its own answer, on a connection of its own."""
    if kind.family == "fetch":
        pytest.skip("the connections are the host's")
    operation, chunks = SMUGGLED[case]
    ahead = kind.family == "aiohttp"

    async def scenario(client: Any, server: ScriptedServer) -> None:
        decoder = JSON if operation is CALL else BINARY if operation is HEAD else NOTHING
        with pytest.raises(APIConnectionError) if ahead and case in READ_AHEAD else nullcontext():
            await client._request(operation, decoder, **({"body": {}} if operation is CALL else {}))
        # What aiohttp has begun to read it does not tell of: the next call fails, as long as the rest is on its way.
        if "later" in case or (ahead and "in pieces" in case):
            await pause(kind, 0.1)
        assert await client._request(CALL, JSON, body={}) == {"ok": True}
        assert await client._request(CALL, JSON, body={}) == {"ok": True}
        assert server.connections == (1 if ahead and case == "one byte" else 2)  # it passes over a blank line

    play(kind, [Answer(framing="kept", chunks=chunks), OK, OK], scenario, max_retries=0)


@on_wire
def test_the_same_after_a_stream(kind: Kind) -> None:
    """A stream's last chunk may be followed by something too, whether it is read to its end or left after [DONE]."""
    if kind.family == "fetch":
        pytest.skip("the connections are the host's")
    event = b'data: {"choices": []}\n\ndata: [DONE]\n\n'
    start = b"HTTP/1.1 200 x\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = Answer(framing="kept", chunks=[start + b"%x\r\n%b\r\n0\r\n\r\n" % (len(event), event) + FALSE])

    async def scenario(client: Any, server: ScriptedServer) -> None:
        for _ in range(2):
            stream = await client._stream(CALL, JSON, body={})
            assert len([item async for item in stream]) == 1
        assert await client._request(CALL, JSON, body={}) == {"ok": True}
        assert server.connections == 3

    play(kind, [answer, answer, OK], scenario, max_retries=0)


@on_injecting
@pytest.mark.parametrize("read_by_hook", [False, True])
def test_the_same_through_a_client_of_the_user(kind: Kind, read_by_hook: bool) -> None:
    """The pool of an injected client gets no such connection back either, also where an event hook read the answer."""
    if kind.family == "fetch":
        pytest.skip("there is nothing to inject")
    family = importlib.import_module(kind.family)

    def read(response: Any) -> None:
        response.read()

    async def aread(response: Any) -> None:
        await response.aread()

    hooks = {"response": [aread if kind.is_async else read]} if read_by_hook else {}
    bad = [chunks for operation, chunks in SMUGGLED.values() if operation is CALL and len(chunks) == 1]
    answers = [answer for chunks in bad for answer in (Answer(framing="kept", chunks=chunks), OK)]

    async def scenario(server: ScriptedServer) -> None:
        own = (family.AsyncClient if kind.is_async else family.Client)(event_hooks=hooks)
        client = make(kind, base_url=server.url, http_client=own, max_retries=0)
        for _ in bad:
            await client._request(CALL, JSON, body={})
            assert await client._request(CALL, JSON, body={}) == {"ok": True}
        assert server.connections == len(bad) + 1
        if kind.is_async:
            await own.aclose()
        else:
            own.close()

    with ScriptedServer(answers) as server:
        run(kind, lambda: scenario(server))
