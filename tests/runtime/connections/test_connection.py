"""An open connection: events that come and go, its end, and handlers."""

from __future__ import annotations

import asyncio
import json
import warnings
from typing import Any

import pytest

import wherry
from tests.runtime.connections.connecting import (
    KEY,
    audio_of,
    connected,
    manager_of,
    on_memory,
    own,
    transport_of,
)
from tests.transports.kinds import Kind, run
from wherry import UNSET, AsyncClient, DecodeError, UsageError, WebSocketConnectionClosedError, models
from wherry.transports import AsyncMemoryTransport, Closing, Sent

CREATED = {"type": "session.created", "event_id": "e", "session": {"type": "realtime", "id": "s"}}
ASYNCIO = Kind("asyncio", "memory")


@on_memory
def test_events_are_typed(kind: Kind) -> None:
    """Known events have their class, and those of a newer server are kept as they came."""

    async def scenario(connection: Any) -> None:
        event = await connection.recv()
        assert type(event) is models.RealtimeServerEventSessionCreated
        assert event.session.id == "s"
        new = await connection.recv(1.0)
        assert type(new) is models.UnknownModel
        assert new.to_dict() == {"type": "brand.new", "x": [1]}

    connected(kind, [CREATED, {"type": "brand.new", "x": [1]}], scenario)


@on_memory
@pytest.mark.parametrize("message", ["no JSON", "[1]", '{"no": "type"}', '{"type": 1}', b"\xff\xfe", "", "[" * 100_000])
def test_messages_that_are_no_events(kind: Kind, message: str | bytes) -> None:
    """They are told, with the message beside the text, and the connection goes on."""

    async def scenario(connection: Any) -> None:
        with pytest.raises(DecodeError, match="no event") as raised:
            await connection.recv()
        assert raised.value.raw == (message or b"")
        assert not message or repr(message) not in str(raised.value)
        assert (await connection.recv()).type == "session.created"

    connected(kind, [message, CREATED], scenario)


@on_memory
def test_messages_as_bytes(kind: Kind) -> None:
    """`recv_bytes` returns them as they came, and `parse_event` makes events of them."""

    async def scenario(connection: Any) -> None:
        data = await connection.recv_bytes()
        assert json.loads(data) == CREATED
        assert await connection.recv_bytes(1.0) == b"\xff"
        for form in (data, data.decode()):
            assert own(connection).parse_event(form).type == "session.created"

    connected(kind, [CREATED, b"\xff"], scenario)


@on_memory
def test_what_is_sent(kind: Kind) -> None:
    """Models, mappings, texts and bytes; what is not given stays away, and audio becomes base64 once."""

    async def scenario(connection: Any) -> None:
        await connection.send(
            {"type": "a", "none": None, "left": UNSET, "nested": models.UnknownModel.from_dict({"b": 1})}
        )
        await connection.send(models.RealtimeClientEventInputAudioBufferClear(type="input_audio_buffer.clear"))
        await connection.send('{"type": "as it is"}')
        await connection.send_raw(b"\x00")
        for audio in (b"\x01\x02\x03", bytearray(b"\x01\x02\x03"), memoryview(b"\x01\x02\x03"), "AQID"):
            await audio_of(connection).append(audio, event_id=UNSET)

    transport = connected(kind, [], scenario)
    (socket,) = transport.sockets
    assert socket.sent[2:4] == ['{"type": "as it is"}', b"\x00"]
    assert socket.events[:2] == [{"type": "a", "none": None, "nested": {"b": 1}}, {"type": "input_audio_buffer.clear"}]
    assert socket.sent[4:] == ['{"type":"input_audio_buffer.append","audio":"AQID"}'] * 4
    assert socket.closing == Closing(1000, "", "us")


@on_memory
def test_what_cannot_be_sent(kind: Kind) -> None:
    """It is refused before anything is sent, in words."""

    async def scenario(connection: Any) -> None:
        with pytest.raises(UsageError, match="an event is a model or a mapping, not list"):
            await connection.send([1])
        with pytest.raises(UsageError, match="audio must be bytes, or text in base64, not float"):
            await audio_of(connection).append(1.5)
        with pytest.raises(UsageError, match="x"):
            await connection.send({"type": "a", "x": b"bytes"})
        with pytest.raises(UsageError, match="code must be 1000"):
            await connection.close(1006)

    (socket,) = connected(kind, [], scenario).sockets
    assert socket.sent == []


@on_memory
def test_the_end(kind: Kind) -> None:
    """What came first is read first; then every wait and every message fails, and the message is handed back."""

    async def scenario(connection: Any) -> None:
        assert (await connection.recv()).type == "session.created"
        for _ in range(2):
            with pytest.raises(WebSocketConnectionClosedError) as raised:
                await connection.recv()
            error = raised.value
            assert (error.code, error.reason, error.unsent, error.unknown) == (1008, "bad ***", (), ())
            assert error.request.url == "https://api.openai.com/v1/realtime?model=m"
            assert KEY not in f"{error!r}{vars(error)}"
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await connection.send({"type": "late"})
        assert raised.value.unsent_messages == ['{"type":"late"}']
        assert repr(own(connection)).endswith("model=m, closed, 1008>")
        await connection.close()
        await connection.close()
        assert connection.closing.code == 1008

    connected(kind, [CREATED, Closing(1008, f"bad {KEY}")], scenario)


@on_memory
def test_loops_end_in_good_order_alone(kind: Kind) -> None:
    """`for` ends after a close with 1000, or by this side; any other end is raised, after what came before it."""

    async def good(connection: Any) -> None:
        assert [event.type async for event in connection] == ["session.created"]

    async def left(connection: Any) -> None:
        async for _ in connection:
            await connection.close()

    async def bad(connection: Any) -> None:
        events = aiter(connection)
        assert (await anext(events)).type == "session.created"
        with pytest.raises(WebSocketConnectionClosedError):
            await anext(events)

    connected(kind, [CREATED, Closing(1000, "bye")], good)
    connected(kind, [CREATED, CREATED], left)
    for code in (1001, 1005, 1006, 1011, 4000):
        connected(kind, [CREATED, Closing(code)], bad)


@on_memory
def test_a_wait_with_a_limit(kind: Kind) -> None:
    """TimeoutError, and the event comes at the next wait."""

    async def scenario(connection: Any) -> None:
        with pytest.raises(TimeoutError):
            await connection.recv(1.0)
        assert (await connection.recv(60.0)).type == "session.created"

    connected(kind, [30, CREATED], scenario)


@on_memory
def test_lost_while_sending(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that was on its way is unknown, not unsent: the server may have it."""

    async def scenario(connection: Any) -> None:
        socket = own(connection)._socket

        def broken(message: Any) -> Any:
            raise WebSocketConnectionClosedError(closing=Closing(1006, "", "lost", "reset"))

        monkeypatch.setattr(socket, "send", broken)
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await connection.send({"type": "a"})
        assert (raised.value.unsent, raised.value.unknown) == ((), ('{"type":"a"}',))
        assert raised.value.fault == "reset"

    connected(kind, [], scenario)


@pytest.mark.parametrize("runner", ["asyncio", "trio"])
def test_one_reader_at_a_time(runner: str) -> None:
    """A second task that reads is refused, while others send; a reader that was cancelled has lost nothing."""
    kind = Kind(runner, "memory")

    def server(message: Any) -> Any:
        return None if isinstance(message, Sent) else [CREATED]

    async def scenario(connection: Any) -> None:
        import anyio

        async with anyio.create_task_group() as group:
            group.start_soon(connection.recv)
            await anyio.sleep(0.01)
            with pytest.raises(UsageError, match="read elsewhere"):
                await connection.recv()
            group.cancel_scope.cancel()
        await connection.send({"type": "a"})
        assert (await connection.recv()).type == "session.created"

    connected(kind, server, scenario)


@on_memory
def test_handlers(kind: Kind) -> None:
    """They are called in their order, by the type of the event, and for every event under "event"."""
    calls: list[tuple[str, Any]] = []

    def note(name: str) -> Any:
        def handler(event: Any) -> None:
            calls.append((name, event.type))

        return handler

    async def scenario() -> None:
        manager = manager_of(kind, transport_of(kind, [CREATED, {"type": "x"}, CREATED, Closing(1000)]))
        gone = note("gone")
        manager.on("session.created", note("early"))
        manager.on("x", gone, unknown=True)
        async with manager as connection:
            connection.once("session.created", note("once"))
            connection.on("event", note("all"))

            def decorated(event: Any) -> None:
                calls.append(("decorated", event.type))

            assert own(connection).on("x", unknown=True)(decorated) is decorated

            connection.off("x", gone)
            connection.off("x", gone)
            await connection.dispatch_events()

    run(kind, scenario)
    assert calls == [
        *(("early", "session.created"), ("once", "session.created"), ("all", "session.created")),
        *(("decorated", "x"), ("all", "x")),
        *(("early", "session.created"), ("all", "session.created")),
    ]


@on_memory
def test_names_of_events_are_checked(kind: Kind) -> None:
    """A name that no event has is warned of, with the nearest one, where it was written; `unknown=True` says it is meant."""

    async def scenario() -> None:
        manager = own(manager_of(kind, transport_of(kind, [])))
        with pytest.warns(UserWarning, match=r"'response\.don'.*did you mean 'response\.done'\?") as told:
            manager.on("response.don", print)
        assert told[0].filename == __file__
        with pytest.warns(UserWarning, match=r"no event 'q'.*unknown=True"):
            manager.once("q")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for name in ("response.done", "error", "event"):
                manager.on(name, print)
            manager.once("q", unknown=True)(print)

    run(kind, scenario)


@on_memory
def test_error_events(kind: Kind) -> None:
    """An `error` is an event like others; only while handlers are called and none takes it, it is raised."""
    said = {"type": "error", "error": {"type": "invalid_request_error", "code": "c", "message": "wrong"}}

    async def read(connection: Any) -> None:
        assert (await connection.recv()).error.code == "c"

    async def unhandled(connection: Any) -> None:
        with pytest.raises(wherry.APIError, match="wrong") as raised:
            await connection.dispatch_events()
        assert raised.value.code == "c"

    async def handled(connection: Any) -> None:
        seen: list[Any] = []
        connection.on("error", seen.append)
        await connection.dispatch_events()
        assert [event.error.message for event in seen] == ["wrong"]

    connected(kind, [said], read)
    connected(kind, [said], unhandled)
    connected(kind, [said, Closing(1000)], handled)


def test_async_handlers() -> None:
    """A handler may be async; it is awaited before the next event."""
    order: list[str] = []

    async def scenario(connection: Any) -> None:
        async def handler(event: Any) -> None:
            await asyncio.sleep(0)
            order.append(event.type)

        connection.on("event", handler)
        await connection.dispatch_events()

    connected(ASYNCIO, [{"type": "a"}, {"type": "b"}, Closing(1000)], scenario)
    assert order == ["a", "b"]


@on_memory
def test_messages_before_the_connection(kind: Kind) -> None:
    """What a manager is told to send goes out first, in its order; too much of it is refused."""
    transport = transport_of(kind, [])

    async def scenario() -> None:
        manager = manager_of(kind, transport, max_queue_size=40)
        manager.send({"type": "a"})
        manager.send('{"type": "b"}')
        with pytest.raises(wherry.WebSocketQueueFullError, match="2 messages wait"):
            manager.send({"type": "too much"})
        async with manager as connection:
            await connection.send({"type": "c"})
            with pytest.raises(UsageError, match="opened its connection already"):
                await manager.enter()

    run(kind, scenario)
    assert [event["type"] for event in transport.sockets[0].events] == ["a", "b", "c"]


def test_a_connection_without_a_manager() -> None:
    """`enter` opens it, and `close` closes it with a code and a reason; the repr shows its state and no secret."""

    async def main() -> None:
        transport = AsyncMemoryTransport(socket=[CREATED])
        client = AsyncClient(api_key=KEY, transport=transport, default_query={"api-key": "hidden"})
        connection = await manager_of(ASYNCIO, transport, client=client).enter()
        assert repr(connection) == "<AsyncTalk to https://api.openai.com/v1/realtime?api-key=***&model=m, open>"
        assert (connection.subprotocol, len(connection.response_headers)) == ("", 0)
        await connection.close(code=4000, reason="done")
        assert transport.sockets[0].closing == Closing(4000, "done", "us")
        with pytest.raises(WebSocketConnectionClosedError, match="closed by this side: done"):
            await connection.send({"type": "a"})

    asyncio.run(main())
