"""What happens on a connection from its beginning to its end: scripted faults first, then the session of the place."""

from __future__ import annotations

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
            size = int(fault.options.get("size", 100))
            for number in range(fault.whole(1)):
                await channel.send_event(tick(number, size))
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
