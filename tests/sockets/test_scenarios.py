"""The table of scenarios on CPython: on threads, asyncio and trio, over real sockets."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import httpx2
import pytest

from tests.sockets import scenarios, traffic
from tests.sockets.here import CANCELS, Here
from tests.sockets.runners import RUNNERS
from tests.sockets.scenarios import SCENARIOS, Scenario
from wherry._runtime.transports.http.connections import AsyncNativeTransport, NativeTransport
from wherry_server import Server, serve

WAYS: dict[str, Callable[[], Any]] = {
    "threads": lambda: NativeTransport(httpx2),
    "asyncio": lambda: AsyncNativeTransport(httpx),
    "trio": lambda: AsyncNativeTransport(httpx2),
}
ROWS = [
    pytest.param(runner, row, id=f"{row.name}-{runner}")
    for row in SCENARIOS
    for runner in RUNNERS
    if runner != "threads" or CANCELS not in row.needs
]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """One server for all scenarios."""
    with serve() as running:
        yield running
        assert [record.error for record in running.log if record.error] == []


def gone(server: Server) -> bool:
    """Whether nothing is left of the connections of a scenario, after a moment."""
    ends_s = time.monotonic() + 3
    while server.connections and time.monotonic() < ends_s:
        time.sleep(0.005)
    return server.connections == 0


@pytest.mark.parametrize(("runner", "row"), ROWS)
def test_scenario(server: Server, runner: str, row: Scenario) -> None:
    """A row holds, the server is told what has to be told, and no connection or thread is left."""
    threads = threading.active_count()

    async def play(here: Here) -> str:
        return await scenarios.run(here, row)

    assert RUNNERS[runner](WAYS[runner], server.url, play) == ""
    assert gone(server)
    assert threading.active_count() <= threads
    if row.seen is not None:
        number = server.log[-1].number
        server.log.wait_for(
            lambda r: r.number == number and r.socket and r.socket.closing and r.socket.closing[0] == row.seen
        )


@pytest.mark.parametrize("runner", RUNNERS)
def test_a_redirect_is_not_followed(server: Server, runner: str) -> None:
    """A key goes nowhere but to the address that was asked for."""
    before = server.log[-1].number if len(server.log) else 0

    async def play(here: Here) -> Any:
        return await here.refused("redirect=cross")

    assert RUNNERS[runner](WAYS[runner], server.url, play) == ("Refusal", 307)
    assert [record.port for record in server.log if record.number > before] == [server.port]


@pytest.mark.parametrize("runner", RUNNERS)
def test_many_drops(server: Server, runner: str) -> None:
    """200 drops on each runtime, at each event and at many bytes: all that came is there, in order."""

    async def play(here: Here) -> list[str]:
        return await traffic.drops(here, 200)

    assert RUNNERS[runner](WAYS[runner], server.url, play) == []
    assert gone(server)


def test_a_row_can_fail(server: Server) -> None:
    """What is not wanted is told, and so is what breaks; a host's way of telling is none here."""

    async def play(here: Here) -> list[str]:
        async def broken(_: Here) -> None:
            raise ValueError("no")

        async def lost(_: Here) -> int:
            return 1006

        rows = [Scenario("a", broken, None), Scenario("b", lost, 1002, hosts=(1006,)), Scenario("c", lost, 1006)]
        return [await scenarios.run(here, row) for row in rows]

    broken, other, good = RUNNERS["threads"](WAYS["threads"], server.url, play)
    assert "ValueError: no" in broken
    assert other == "1006 came, 1002 is wanted"
    assert good == ""
