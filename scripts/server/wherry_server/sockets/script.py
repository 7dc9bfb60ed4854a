"""What happens on a connection from its beginning to its end: scripted faults first, then the session of the place."""

from __future__ import annotations

import asyncio

from .. import stream
from ..faults import Faults
from .channel import Channel, ClientLeft
from .talk import Session, Talk


async def play(talk: Talk, session: Session) -> None:
    """Converse until one side ends it; the connection is gone then."""
    channel, faults = talk.channel, talk.faults
    try:
        await channel.start()
        if fault := faults.get("ping"):
            talk.start(_pinging(channel, fault.seconds(1)))
        if fault := faults.get("flood"):
            await _flood(channel, fault.whole(1), int(fault.options.get("size", 100)), "coalesce" in faults)
        if "echo" in faults:
            async for message in channel.messages():
                await channel.send(message)
        else:
            await session.opened()
            async for message in channel.messages():
                await session.take(message)
    except ClientLeft:
        pass
    finally:
        await talk.end()
        await channel.ended()


async def _flood(channel: Channel, count: int, size: int, at_once: bool) -> None:
    step = count if at_once else 16
    for start in range(0, count, step):
        await channel.send_events(*(tick(number, size) for number in range(start, min(start + step, count))))
        await asyncio.sleep(0)  # other connections have their turn


def tick(number: int, size: int) -> str:
    """Return a numbered event of about this size."""
    text = stream.dumps({"type": "tick", "i": number, "pad": ""})
    return text[:-2] + "p" * max(0, size - len(text)) + text[-2:]


def early(faults: Faults) -> str | None:
    """Return the event that comes in the packet of the 101, where one is to."""
    return tick(0, 0) if "early" in faults else None


async def _pinging(channel: Channel, seconds: float) -> None:
    sent = 0
    while True:
        await channel.wait(seconds)
        if channel.seen.pongs < sent:
            await channel.close(1011, "keepalive ping timeout")
            return
        sent += 1
        await channel.ping()
