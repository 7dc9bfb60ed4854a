"""How connections end, and how they do not begin."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import wherry
from tests.sockets.here import FRAMES, Here, read
from wherry.transports import Refusal

RECOVERABLE = (1001, 1005, 1006, 1011, 1012, 1013)
_OUR_FINDINGS = (1002, 1007, 1009)


def reader(faults: str, **settings: Any) -> Callable[[Here], Awaitable[tuple[int, int, str]]]:
    """Return a scenario that reads to the end: how many messages came, the code, and who ended it."""

    async def play(here: Here) -> tuple[int, int, str]:
        socket = await here.open(faults, **settings)
        started_s = time.monotonic()
        got, closing = await read(socket)
        assert closing is not None
        assert time.monotonic() - started_s < 3, "it took too long to end"
        if FRAMES in here.can:
            assert closing.fault or closing.code not in _OUR_FINDINGS, "the fault is not told"
        return len(got), closing.code, closing.by

    return play


def closed_by_the_server(code: int, reason: str) -> Callable[[Here], Awaitable[Any]]:
    """Return a scenario in which the server closes: messages before it, code, reason, who, whether to try again."""

    async def play(here: Here) -> Any:
        socket = await here.open(f"flood=3, close={code};reason={reason};after=3")
        got, closing = await read(socket)
        assert closing is not None
        return len(got), closing.code, closing.reason, closing.by, closing.recoverable

    return play


async def refusal_told(here: Here) -> Any:
    """Status, header and body of a refusal."""
    try:
        await here.open("429;retry-after=7;code=slow_down")
    except Refusal as refusal:
        return refusal.status, refusal.headers.get("retry-after"), json.loads(refusal.body)["error"]["code"]
    return None


async def nobody_there(here: Here) -> tuple[str, int]:
    """Nobody listens at the address."""
    there, here.url = here.url, "http://127.0.0.1:65535/v1"
    try:
        return await here.refused(timeout_s=5)
    finally:
        here.url = there


async def silent(here: Here) -> Any:
    """A server that says nothing is given up after a ping and a while."""
    socket = await here.open("silent", ping_after_s=0.15, dead_after_s=0.15)
    _, closing = await read(socket)
    assert closing is not None
    return closing.by, closing.code, bool(closing.fault)


async def idle(here: Here) -> Any:
    """A server that sends no message is given up after `idle_timeout_s`."""
    socket = await here.open(idle_timeout_s=0.2)
    _, closing = await read(socket)
    assert closing is not None
    return closing.by, closing.code, bool(closing.fault)


async def error_each_time(here: Here) -> list[int]:
    """Receiving, sending and receiving again after the end all say how it ended."""
    socket = await here.open("close=1011")
    codes = []
    for attempt in (socket.recv, socket.recv, lambda: socket.send("late"), socket.recv):
        try:
            await attempt()
        except wherry.WebSocketConnectionClosedError as error:
            codes.append(error.code)
    return codes


async def we_close(here: Here) -> Any:
    """A code and a reason of our own."""
    socket = await here.open()
    await socket.close(4001, "bye")
    _, closing = await read(socket)
    assert closing is not None
    return closing.by, closing.code, closing.reason


async def closed_twice(here: Here) -> Any:
    """A second close does nothing, and nothing can be sent any more."""
    socket = await here.open()
    await socket.close()
    await socket.close(4002)
    try:
        await socket.send("late")
    except wherry.WebSocketConnectionClosedError as error:
        return error.by, error.code, type(error).__name__
    return None


async def never_answered(here: Here) -> Any:
    """A server that never answers a close frame holds nobody up."""
    socket = await here.open("no-close")
    started_s = time.monotonic()
    await socket.close()
    assert socket.closing is not None
    return socket.closing.by, time.monotonic() - started_s < 2


async def before_the_end(here: Here) -> int:
    """All that came before the end is handed out, however late somebody reads."""
    socket = await here.open("flood=200, close=1000;after=200")
    await here.sleep(0.1)
    got, _ = await read(socket)
    return len(got)
