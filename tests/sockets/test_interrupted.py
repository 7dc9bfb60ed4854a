"""Connections to the built-in server that are disturbed while something is sent, opened again or renewed."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from math import inf
from typing import Any

import pytest

import wherry
from tests.sockets.responding import LOOPS, connect, connect_async, faults
from tests.sockets.test_responses import KEY, MODEL, opened, settled
from wherry._runtime.connections import async_lanes, sync_lanes
from wherry.transports import Closing, MemoryTransport, Reply, Sent
from wherry_server import Server, serve

LONG = "x" * 12_000_000
"""More than systems keep for a server that does not read."""
KINDS = ["threads", *LOOPS]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.mark.parametrize("kind", LOOPS)
def test_a_call_that_is_cancelled_while_it_is_sent(server: Server, kind: str) -> None:
    """It ends soon, though the server takes nothing, and the next one opens a new connection."""
    loop = LOOPS[kind]

    async def main() -> None:
        async with opened(server) as client, connect_async(client, "deaf=2") as connection:
            began_s = time.monotonic()
            cancelled = await loop.within(0.5, lambda: connection.create(model=MODEL, input=LONG))
            assert cancelled
            assert time.monotonic() - began_s < 15  # 30 s, if it waited for the server
            connection._opening.query = {}
            assert (await connection.create(model=MODEL, input="two")).output_text.startswith("You said: two")

    loop.run(main)


@pytest.mark.parametrize("kind", KINDS)
def test_time_limits_hold_while_a_call_is_sent(server: Server, kind: str) -> None:
    """The time without progress is that of `timeout`; the error tells what became of the request."""

    def check(error: wherry.WebSocketConnectionClosedError) -> None:
        assert "took nothing for 0.5 s" in error.fault
        assert [each.state for each in error.unknown] == ["sent"]

    async def main() -> None:
        async with opened(server) as client, connect_async(client, "deaf=2") as connection:
            with pytest.raises(wherry.WebSocketConnectionClosedError) as info:
                await connection.create(model=MODEL, input=LONG, timeout=0.5)
            check(info.value)
            connection._opening.query = {}
            assert (await connection.create(model=MODEL, input="two")).output_text

    if kind != "threads":
        LOOPS[kind].run(main)
        return
    with wherry.Client(api_key=KEY, base_url=server.url) as client, connect(client, "deaf=2") as connection:
        with pytest.raises(wherry.WebSocketConnectionClosedError) as info:
            connection.create(model=MODEL, input=LONG, timeout=0.5)
        check(info.value)
        connection._opening.query = {}
        assert connection.create(model=MODEL, input="two").output_text


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_that_is_on_its_way_when_the_connection_is_closed(server: Server, kind: str) -> None:
    """Its `send` does not pass for done."""
    query = faults("deaf=2")
    told: list[Any] = []

    async def main() -> None:
        async with opened(server) as client, client.realtime.connect(model="m", **query) as connection:

            async def send() -> None:
                try:
                    await connection.send_raw(LONG)
                except wherry.WebSocketConnectionClosedError as error:
                    told.append(error)

            async def close() -> None:
                await LOOPS[kind].sleep(0.2)
                await connection.close()

            await LOOPS[kind].together([send, close])

    if kind == "threads":
        with (
            wherry.Client(api_key=KEY, base_url=server.url) as client,
            client.realtime.connect(model="m", **query) as connection,
            ThreadPoolExecutor() as pool,
        ):
            sending = pool.submit(connection.send_raw, LONG)
            time.sleep(0.2)
            connection.close()
            told.append(sending.exception(timeout=10))
    else:
        LOOPS[kind].run(main)
    (error,) = told
    assert type(error) is wherry.WebSocketConnectionClosedError
    assert error.unknown == (LONG,)


@pytest.mark.parametrize("kind", LOOPS)
def test_one_new_connection_for_all_who_need_it(server: Server, kind: str) -> None:
    """Who reads events and who asks for a response wait for the same one, in the way of `on_reconnecting`."""
    since = len(server.log)
    loop = LOOPS[kind]

    async def main() -> None:
        async with (
            opened(server) as client,
            connect_async(
                client,
                "close=1012;after=0",
                on_reconnecting=lambda attempt: {"extra_query": {}},
                initial_delay=0.4,
            ) as connection,
        ):

            async def read() -> None:
                with pytest.raises(TimeoutError):
                    await connection.recv(timeout=1.5)

            async def ask() -> None:
                await loop.sleep(0.1)
                assert (await connection.create(model=MODEL, input="one", timeout=5)).output_text

            await loop.together([read, ask])

    loop.run(main)
    assert len(server.log) - since == 2
    settled(server)


@pytest.mark.parametrize("kind", LOOPS)
def test_no_call_while_it_is_opened_again(server: Server, kind: str) -> None:
    """A call that `on_reconnecting` makes would wait for the connection, which waits for what it returns."""

    async def main() -> None:
        async with opened(server) as client:

            async def again(attempt: Any) -> None:
                await connection.create(model=MODEL, input="one", timeout=5)

            async with connect_async(client, "close=1012;after=0", on_reconnecting=again) as connection:
                with pytest.raises(wherry.UsageStateError, match="cannot call through the connection that it opens"):
                    await connection.recv(timeout=5)

    LOOPS[kind].run(main)
    settled(server)


def test_a_message_gives_all_attempts_back(server: Server) -> None:
    """Also where it is an event of responses."""
    with (
        wherry.Client(api_key=KEY, base_url=server.url) as client,
        connect(
            client, "expire=1", on_reconnecting=lambda attempt: None, max_retries=1, initial_delay=0.001
        ) as connection,
    ):
        for number in range(4):
            connection.response.create(model=MODEL, input=str(number))
            while connection.recv(timeout=5).type != "response.completed":
                pass
            connection._leading.socket._answer.cut()
            with pytest.raises(TimeoutError):
                connection.recv(timeout=0.05)


@pytest.mark.parametrize("kind", ["threads", "asyncio"])
def test_a_renewal_that_is_refused(server: Server, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old connection is still good for some minutes."""
    monkeypatch.setattr(sync_lanes, "_RENEW_AFTER_S", -1.0)
    monkeypatch.setattr(async_lanes, "_RENEW_AFTER_S", -1.0)

    async def main() -> None:
        async with opened(server) as client, connect_async(client) as connection:
            connection._opening.query = faults("503")["extra_query"]
            assert (await connection.create(model=MODEL, input="one")).output_text

    if kind == "asyncio":
        asyncio.run(main())
        return
    since = len(server.log)
    with wherry.Client(api_key=KEY, base_url=server.url, max_retries=0) as client, connect(client) as connection:
        connection._opening.query = faults("503")["extra_query"]
        assert connection.create(model=MODEL, input="one").output_text
        assert connection.create(model=MODEL, input="two").output_text
    assert [server.log[number].status for number in range(since, len(server.log))] == [101, 503]


def test_threads_that_make_lanes(server: Server) -> None:
    """Any number of them, while others ask and one reads beside its work."""
    end_s = time.monotonic() + 1.5
    failed: list[Any] = []

    def work(connection: Any, number: int) -> int:
        count = 0
        while time.monotonic() < end_s:
            count += 1
            lane = connection.lane(f"{number}.{count}")
            assert lane.last_response_id is None
            connection._ready(lane._state)
        return count

    interval_s, hook = sys.getswitchinterval(), threading.excepthook
    sys.setswitchinterval(1e-6)
    threading.excepthook = failed.append
    try:
        with (
            wherry.Client(api_key=KEY, base_url=server.url) as client,
            connect(client) as connection,
            ThreadPoolExecutor(4) as pool,
        ):
            counts = list(pool.map(lambda number: work(connection, number), range(4)))
    finally:
        sys.setswitchinterval(interval_s)
        threading.excepthook = hook
    assert min(counts) > 3
    assert not failed


def test_another_event_loop(server: Server) -> None:
    """A connection is told apart from those of the loop that runs, and goes on in its own."""
    query = faults("echo")
    client = opened(server)

    async def begin() -> Any:
        connection: Any = await client.realtime.connect(model="m", **query).enter()
        await connection.send({"type": "one"})
        assert (await connection.recv(timeout=5)).type == "one"
        return connection

    own = asyncio.new_event_loop()
    try:
        connection = own.run_until_complete(begin())
        for call in (connection.recv, lambda: connection.send({"type": "x"}), connection.close):
            with pytest.raises(wherry.UsageStateError, match="event loop"):
                asyncio.run(call())
        own.run_until_complete(connection.send({"type": "two"}))
        assert own.run_until_complete(connection.recv(timeout=5)).type == "two"
        own.run_until_complete(connection.close())
        own.run_until_complete(client.close())
    finally:
        own.close()


@pytest.mark.parametrize("timeout", [inf, 1e10, 3e6])
def test_long_times(server: Server, timeout: float) -> None:
    """What no clock of the system can take is as good as no limit."""
    endless = {"ping_after_s": None, "idle_timeout_s": None}
    query = faults("echo")
    with (
        wherry.Client(api_key=KEY, base_url=server.url) as client,
        client.realtime.connect(model="m", websocket_connection_options=endless, **query) as connection,  # type: ignore[arg-type]
        client.responses.connect(**query) as lanes,
    ):
        either: Any
        for either in (connection, lanes):
            either.send_raw('{"type": "x"}')
            assert either.recv(timeout=timeout).type == "x"


@pytest.mark.parametrize("output", [5, "abc", [5], [{"type": [1]}], [{"type": "message", "content": [{"type": {}}]}]])
def test_a_stream_whose_last_event_has_an_odd_output(output: Any) -> None:
    """It comes to its end, over a connection as over HTTP."""
    end = {"type": "response.completed", "response": {"id": "r", "status": "completed", "output": output}}
    transport = MemoryTransport([Reply(sse=[end])], socket=lambda message: _says(message, end))
    client = wherry.Client(api_key=KEY, transport=transport)
    with client.responses.stream(model=MODEL, input="x") as stream:
        assert [event.type for event in stream] == ["response.completed"]
    with client.responses.connect() as connection, connection.stream(model=MODEL, input="x") as stream:
        assert [event.type for event in stream] == ["response.completed"]


def _says(message: Any, end: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if isinstance(message, dict):
        yield end


@pytest.mark.parametrize("code", [1000, 1001])
def test_an_idle_connection_that_was_closed_in_good_order(code: int) -> None:
    """The next call opens another one, and goes on where the lane was."""
    opened_at: list[Sent] = []

    def server(message: Any) -> Iterator[Any]:
        if isinstance(message, Sent):
            opened_at.append(message)
        else:
            response = {"id": f"r{len(opened_at)}", "status": "completed", "output": []}
            yield {"type": "response.completed", "response": response}
            if len(opened_at) == 1:
                yield Closing(code, "idle", "peer")

    transport = MemoryTransport(socket=server)
    with wherry.Client(api_key=KEY, transport=transport).responses.connect() as connection:
        assert connection.create(model=MODEL, input="one").id == "r1"
        assert connection.create(model=MODEL, input="two").id == "r2"
    assert transport.sockets[1].events[0]["previous_response_id"] == "r1"
