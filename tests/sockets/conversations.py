"""What is said at the places of the API, as far as it is the same on every runtime."""

from __future__ import annotations

import base64
import json
from typing import Any

from tests.sockets.here import Here, read
from wherry.transports import AsyncSocket

CREATE = {"type": "response.create", "model": "gpt-5", "input": "ahoy", "store": False}
TOOL = {"type": "function", "name": "look", "strict": False, "parameters": {"type": "object", "properties": {}}}


async def said(socket: AsyncSocket, event: dict[str, Any], last: str) -> list[Any]:
    """Send an event; returns what comes up to the last type."""
    await socket.send(json.dumps(event))
    return await until(socket, last)


async def until(socket: AsyncSocket, last: str) -> list[Any]:
    """Return the events up to the first one of this type."""
    events = [json.loads(await socket.recv(10))]
    while events[-1]["type"] not in (last, "error"):
        events.append(json.loads(await socket.recv(10)))
    return events


async def lanes(here: Here) -> Any:
    """Turns of two lanes over one connection, each in order."""
    socket = await here.open("delay=5, drip=1")
    for lane in "ab":
        await socket.send(json.dumps({**CREATE, "stream_id": lane}))
    events = await until(socket, "response.completed") + await until(socket, "response.completed")
    await socket.close()
    by_lane = {lane: [e["sequence_number"] for e in events if e["stream_id"] == lane] for lane in "ab"}
    return sorted(by_lane), all(found == list(range(len(found))) for found in by_lane.values())


async def tools(here: Here) -> list[str]:
    """Each turn sends the outputs of the one before alone."""
    socket = await here.open("rounds=2")
    event: dict[str, Any] = {**CREATE, "tools": [TOOL]}
    kinds = []
    for _ in range(3):
        response = (await said(socket, event, "response.completed"))[-1]["response"]
        item = response["output"][-1]
        kinds.append(item["type"])
        output = {"type": "function_call_output", "call_id": item.get("call_id", ""), "output": "a tree"}
        event = {**CREATE, "tools": [TOOL], "input": [output], "previous_response_id": response["id"]}
    await socket.close()
    return kinds


async def realtime(here: Here) -> Any:
    """A session begins, hears, answers with audio, and expires."""
    socket = await here.open("expire=1", "/realtime?model=gpt-realtime")
    begins = (await until(socket, "session.created"))[-1]["type"] == "session.created"
    audio = base64.b64encode(bytes(9600)).decode()
    await socket.send(json.dumps({"type": "input_audio_buffer.append", "audio": audio}))
    await said(socket, {"type": "input_audio_buffer.commit"}, "conversation.item.done")
    events = await said(socket, {"type": "response.create"}, "response.done")
    assert any(event["type"] == "response.output_audio.delta" for event in events)
    expired = await until(socket, "error")
    _, closing = await read(socket)
    assert closing is not None
    return begins, events[-1]["response"]["status"], expired[-1]["error"]["code"], closing.code


async def translation(here: Here) -> Any:
    """What is left is said before the end."""
    socket = await here.open("", "/realtime/translations?model=gpt-realtime-translate")
    await until(socket, "session.created")
    audio = base64.b64encode(bytes(4800)).decode()
    for _ in range(3):
        await socket.send(json.dumps({"type": "session.input_audio_buffer.append", "audio": audio}))
    events = await said(socket, {"type": "session.close"}, "session.closed")
    _, closing = await read(socket)
    assert closing is not None
    pieces = [event for event in events if event["type"] == "session.output_audio.delta"]
    return len(pieces), events[-1]["type"], closing.code


async def live(here: Here) -> list[str]:
    """A session is started, changed and closed."""
    socket = await here.open("", "/live/sessions")
    session = {"model": "gpt-live-1"}
    events = await said(socket, {"type": "session.start", "session": session}, "session.started")
    events += await said(socket, {"type": "session.input_audio.mute"}, "session.input_audio.muted")
    events += await said(socket, {"type": "session.close"}, "session.closed")
    await read(socket)
    return [event["type"] for event in events]
