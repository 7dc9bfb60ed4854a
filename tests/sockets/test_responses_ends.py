"""What becomes of responses when their connection ends, is renewed, or was refused."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

import wherry
from tests.sockets.responding import LOOPS, connect, connect_async
from tests.sockets.test_responses import KEY, MODEL, look, opened, sent, settled
from wherry._runtime.connections import async_lanes, sync_lanes
from wherry_server import Server, serve


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture
def client(server: Server) -> Iterator[wherry.Client]:
    with wherry.Client(api_key=KEY, base_url=server.url, max_retries=0) as client:
        yield client


def handshakes(server: Server, since: int = 0) -> int:
    return len(server.log) - since


DROPS = [
    *(f"cut={k}{how}" for k in (0, 1, 2, 5, 19, 20, 21) for how in ("", ";how=fin")),
    *(f"cut={n}b" for n in (1, 200, 700, 1500, 5000)),
    "cut=3;bytes=2",
    "cut=20;bytes=9",
    *(f"close={code};after={k}" for code in (1001, 1005, 1011, 1008) for k in (0, 4)),
    "frame=bad-utf8;after=2",
    "frame=masked;after=1",
]


@pytest.mark.parametrize("kind", ["threads", *LOOPS])
def test_every_event_once_or_an_error_that_says_what_is_unknown(server: Server, kind: str) -> None:
    """Wherever it ends: the events come once and in order, and then a typed error tells what became of the request."""

    def check(numbers: list[Any], ids: list[str], error: Any) -> None:
        assert numbers == list(range(len(numbers)))
        if error is None:
            return
        assert type(error) is wherry.WebSocketConnectionClosedError
        (pending,) = error.unknown or error.unsent
        assert (pending.lane, pending.state, pending.response_id) == (
            "a",
            "started" if numbers else "sent" if error.unknown else "queued",
            ids[0] if ids else None,
        )
        assert not (error.unsent and numbers)

    async def main(drop: str) -> None:
        async with opened(server) as client, connect_async(client, drop) as connection:
            numbers, ids, failure = [], [], None
            try:
                async with connection.lane("a").stream(model=MODEL, input="ahoy") as stream:
                    async for event in stream:
                        numbers.append(event.sequence_number)
                        ids += [event.response.id] if event.type == "response.created" else []
            except wherry.APIConnectionError as error:
                failure = error
            check(numbers, ids, failure)

    for drop in DROPS:
        if kind != "threads":
            LOOPS[kind].run(partial(main, drop))
            continue
        with wherry.Client(api_key=KEY, base_url=server.url) as client, connect(client, drop) as connection:
            numbers, ids, failure = [], [], None
            try:
                with connection.lane("a").stream(model=MODEL, input="ahoy") as stream:
                    for event in stream:
                        numbers.append(event.sequence_number)
                        ids += [event.response.id] if event.type == "response.created" else []
            except wherry.APIConnectionError as error:
                failure = error
            check(numbers, ids, failure)
    settled(server)


def test_what_was_lost_while_nothing_was_under_way_is_opened_again(server: Server, client: wherry.Client) -> None:
    """The next call does it, and nobody notices; what was stored goes on by its ID, all else is said again."""
    for store in (True, False):
        since = len(server.log)
        with connect(client, "ping=0.1") as connection:
            first = connection.create(model=MODEL, input="one", store=store)
            time.sleep(0.4)  # nobody reads, so no ping is answered
            second = connection.create(model=MODEL, input="two", store=store)
            assert handshakes(server, since) == 2
        (message,) = sent(server)
        if store:
            assert second.previous_response_id == first.id
            assert "one" not in message
        else:
            assert second.previous_response_id is None
            assert "one" in message
            assert "You said" in message


def test_the_context_that_the_service_lost_is_said_again(server: Server, client: wherry.Client) -> None:
    """`previous_response_not_found` of a lane's own response is no matter of the caller's."""
    with connect(client, "forget") as connection:
        connection.create(model=MODEL, input="one")
        with connection.stream(model=MODEL, input="two") as stream:
            assert stream.get_final_response().output_text
    messages = sent(server)
    assert len(messages) == 3
    assert "previous_response_id" in messages[1]
    assert "previous_response_id" not in messages[2]
    assert "one" in messages[2]


@pytest.mark.parametrize("kind", ["threads", *LOOPS])
def test_a_run_outlives_the_limit_of_connections(server: Server, kind: str) -> None:
    """`websocket_connection_limit_reached`: on a new connection, with all that was said where that is not stored."""
    since = len(server.log)
    given: dict[str, Any] = {"model": MODEL, "input": "go", "tools": [look], "max_turns": 12, "store": False}
    if kind == "threads":
        with (
            wherry.Client(api_key=KEY, base_url=server.url) as client,
            connect(client, "rounds=5, expire=2") as connection,
        ):
            run = client.responses.run_tools(**given, over=connection).until_done()
    else:

        async def main() -> Any:
            async with opened(server) as client, connect_async(client, "rounds=5, expire=2") as connection:
                return await client.responses.run_tools(**given, over=connection).until_done()

        run = LOOPS[kind].run(main)
    assert run.response.output_text
    assert handshakes(server, since) >= 3
    settled(server)


def test_renewal(server: Server, client: wherry.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the service's limit, when no lane is busy."""
    with connect(client) as connection:
        connection.create(model=MODEL, input="one")
        busy = connection.lane("busy").stream(model=MODEL, input="x")
        stream = busy.__enter__()
        monkeypatch.setattr(sync_lanes, "_RENEW_AFTER_S", -1.0)
        since = len(server.log)
        connection.create(model=MODEL, input="two")
        assert handshakes(server, since) == 0
        assert stream.get_final_response().output_text
        last = connection.create(model=MODEL, input="three")
        assert handshakes(server, since) == 1
        assert last.previous_response_id
    assert async_lanes._RENEW_AFTER_S == 55 * 60


def test_what_cannot_be_opened_again(server: Server, client: wherry.Client) -> None:
    """After our own close, or an end that would come again, a call says that it was not sent."""
    with connect(client, "close=1008;after=0") as connection:
        time.sleep(0.1)
        with pytest.raises(wherry.WebSocketConnectionClosedError) as info:
            connection.create(model=MODEL, input="y")
        assert [each.state for each in info.value.unsent] == ["queued"]
        assert info.value.code == 1008
    with connect(client) as connection:
        connection.close()
        with pytest.raises(wherry.WebSocketConnectionClosedError) as info:
            connection.create(model=MODEL, input="y")
    assert info.value.by == "us"


@pytest.mark.parametrize("refusal", ["404", "426", "html-error=200", "handshake=accept"])
def test_back_to_http(server: Server, refusal: str) -> None:
    """Where the server has no WebSockets, the same methods go over HTTP, chained, if the program wants that."""
    with wherry.Client(api_key=KEY, base_url=server.url, max_retries=0) as client:
        with pytest.raises(wherry.APIError), connect(client, refusal):
            pass
        with connect(client, refusal, fallback="http") as connection:
            assert connection.over == "http"
            first = connection.create(model=MODEL, input="one")
            with connection.stream(model=MODEL, input="two") as stream:
                second = stream.get_final_response()
            assert second.previous_response_id == first.id
            assert connection.lane("b").create(model=MODEL, input="x").previous_response_id is None
            assert connection.create(model=MODEL, input="three").previous_response_id == second.id
            run = client.responses.run_tools(model=MODEL, input="go", tools=[look], over=connection).until_done()
            assert run.response.output_text
            with pytest.raises(wherry.UsageError, match="HTTP"):
                connection.recv()

    async def main() -> None:
        async with opened(server) as client, connect_async(client, refusal, fallback="http") as connection:
            first = await connection.create(model=MODEL, input="one", store=False)
            async with connection.stream(model=MODEL, input="two", store=False) as stream:
                assert (await stream.get_final_response()).previous_response_id is None
            assert first.output_text in server.log[-1].body.decode()

    LOOPS["asyncio"].run(main)


def test_time_is_over(client: wherry.Client) -> None:
    """A call whose time is over is not sent again; the next one of its lane has its own events."""
    with connect(client, "delay=300") as connection:
        began_s = time.monotonic()
        with pytest.raises(wherry.APITimeoutError):
            connection.create(model=MODEL, input="one", timeout=0.05, max_retries=3)
        assert time.monotonic() - began_s < 0.25
        assert connection.create(model=MODEL, input="two").output_text.startswith("You said: two")
