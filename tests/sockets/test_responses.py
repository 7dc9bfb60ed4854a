"""Responses over a connection to the built-in server: on threads, asyncio and trio."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypedDict

import pytest

import wherry
from tests.sockets.responding import LOOPS, connect, connect_async
from wherry_server import Server, serve

KEY = "sk-test"
MODEL = "gpt-5"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serve() as server:
        yield server


@pytest.fixture
def client(server: Server) -> Iterator[wherry.Client]:
    with wherry.Client(api_key=KEY, base_url=server.url, max_retries=0) as client:
        yield client


def opened(server: Server) -> wherry.AsyncClient:
    return wherry.AsyncClient(api_key=KEY, base_url=server.url, max_retries=0)


def look(color: str = "blue") -> str:
    """Look."""
    return color * 300


def sent(server: Server) -> list[str]:
    """The messages of the last connection."""
    return [str(each) for each in server.log[-1].socket.messages]  # type: ignore[union-attr]


def settled(server: Server) -> None:
    """Wait until the server has no connection left."""
    end_s = time.monotonic() + 5
    while server.connections:
        assert time.monotonic() < end_s, f"{server.connections} connections are still open"
        time.sleep(0.01)


def test_the_methods_are_those_of_responses(client: wherry.Client) -> None:
    """`create`, `stream`, `parse`, raw answers, events; each goes on from the one before, in its lane."""
    with connect(client) as connection:
        first = connection.create(model=MODEL, input="ahoy")
        with connection.stream(model=MODEL, input="and now?") as stream:
            kinds = [event.type for event in stream]
            second = stream.get_final_response()
        assert second.previous_response_id == first.id
        assert (kinds[0], kinds[-1]) == ("response.created", "response.completed")
        parsed = connection.parse(model=MODEL, input="a number", text_format=int)
        assert isinstance(parsed.output_parsed, int)
        events = list(connection.create(model=MODEL, input="x", stream=True))
        assert events[-1].response.previous_response_id == parsed.id  # type: ignore[union-attr]
        raw = connection.with_raw_response.create(model=MODEL, input="x")
        assert raw.headers["content-type"] == "application/json"
        lane = connection.lane("b")
        warm = lane.warm_up(model=MODEL, instructions="be brief")
        assert not warm.output
        assert lane.last_response_id == warm.id
        assert lane.create(model=MODEL, input="x").previous_response_id == warm.id
        assert connection.last_response_id == raw.parse().id
        assert "b" in repr(lane)
        assert connection.over == "websocket"
        assert client.responses.retrieve(first.id).id == first.id
        assert connection.retrieve(first.id).id == first.id
        with pytest.raises(wherry.UsageError, match="background"):
            connection.create(model=MODEL, input="x", background=True)


class Place(TypedDict):
    """Where something is."""

    name: str


def test_warming_up_with_functions(server: Server, client: wherry.Client) -> None:
    """`warm_up` takes the tools and types of `parse`, and sends what that would send."""
    given: dict[str, Any] = {"model": MODEL, "tools": [look], "text_format": Place}
    with connect(client) as connection:
        warm = connection.warm_up(**given)
        assert not warm.output
        parsed = connection.parse(**given, input="x")
        assert parsed.previous_response_id == warm.id
        first, second = (json.loads(each) for each in sent(server))
        assert first.pop("generate") is False
        assert (first["tools"], first["text"]) == (second["tools"], second["text"])

    async def main() -> None:
        async with opened(server) as client, connect_async(client) as connection:
            assert not (await connection.warm_up(**given)).output

    for loop in LOOPS.values():
        loop.run(main)


def test_the_beta_has_lanes(server: Server, client: wherry.Client) -> None:
    """Responses in their beta form go over a connection as the others do; what answers `inject` is for its reader."""
    with client.beta.responses.connect() as connection:
        first = connection.create(model=MODEL, input="x")
        events = list(connection.create(model=MODEL, input="y", stream=True))
        assert events[-1].response.previous_response_id == first.id  # type: ignore[union-attr]
        lane = connection.lane("b")
        warm = lane.warm_up(model=MODEL)
        assert lane.create(model=MODEL, input="z").previous_response_id == warm.id
        assert [json.loads(each).get("stream_id") for each in sent(server)] == [None, None, "b", "b"]
        assert type(first) is wherry.models.BetaResponse

    async def main() -> None:
        async with opened(server) as client, client.beta.responses.connect() as connection:
            assert (await connection.lane("b").create(model=MODEL, input="x")).id

    for loop in LOOPS.values():
        loop.run(main)


def test_the_official_way_stays(client: wherry.Client) -> None:
    """Events that the program sends are answered by events that it reads; other lanes do not mind."""
    with connect(client) as connection:
        connection.send({"type": "response.create", "model": MODEL, "input": "ahoy"})
        assert connection.lane("b").create(model=MODEL, input="x").output_text
        kinds = []
        for event in connection:
            kinds.append(event.type)
            if event.type == "response.completed":
                break
        assert kinds[0] == "response.created"
        assert connection.last_response_id == event.response.id  # type: ignore[union-attr]
        with pytest.raises(TimeoutError):
            connection.recv(timeout=0.01)
        assert connection.create(model=MODEL, input="x").output_text


def test_errors_are_those_of_http(client: wherry.Client) -> None:
    """The class of the status, the code, the message; and the connection goes on."""
    with connect(client) as connection:
        with pytest.raises(wherry.BadRequestError) as info:
            connection.create(model=MODEL, input="x", previous_response_id="resp_none")
        assert (info.value.status_code, info.value.code) == (400, "previous_response_not_found")
        with pytest.raises(wherry.BadRequestError, match="resp_none"):
            connection.stream(model=MODEL, input="x", previous_response_id="resp_none").__enter__()
        assert connection.create(model=MODEL, input="x").output_text
    with (
        connect(client, "error-event=3;shape=socket") as connection,
        pytest.raises(wherry.APIError),
        connection.stream(model=MODEL, input="x") as stream,
    ):
        list(stream)


@pytest.mark.parametrize("kind", ["threads", *LOOPS])
def test_twenty_turns_of_tools(server: Server, kind: str) -> None:
    """One message a turn, over one connection, which does not grow with the turns."""
    turns = 20
    given: dict[str, Any] = {"model": MODEL, "input": "go", "tools": [look], "max_turns": turns + 2}
    if kind == "threads":
        with (
            wherry.Client(api_key=KEY, base_url=server.url) as client,
            connect(client, f"rounds={turns}") as connection,
        ):
            connection.warm_up(model=MODEL)
            run = client.responses.run_tools(**given, over=connection.lane("tools")).until_done()
    else:

        async def main() -> Any:
            async with opened(server) as client, connect_async(client, f"rounds={turns}") as connection:
                await connection.warm_up(model=MODEL)
                return await client.responses.run_tools(**given, over=connection.lane("tools")).until_done()

        run = LOOPS[kind].run(main)
    assert run.response.output_text
    messages = sent(server)
    assert len(messages) == turns + 2
    sizes = [len(message) for message in messages[2:]]
    assert max(sizes) - min(sizes) < 60
    assert len(run.state["items"]) == 2 * turns + 2
    settled(server)


@pytest.mark.parametrize("kind", ["threads", *LOOPS])
def test_eight_lanes_at_once(server: Server, kind: str) -> None:
    """Whoever waits reads for all: five turns in each lane, in order, complete."""

    def check(turns: list[Any]) -> None:
        assert [turn.previous_response_id for turn in turns] == [None, *(turn.id for turn in turns[:-1])]
        assert all(turn.output_text for turn in turns)

    if kind == "threads":
        with wherry.Client(api_key=KEY, base_url=server.url) as client, connect(client) as connection:

            def work(name: str) -> None:
                lane = connection.lane(name)
                check([lane.create(model=MODEL, input=f"{name} {turn}") for turn in range(5)])

            with ThreadPoolExecutor(8) as pool:
                list(pool.map(work, "abcdefgh"))
        settled(server)
        return

    async def main() -> None:
        async with opened(server) as client, connect_async(client) as connection:

            async def work(name: str) -> None:
                lane, turns = connection.lane(name), []
                for turn in range(5):
                    async with lane.stream(model=MODEL, input=f"{name} {turn}") as stream:
                        turns.append(await stream.get_final_response())
                check(turns)

            await LOOPS[kind].together([lambda name=name: work(name) for name in "abcdefgh"])

    LOOPS[kind].run(main)
    settled(server)


@pytest.mark.parametrize("kind", LOOPS)
def test_lanes_whose_calls_are_cancelled(server: Server, kind: str) -> None:
    """Whoever is cancelled, leading or not, hands on; the others lose nothing, and the connection stays."""
    loop, dice = LOOPS[kind], random.Random(7)

    async def main() -> int:
        async with opened(server) as client, connect_async(client, "delay=5") as connection:

            async def work(name: str) -> int:
                lane, whole = connection.lane(name), 0
                for turn in range(12):

                    async def one(turn: int = turn) -> None:
                        nonlocal whole
                        async with lane.stream(
                            model=MODEL, input=f"{name} {turn}", previous_response_id=None
                        ) as stream:
                            numbers = [event.sequence_number async for event in stream]
                        assert numbers == list(range(len(numbers)))
                        assert stream.current_response_snapshot.output_text.startswith(f"You said: {name} {turn}.")
                        whole += 1

                    await loop.within(dice.choice((0.0005, 0.004, 0.02, 5)), one)
                return whole

            counts = await loop.together([lambda name=name: work(name) for name in "abcdef"])
            assert connection._number == 0
            last = await connection.create(model=MODEL, input="the end")
            assert last.output_text.startswith("You said: the end.")
            return sum(counts)

    assert loop.run(main) >= 6
    settled(server)


def test_pings_are_answered_while_a_tool_runs(server: Server, client: wherry.Client) -> None:
    """On threads and asyncio, though nobody waits for an event; the thread for this ends with the connection."""

    def slow() -> str:
        """Take a while."""
        time.sleep(1.6)
        return "done"

    with connect(client, "ping=0.7") as connection:
        assert connection.run_tools(model=MODEL, input="go", tools=[slow]).until_done().response.output_text
        socket = server.log[-1].socket
    assert socket is not None
    assert socket.pongs >= 2
    assert not [each for each in threading.enumerate() if each.name.endswith("(_run)")]

    async def main() -> None:
        async with opened(server) as client, connect_async(client, "ping=0.7") as connection:
            await connection.create(model=MODEL, input="go")
            await connection.while_open(lambda: LOOPS["asyncio"].sleep(1.6))
            record = server.log[-1].socket
            assert record is not None
            assert record.pongs >= 2

    LOOPS["asyncio"].run(main)


def test_a_lane_that_nobody_reads(client: wherry.Client) -> None:
    """It fails alone."""
    with connect(client, "words=2000") as connection:
        connection._lanes._max_bytes = 150_000
        with connection.lane("full").stream(model=MODEL, input="x") as unread:
            assert connection.create(model=MODEL, input="y").output_text
            connection.lane("full").create(model=MODEL, input="after it")
            with pytest.raises(wherry.WebSocketQueueFullError, match="'full'"):
                list(unread)
