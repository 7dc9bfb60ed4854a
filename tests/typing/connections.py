"""Connections: events both ways, and the methods that send them. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import assert_type

from wherry import AsyncClient, Client, ReconnectingEvent, ReconnectingOverrides, models, params
from wherry.resources.realtime.realtime import AsyncRealtimeConnection, RealtimeConnection
from wherry.resources.responses import ResponsesConnection
from wherry.transports import SocketSettings

client = Client()
aclient = AsyncClient()


def narrowed(connection: RealtimeConnection) -> None:
    """The type of an event tells what it is."""
    assert_type(connection.recv(), models.RealtimeServerEvent)
    for event in connection:
        if event.type == "response.output_audio.delta":
            assert_type(event, models.RealtimeServerEventResponseAudioDelta)
            assert_type(event.delta, str)
        elif event.type == "error":
            assert_type(event.error.message, str)
        elif event.type == "rate_limits.updated":
            assert_type(event, models.RealtimeServerEventRateLimitsUpdated)


async def narrowed_async(connection: AsyncRealtimeConnection) -> None:
    """The same on an async client."""
    assert_type(await connection.recv(timeout=1.0), models.RealtimeServerEvent)
    async for event in connection:
        if event.type == "session.created":
            assert_type(event, models.RealtimeServerEventSessionCreated)
    assert_type(connection.parse_event(b"{}"), models.RealtimeServerEvent)


def sent() -> None:
    """Events go by methods, with models or dicts, audio as bytes or base64; or whole by `send`."""
    with client.realtime.connect(model="gpt-realtime") as connection:
        assert_type(connection, RealtimeConnection)
        connection.session.update(session={"type": "realtime", "instructions": "x", "output_modalities": ["text"]})
        connection.conversation.item.create(
            item={"type": "message", "role": "user", "content": [{"type": "input_text", "text": "x"}]}
        )
        connection.input_audio_buffer.append(audio=b"x", event_id="e")
        connection.input_audio_buffer.append(audio="eA==")
        connection.response.create(response={"instructions": "x"})
        connection.send({"type": "response.cancel", "response_id": "r"})
        connection.send(models.RealtimeClientEventInputAudioBufferCommit(type="input_audio_buffer.commit"))
        event: params.RealtimeClientEventResponseCancel = {"type": "response.cancel"}
        connection.send(event)


async def sent_async() -> None:
    """The same, awaited."""
    async with aclient.realtime.connect(call_id="c") as connection:
        await connection.output_audio_buffer.clear()
        await connection.send({"type": "input_audio_buffer.clear"})
    manager = aclient.live.sideband.connect(session_id="s")
    await (await manager.enter()).transport.dtmf.send(event="1")


def refused(connection: RealtimeConnection) -> None:
    """What an event does not have is an error."""
    connection.response.create(instructions="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    connection.input_audio_buffer.append()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    connection.input_audio_buffer.append(audio=1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    connection.send({"type": "response.made"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    client.realtime.connect(modle="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def again(event: ReconnectingEvent) -> ReconnectingOverrides | None:
    """What is asked before a lost connection is opened again."""
    assert_type(event.attempt, int)
    return {"extra_query": {"a": "b"}} if event.close_code == 1001 else None


def responses() -> None:
    """Responses over a connection, with its options as a dict or as settings."""
    headers: Mapping[str, str] = {"a": "b"}
    options = client.responses.connect(
        websocket_connection_options={"max_size": None}, on_reconnecting=again, extra_headers=headers
    )
    with options as connection:
        assert_type(connection, ResponsesConnection)
        connection.response.create(model="gpt-5", input="x", tools=[{"type": "web_search"}])
        for event in connection:
            if event.type == "response.output_text.delta":
                assert_type(event.delta, str)
            elif event.type == "response.completed":
                assert_type(event.response, models.Response)
    client.responses.connect(websocket_connection_options=SocketSettings(ping_after_s=None))
    with client.realtime.translations.connect("m") as translation:
        translation.session.input_audio_buffer.append(audio=b"x")
