"""Limits of a whole call: total, first_event and idle, on every kind of client, with real sockets and a real clock.

They are never early. How exact they are is tested on a fake clock (test_deadlines_exact).
"""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from tests.transports.kinds import EVERY, FAMILIES, Kind, make, on_every, on_injecting, on_kept, play, run
from tests.transports.scripted import Answer, Pause, ScriptedServer
from tests.transports.test_contract import ASK, CHAT, piece
from wherry._runtime.base.errors import APITimeoutError, RateLimitError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.timeouts import Timeout

on_most = pytest.mark.parametrize("kind", [kind for kind in EVERY if kind.family not in FAMILIES[1:]], ids=str)
"""One of httpx and httpx2 will do where the rest of the scenario is the same."""
CREATE = Operation("POST", "/things", name="things.create", body="json")
WAIT_S = 0.15
"""A limit of these tests."""
BEAT = [Pause(0.05), b": keep-alive\n\n", Pause(0.05), b'event: ping\ndata: {"type": "ping"}\n\n'] * 40
"""A server that is alive for four seconds, and sends no event."""
END = [b'data: {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}\n\n', b"data: [DONE]\n\n"]


class Clock:
    """The clock of a client: that of its memory transport, or the real one."""

    def __init__(self, server: Any) -> None:
        transport = getattr(server, "transport", None)
        self.now_s = time.monotonic if transport is None else transport.clock
        self.began_s = self.now_s()

    @property
    def passed_s(self) -> float:
        return self.now_s() - self.began_s


def on_time(clock: Clock, seconds: float = WAIT_S) -> None:
    """Not early, and not so late that something else must have ended the wait."""
    assert seconds - 1e-6 <= clock.passed_s < seconds + 3


@on_every
@pytest.mark.parametrize(
    ("limits", "chunks", "events", "limit"),
    [
        ({"first_event": WAIT_S}, BEAT, 0, "first_event"),
        ({"idle": WAIT_S}, [Pause(0.05), b'data: {"choices": []}\n\n', *BEAT], 1, "idle"),
        ({"total": WAIT_S}, [b'data: {"choices": []}\n\n', *BEAT], 1, "total"),
    ],
    ids=["first_event", "idle", "total"],
)
def test_a_stream_that_only_beats(kind: Kind, limits: Any, chunks: Any, events: int, limit: str) -> None:
    """Keep-alives are no events. The error says which limit it was, and how long; what came before was yielded."""

    async def scenario(client: Any, server: Any) -> None:
        clock = Clock(server)
        stream = await client._stream(CHAT, JSON, body=ASK, timeout=Timeout(**limits))
        for _ in range(events):
            await stream.__anext__()
            clock = clock if limit == "total" else Clock(server)
        with pytest.raises(APITimeoutError, match=rf"timeout\.{limit} \(0\.15 s\)") as caught:
            await stream.__anext__()
        on_time(clock)
        assert (caught.value.limit, caught.value.limit_s) == (limit, WAIT_S)
        assert caught.value.request.method == "POST"
        assert stream.completed is False

    server = play(kind, [Answer.sse(end=[*chunks, *END])], scenario)
    assert len(server.requests) == 1


@on_most
@pytest.mark.parametrize(
    "answer",
    [
        Answer.json({}, headers={"a": "b"}),
        Answer(200, {"Content-Type": "application/json"}, [b"{", *[Pause(0.05), b" "] * 80, b"}"]),
    ],
    ids=["no head", "a body that drips"],
)
def test_a_whole_answer_that_is_late(kind: Kind, answer: Answer) -> None:
    """`total` ends the wait for the head, and for a body of which something comes all the time; nothing is sent again."""
    if answer.framing == "length":
        answer.before = 4

    async def scenario(client: Any, server: Any) -> None:
        clock = Clock(server)
        with pytest.raises(APITimeoutError) as caught:
            await client._request(CREATE, JSON, body={}, timeout=Timeout(total=WAIT_S), max_retries=3)
        on_time(clock)
        assert (caught.value.limit, caught.value.attempts) == ("total", 1)

    assert len(play(kind, [answer], scenario).requests) == 1


@on_most
def test_slow_readers_have_all_the_time(kind: Kind) -> None:
    """The time that a program takes between two events counts for `total` alone."""

    async def scenario(client: Any, server: Any) -> None:
        limits = Timeout(first_event=WAIT_S, idle=WAIT_S, total=30)
        stream = await client._stream(CHAT, JSON, body=ASK, timeout=limits)
        time.sleep(WAIT_S + 0.05)  # noqa: ASYNC251 - as a program that computes
        count = 0
        async for _ in stream:
            time.sleep((WAIT_S + 0.05) * (count == 0))  # noqa: ASYNC251
            count += 1
        assert count == 4

    play(kind, [Answer.sse(*[piece("a")] * 3, end=END)], scenario)


@on_most
def test_retries_never_sleep_past_total(kind: Kind) -> None:
    """Where the next attempt would come too late, the last failure is raised at once: nobody waits for nothing."""

    async def scenario(client: Any, server: Any) -> None:
        clock = Clock(server)
        with pytest.raises(RateLimitError) as caught:
            await client._request(CREATE, JSON, body={}, timeout=Timeout(total=5), max_retries=5)
        assert clock.passed_s < 4
        assert caught.value.attempts == 2

    soon = Answer.json({"error": {"message": "busy"}}, 429, {"retry-after-ms": "20"})
    late = Answer.json({"error": {"message": "busy"}}, 429, {"retry-after": "6"})
    play(kind, [soon, late], scenario)


@on_most
def test_total_spans_all_attempts(kind: Kind) -> None:
    """It is not begun anew by a retry, as the limit of the first event is."""

    async def scenario(client: Any, server: Any) -> None:
        clock = Clock(server)
        with pytest.raises(APITimeoutError) as caught:
            await client._stream(CHAT, JSON, body=ASK, timeout=Timeout(total=0.7, first_event=0.02), max_retries=9)
        assert caught.value.limit in ("first_event", "total")
        assert clock.passed_s < 0.7 + 2
        assert caught.value.attempts > 1

    play(kind, Answer.sse(end=END, before=3), scenario)


@on_injecting
def test_a_client_of_the_users(kind: Kind) -> None:
    """Its calls keep to the same limits, whoever's connections they use."""
    import importlib

    library = importlib.import_module(kind.family)

    with ScriptedServer([Answer.sse(end=[*BEAT, *END]), Answer.json({}), Answer.sse(end=[*BEAT, *END])]) as server:

        async def scenario() -> None:
            own = (library.AsyncClient if kind.is_async else library.Client)()
            client = make(kind, base_url=server.url, http_client=own)
            for limit in ("total", "idle", "first_event"):
                if limit == "idle":
                    assert await client._request(CREATE, JSON, body={}, timeout=Timeout(total=9)) == {}
                    continue
                clock = Clock(None)
                with pytest.raises(APITimeoutError) as caught:
                    async for _ in await client._stream(CHAT, JSON, body=ASK, timeout=Timeout(**{limit: WAIT_S})):
                        pass
                on_time(clock)
                assert caught.value.limit == limit
            if kind.is_async:
                await own.aclose()
            else:
                own.close()

        run(kind, scenario)


@pytest.mark.parametrize("step", ["connection", "tls", "write"])
def test_a_sync_call_that_does_not_get_through(step: str) -> None:
    """A thread cannot be cancelled: each wait for the network is limited, also that for the second address of a host."""
    from tests.transports.test_deadlines_exact import deaf

    with deaf() as port, socket.create_server(("127.0.0.1", 0)) as silent:
        number = port if step == "connection" else silent.getsockname()[1]
        scheme = "https" if step == "tls" else "http"
        client = make(Kind("sync", FAMILIES[0]), base_url=f"{scheme}://127.0.0.1:{number}/v1", max_retries=0)
        clock = Clock(None)
        with pytest.raises(APITimeoutError) as caught:
            client._target.post("/x", body={"x": "x" * 20_000_000}, timeout=Timeout(total=WAIT_S))
        on_time(clock)
        assert caught.value.limit == "total"
        client._target.close()


@on_kept
def test_a_connection_is_as_it_was(kind: Kind) -> None:
    """A call with limits leaves nothing on its connection: the next call uses it, and may take its time."""

    async def scenario(client: Any, server: Any) -> None:
        stream = await client._stream(CHAT, JSON, body=ASK, timeout=Timeout(total=WAIT_S, idle=WAIT_S))
        assert len([item async for item in stream]) == 2
        stream = await client._stream(CHAT, JSON, body=ASK)
        assert len([item async for item in stream]) == 2

    slow = Answer.sse(piece("a"), end=[Pause(WAIT_S + 0.1), *END])
    server = play(kind, [Answer.sse(piece("a"), end=END), slow], scenario)
    assert server.connections == 1


@on_most
def test_the_body_of_a_raw_answer(kind: Kind) -> None:
    """`total` holds for an answer that is read as it arrives, too."""

    async def scenario(client: Any, server: Any) -> None:
        clock = Clock(server)
        async with client.with_streaming_response.get("/things", timeout=Timeout(total=WAIT_S)) as answer:
            with pytest.raises(APITimeoutError) as caught:
                async for _ in answer.iter_bytes():
                    pass
        on_time(clock)
        assert caught.value.limit == "total"

    play(kind, [Answer(200, {"Content-Type": "text/plain"}, [b"a", *[Pause(0.05), b"a"] * 80])], scenario)
