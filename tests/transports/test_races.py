"""Threads that are in each other's way: the interpreter switches between them as often as it can."""

from __future__ import annotations

import asyncio
import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.transports.kinds import FAMILIES
from tests.transports.scripted import Answer, ScriptedServer
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.http import connections as native
from wherry._runtime.transports.http import loops

CALL = Operation("POST", "/things", name="things.create", body="json", stream_family="chat")
OK = Answer.json({"ok": True})
EVENTS = Answer.sse({"choices": [1]}, {"choices": [2]}, "[DONE]")
KEY = "sk-test-0123456789"


@contextmanager
def quick_switches() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _in_threads(work: Callable[[int], None], count: int = 6) -> None:
    failures: list[BaseException] = []

    def guarded(number: int) -> None:
        try:
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if failures:
        raise failures[0]


@pytest.mark.parametrize("own", [False, True], ids=["native", "injected"])
@pytest.mark.parametrize("name", FAMILIES)
def test_threads_that_drop_streams_and_take_connections(name: str, own: bool) -> None:
    """Several threads call, leave streams and close, all at the same time: no bookkeeping is in anybody's way."""
    module = importlib.import_module(name)
    with ScriptedServer(EVENTS) as server, quick_switches():
        options: dict[str, Any] = {"transport": native.NativeTransport(module)}
        if own:
            options = {"http_client": module.Client(verify=False)}
        client = Client(api_key=KEY, base_url=server.url, **options)

        def work(number: int) -> None:
            for turn in range(12):
                stream = client._stream(CALL, JSON, body={})
                next(stream)
                if turn % 3 == number % 3:
                    list(stream)
                del stream
                if turn % 5 == 4:
                    client._link.transport.close()

        _in_threads(work)
        client.close()
        if own:
            options["http_client"].close()


@pytest.mark.parametrize("name", FAMILIES)
def test_threads_with_a_loop_each_share_an_async_client(name: str) -> None:
    """Loops come and go in several threads, and each has its own connections."""
    module = importlib.import_module(name)
    with ScriptedServer(OK) as server, quick_switches():
        client = AsyncClient(api_key=KEY, base_url=server.url, transport=native.AsyncNativeTransport(module))

        async def main() -> None:
            for _ in range(2):
                assert await client._request(CALL, JSON, body={}) == {"ok": True}

        def work(number: int) -> None:
            for turn in range(5):
                if (number + turn) % 2:
                    asyncio.run(main())
                else:
                    loop = asyncio.new_event_loop()
                    loop.run_until_complete(main())
                    loop.run_until_complete(loop.shutdown_asyncgens())
                    loop.close()

        _in_threads(work)
        assert not loops._loops


def test_lists_of_idle_connections_in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking, giving and closing at once loses no connection and raises nothing."""
    monkeypatch.setattr(native, "MAX_IDLE", 3)
    monkeypatch.setattr(native, "KEEPALIVE_S", 0.0)

    class Lane:
        dropped = 0

        def use_again(self) -> None: ...

        def drop(self) -> None:
            self.dropped += 1

    idle: Any = native._Idle()
    made: list[Lane] = []

    def work(number: int) -> None:
        for turn in range(400):
            lane = idle.take()
            if lane is None:
                lane = Lane()
                made.append(lane)
            surplus = idle.give(lane)
            if surplus is not None:
                surplus.drop()
            if number == 0 and turn % 50 == 0:
                idle.close()
                idle.closed = False

    with quick_switches():
        _in_threads(work)
    idle.close()
    assert all(lane.dropped == 1 for lane in made)


def test_all_threads_get_the_same_transport() -> None:
    """The first call of several threads at once makes one transport."""
    with quick_switches():
        for _ in range(20):
            client = Client(api_key=KEY, base_url="http://127.0.0.1:1")
            found: list[Any] = []
            _in_threads(lambda _, client=client, found=found: found.append(client._transport()), 4)
            assert len({id(transport) for transport in found}) == 1
