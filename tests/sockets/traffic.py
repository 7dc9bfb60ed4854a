"""Messages on their way: in pieces, in floods, in both directions, with waits that end early."""

from __future__ import annotations

import json
import random
import time
from typing import Any

import wherry
from tests.sockets.here import KEY, Here, read
from wherry.transports import AsyncSocket, SocketSettings

TEXT = '{"type":"noted","text":"äöü€𝄞 — ünïcödé, 日本の!"}'


def numbers(messages: list[str | bytes]) -> list[int]:
    """The numbers of the events of a flood."""
    return [json.loads(message)["i"] for message in messages]


async def early(here: Here) -> list[str]:
    """What came with the 101 is not lost."""
    socket = await here.open("early")
    (message,), _ = await read(socket, 1)
    await socket.close()
    return [json.loads(message)["type"]]


async def _same(here: Here, faults: str, *messages: str | bytes) -> bool:
    socket = await here.open(f"echo, {faults}" if faults else "echo")
    for message in messages:
        await socket.send(message)
    got, _ = await read(socket, len(messages))
    await socket.close()
    return got == list(messages)


async def one_byte(here: Here) -> bool:
    """Frames come byte by byte."""
    return await _same(here, "one-byte", TEXT, TEXT)


async def fragments(here: Here) -> bool:
    """A text is cut inside characters, and other frames come between."""
    return await _same(here, "fragments=7", TEXT, TEXT.encode())


async def coalesced(here: Here) -> bool:
    """All comes at once."""
    socket = await here.open("flood=300;size=40, coalesce, close=1000;after=300")
    got, _ = await read(socket)
    return numbers(got) == list(range(300))


async def echoed(here: Here) -> bool:
    """Texts and bytes of all sizes; the borders are those of the three lengths of a frame's head."""
    sizes = (1, 125, 126, 65_535, 65_536, 300_000)
    texts = ["x" * size for size in sizes]
    return await _same(here, "", TEXT, *texts, *(text.encode() for text in texts))


async def short(here: Here) -> list[str | bytes]:
    """Empty messages are messages."""
    socket = await here.open("echo")
    for message in ("", b"", b"\x00\x01\xff"):
        await socket.send(message)
    got, _ = await read(socket, 3)
    await socket.close()
    return got


async def timed_out(here: Here) -> list[Any]:
    """A wait with a time-out ends, and the message comes to the next one."""
    socket = await here.open("echo")
    out: list[Any] = []
    try:
        await socket.recv(0.05)
    except TimeoutError:
        out.append("TimeoutError")
    await socket.send("here")
    out.append(await socket.recv(5))
    await socket.close()
    return out


async def flood(here: Here) -> bool:
    """Small events, as many as there are in a long answer."""
    socket = await here.open("flood=4000;size=150, close=1000;after=4000")
    got, _ = await read(socket)
    return numbers(got) == list(range(4000))


async def paused(here: Here) -> tuple[int, int]:
    """Who does not read does not hear: that is no silence of the server's."""
    settings: dict[str, Any] = {"ping_after_s": 0.15, "dead_after_s": 0.25, "max_queue_bytes": 100_000}
    socket = await here.open("flood=500;size=2000, close=1000;after=500", **settings)
    first, _ = await read(socket, 10)
    await here.sleep(0.6)
    rest, closing = await read(socket)
    assert closing is not None
    return len(first) + len(rest), closing.code


async def blocked(here: Here) -> tuple[int, int]:
    """A program that holds everything up while somebody waits for a message: that is no silence either."""
    settings: dict[str, Any] = {"ping_after_s": 0.15, "dead_after_s": 0.25}
    socket = await here.open("flood=20, drip=20, close=1000;after=20", **settings)

    async def block() -> None:
        await here.sleep(0.05)
        time.sleep(0.7)  # noqa: ASYNC251 - the mistake that is meant

    (got, closing), _ = await here.together([lambda: read(socket), block])
    assert closing is not None
    return len(got), closing.code


async def slow_reader(here: Here) -> tuple[int, int]:
    """The server waits while nobody reads; nothing is lost."""
    socket = await here.open("flood=4000;size=2000, close=1000;after=4000", max_queue_bytes=100_000)
    first, _ = await read(socket, 1)
    await here.sleep(0.3)
    rest, closing = await read(socket)
    assert closing is not None
    assert numbers([*first, *rest]) == list(range(4000))
    return len(first) + len(rest), closing.code


async def deaf(here: Here) -> bool:
    """Who sends to a server that does not read has to wait, not to fail."""
    socket = await here.open("deaf=0.4, echo", **here.room)
    messages = [f"{number:04}" + "x" * 100_000 for number in range(40)]

    async def send() -> None:
        for message in messages:
            await socket.send(message)

    async def receive() -> list[str | bytes]:
        return (await read(socket, len(messages)))[0]

    _, got = await here.together([send, receive])
    await socket.close()
    return bool(got == messages)


async def both_ways(here: Here) -> bool:
    """A server that does not read while it writes, and a client that does both."""
    socket = await here.open("echo", **here.room)
    text = "y" * 60_000

    async def send() -> None:
        for _ in range(150):
            await socket.send(text)

    async def receive() -> bool:
        got, _ = await read(socket, 150)
        return got == [text] * 150

    _, same = await here.together([send, receive])
    await socket.close()
    return bool(same)


async def several_senders(here: Here) -> bool:
    """Messages of several senders are never mixed."""
    socket = await here.open("echo", **here.room)

    def sender(letter: str) -> Any:
        async def send() -> None:
            for size in (10, 70_000, 130, 20_000) * 3:
                await socket.send(letter * size)

        return send

    async def receive() -> list[str | bytes]:
        return (await read(socket, 48))[0]

    *_, got = await here.together([*map(sender, "abcd"), receive])
    await socket.close()
    return len(got) == 48 and all(len(set(message)) == 1 for message in got)


async def drops(here: Here, count: int = 40) -> list[str]:
    """The connection breaks at each event and at many bytes: what had come is there, in order; returns what was wrong."""
    wrong = []
    for number in range(count):
        whole, part = number % 10, number * 7 % 60
        socket = await here.open(f"flood=10;size=58, cut={whole};bytes={part};how={'fin' if number % 4 else 'rst'}")
        got, closing = await read(socket)
        came = numbers(got)
        complete = came == list(range(whole)) or (number % 4 == 0 and came == list(range(len(came))))
        if closing is None or (closing.code, closing.by) != (1006, "lost") or not complete:
            wrong.append(f"{whole} and {part} bytes: {came}, {closing}")
    return wrong


async def cancelled_readers(here: Here) -> bool:
    """Waits that are cancelled at random lose nothing."""
    socket = await here.open("flood=1500;size=60, close=1000;after=1500")
    dice, got = random.Random(1), []

    async def take() -> None:
        while True:
            got.append(await socket.recv(10))
            if dice.random() < 0.05:
                await here.sleep(dice.random() / 2000)

    try:
        while True:
            await here.cancelled(dice.random() / 500, take)
    except wherry.WebSocketConnectionClosedError:
        return numbers(got) == list(range(1500))


async def cancelled_senders(here: Here) -> bool:
    """A send that is cancelled still sends its frame whole, or nothing of it."""
    socket = await here.open("deaf=0.2, echo", **here.room)
    dice, sizes = random.Random(2), []

    async def receive() -> None:
        while (message := await socket.recv(10)) != "last":
            sizes.append(len(message))

    async def send() -> None:
        for _ in range(30):
            await here.cancelled(dice.random() / 300, lambda: socket.send("z" * 200_000))
        await socket.send("last")

    await here.together([send, receive])
    await socket.close()
    return set(sizes) <= {200_000}


async def cancelled_handshake(here: Here) -> Any:
    """A handshake that is cancelled leaves nothing."""
    return await here.cancelled(0.1, lambda: here.open("slow-headers=5"))


async def headers(here: Here) -> Any:
    """Headers of the request arrive; the subprotocol that the server chose and its headers are told."""
    socket = await here.open(subprotocols=("two", "three"))
    told: AsyncSocket = socket
    await socket.close()
    return told.subprotocol, told.headers.get("x-request-id", "").startswith("req_")


async def key_by_subprotocol(here: Here) -> str:
    """The way of browsers: the key is a subprotocol, and no header is needed."""
    settings = SocketSettings(subprotocols=("realtime", f"openai-insecure-api-key.{KEY}"))
    socket = await here.connect(f"{here.url}/realtime?model=gpt-realtime", settings, {}, 10)
    chosen = socket.subprotocol
    await socket.close()
    return chosen
