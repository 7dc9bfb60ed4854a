"""Functions for events: the name of an event says what its function gets. Checked by mypy and pyright, never run."""
# pyright: strict

from __future__ import annotations

from typing_extensions import assert_type

from wherry import AsyncClient, Client
from wherry import models as m
from wherry.resources.realtime.realtime import AsyncRealtimeConnection, RealtimeConnection
from wherry.resources.responses import ResponsesConnection


def done(event: m.RealtimeServerEventResponseDone) -> None: ...


def every(event: m.RealtimeServerEvent) -> None: ...


async def awaited(event: m.RealtimeServerEventError) -> None: ...


def realtime(connection: RealtimeConnection, aconnection: AsyncRealtimeConnection) -> None:
    """A function for an event, for any event, or for every event; an async one too."""
    assert_type(connection.on("response.done", done), RealtimeConnection)
    assert_type(connection.once("error", every).on("event", every), RealtimeConnection)
    assert_type(aconnection.on("error", awaited), AsyncRealtimeConnection)
    connection.on("response.output_text.delta", lambda event: print(event.delta.upper()))
    connection.off("response.done", done)


def decorated(connection: RealtimeConnection) -> None:
    """A decorator knows the event, and leaves the function as it is."""

    @connection.on("response.done")
    def finished(event: m.RealtimeServerEventResponseDone) -> int:
        return 1

    @connection.once("session.created")
    async def began(event: m.RealtimeServerEventSessionCreated) -> None: ...

    event = m.RealtimeServerEventResponseDone.from_dict({})
    assert_type(finished(event), int)

    @connection.on("response.done")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    def other(event: m.RealtimeServerEventError) -> None: ...


def elsewhere(client: Client, aclient: AsyncClient, connection: ResponsesConnection) -> None:
    """All connections have it, and what opens one."""

    def text(event: m.ResponseTextDeltaEvent) -> None: ...

    def heard(event: m.RealtimeTranslationServerEventSessionOutputTranscriptDelta) -> None: ...

    connection.on("response.output_text.delta", text)
    client.responses.connect().on("response.output_text.delta", text)
    aclient.realtime.translations.connect("m").on("session.output_transcript.delta", heard)
    client.live.connect().on("session.started", lambda event: print(event.session))
    aclient.live.sideband.connect(session_id="s").on("session.paused", lambda event: print(event.type))
    client.beta.responses.connect().on("response.completed", lambda event: print(event.response))
    client.beta.realtime.connect(model="m").on("error", lambda event: print(event.error))


def refused(connection: RealtimeConnection, name: str) -> None:
    """A typo, a name that nobody knows, and a function for another event are errors; an event of tomorrow needs a word."""
    connection.on("response.don", done)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    connection.on("response.created", done)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    connection.on(name, every)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    connection.on("tomorrow", every, unknown=True)
    connection.on(name, done, unknown=True)
