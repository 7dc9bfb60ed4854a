"""Lost connections: when they are opened again, what was told to the program, and what becomes of its messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

import wherry
from tests.runtime.connections.connecting import connected, manager_of, on_memory, own, transport_of
from tests.transports.kinds import Kind, run
from wherry import WebSocketConnectionClosedError
from wherry._runtime.connections.outbox import Outbox
from wherry._runtime.connections.reconnecting import Reconnecting, ReconnectingEvent
from wherry.transports import AsyncMemoryTransport, Closing, Reply, Sent

FIRST = {"type": "session.created", "event_id": "1"}


def playing(*scripts: Any) -> Callable[[Any], Any]:
    """Return a server whose connections say one script each; to messages it says nothing."""
    left = iter(scripts)

    def server(message: Any) -> Any:
        return next(left) if isinstance(message, Sent) else None

    return server


@on_memory
def test_a_lost_connection_comes_back(kind: Kind) -> None:
    """The program is told before each attempt, and reads on as if nothing had happened."""
    told: list[ReconnectingEvent] = []
    server = playing([FIRST, Closing(1006)], [FIRST, Closing(1001, "restart")], [FIRST, Closing(1000)])

    async def scenario(connection: Any) -> None:
        assert [event.type async for event in connection] == ["session.created"] * 3

    transport = connected(kind, server, scenario, on_reconnecting=told.append, extra_query={"e": "x"})
    assert [(event.attempt, event.max_attempts, event.close_code) for event in told] == [(1, 5, 1006), (2, 5, 1001)]
    assert all(event.extra_query == {"e": "x"} and "x" not in repr(event.extra_query) for event in told)
    assert transport.sleeps == [event.delay for event in told]
    assert [socket.closing.code for socket in transport.sockets] == [1006, 1001, 1000]


@on_memory
@pytest.mark.parametrize("code", [1002, 1003, 1007, 1008, 1009, 1010, 4000])
def test_ends_that_would_come_again(kind: Kind, code: int) -> None:
    """A refusal in earnest is raised at once; so is every end where the program has not asked for more."""

    codes = [code, 1011]

    async def scenario(connection: Any) -> None:
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await connection.recv()
        assert raised.value.code == codes.pop(0)

    connected(kind, playing([Closing(code)]), scenario, on_reconnecting=lambda event: pytest.fail("asked"))
    connected(kind, playing([Closing(1011)]), scenario)


@on_memory
def test_what_the_program_may_say(kind: Kind) -> None:
    """Another query and other headers, which stay; or that it is over."""
    answers: list[Any] = [{"extra_query": {"n": 1}, "extra_headers": {"X-A": "b"}}, None, {"abort": True}]
    server = playing([Closing(1006)], [Closing(1006)], [Closing(1011, "busy")])

    async def scenario(connection: Any) -> None:
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await connection.recv()
        assert (raised.value.code, raised.value.reason) == (1011, "busy")

    transport = connected(kind, server, scenario, on_reconnecting=lambda event: answers.pop(0), extra_query={"e": "x"})
    assert [each.url.partition("?")[2] for each in transport.requests] == ["model=m&e=x", "model=m&n=1", "model=m&n=1"]
    assert [each.headers.get("x-a") for each in transport.requests] == [None, "b", "b"]


@on_memory
def test_giving_up(kind: Kind) -> None:
    """After `max_retries` attempts the first error is raised, with all that was never sent; nothing waits any more."""
    transport = transport_of(
        kind, lambda message: [Closing(1006)] if len(transport.requests) == 1 else Reply(503, json={})
    )
    attempts: list[int] = []

    async def scenario() -> None:
        async with manager_of(kind, transport, on_reconnecting=note, max_retries=3, initial_delay=0.1) as connection:
            held.append(connection)
            for _ in range(2):
                with pytest.raises(WebSocketConnectionClosedError) as raised:
                    await connection.recv()
                assert raised.value.unsent_messages == ['{"type":"meanwhile"}']
            with pytest.raises(WebSocketConnectionClosedError) as raised:
                await connection.send({"type": "late"})
            assert raised.value.unsent_messages == ['{"type":"late"}']

    held: list[Any] = []

    def note(event: ReconnectingEvent) -> Any:
        attempts.append(event.attempt)
        if event.attempt == 1:
            queued = own(held[0]).send({"type": "meanwhile"})
            return settle(queued)
        return None

    def settle(queued: Any) -> Any:
        if not kind.is_async:
            return None

        async def sending() -> None:
            await queued

        return sending()

    run(kind, scenario)
    assert attempts == [1, 2, 3]
    assert len(transport.requests) == 4
    assert [0.05 <= wait_s / 2**n <= 0.1 for n, wait_s in enumerate(transport.sleeps)] == [True] * 3


@on_memory
def test_a_key_that_is_refused_meanwhile(kind: Kind) -> None:
    """An answer that will not change ends the attempts, as itself."""
    server = playing([Closing(1006)], Reply(401, json={"error": {"message": "expired"}}))

    async def scenario(connection: Any) -> None:
        with pytest.raises(wherry.AuthenticationError, match="expired"):
            await connection.recv()
        with pytest.raises(WebSocketConnectionClosedError):
            await connection.recv()

    connected(kind, server, scenario, on_reconnecting=lambda event: None)


@pytest.mark.parametrize("runner", ["asyncio", "trio"])
def test_messages_that_are_sent_meanwhile(runner: str) -> None:
    """They wait, and go out once, in their order, before later ones; too many of them are refused."""
    kind = Kind(runner, "memory")

    class Slow(AsyncMemoryTransport):
        async def sleep(self, seconds: float, /) -> None:
            import anyio

            await anyio.sleep(0.15)

    transport = Slow(socket=playing([FIRST, Closing(1011)], [FIRST, FIRST]))

    async def scenario() -> None:
        import anyio

        async with (
            manager_of(kind, transport, on_reconnecting=lambda event: None, max_queue_size=40) as connection,
            anyio.create_task_group() as group,
        ):
            await connection.recv()
            group.start_soon(connection.recv)
            await anyio.sleep(0.005)
            await connection.send({"type": "a"})
            await connection.send({"type": "b"})
            with pytest.raises(wherry.WebSocketQueueFullError):
                await connection.send({"type": "too much"})
            await anyio.sleep(0.4)
            await connection.send({"type": "c"})

    run(kind, scenario)
    assert [event["type"] for event in transport.sockets[1].events] == ["a", "b", "c"]
    assert transport.sockets[0].events == []


def test_a_reader_that_is_cancelled_while_it_sends_what_waits() -> None:
    """The next reader sends the rest, before what came later; nothing goes out twice."""
    sent: list[Any] = []

    async def scenario() -> None:
        begun, slow = asyncio.Event(), asyncio.Event()

        async def send(message: Any) -> None:
            sent.append(message)
            begun.set()
            await slow.wait()

        class Slow(AsyncMemoryTransport):
            async def connect(self, *given: Any) -> Any:
                socket: Any = await super().connect(*given)
                if len(self.sockets) == 2:
                    socket.send = send
                return socket

        transport = Slow(socket=playing([Closing(1011)], [FIRST]))
        async with manager_of(Kind("asyncio", "memory"), transport, on_reconnecting=lambda event: None) as connection:
            connection._outbox.add("a")
            connection._outbox.add("b")
            reading = asyncio.create_task(connection.recv())
            await begun.wait()
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
            await connection.send("c")
            slow.set()
            assert (await connection.recv()).type == "session.created"

    asyncio.run(scenario())
    assert sent == ["a", "b", "c"]


@on_memory
def test_lost_again_while_it_sends_what_waits(kind: Kind) -> None:
    """What was on its way is told and not sent again; the rest goes out over the next connection."""
    told: list[Any] = []
    scripts = iter([[Closing(1006)], [FIRST], [FIRST, Closing(4000)]])

    def server(message: Any) -> Any:
        if message == "a":
            raise WebSocketConnectionClosedError(closing=Closing(1011, "", "peer"))
        return next(scripts) if isinstance(message, Sent) else None

    async def scenario(connection: Any) -> None:
        for name in "abc":
            own(connection)._outbox.add(name)
        assert (await connection.recv()).type == "session.created"
        with pytest.raises(WebSocketConnectionClosedError, match="4000"):
            await connection.recv()

    def asked(event: ReconnectingEvent) -> None:
        told.append((event.close_code, event.unknown))

    transport = connected(kind, server, scenario, on_reconnecting=asked)
    assert told == [(1006, ()), (1011, ("a",))]
    assert [socket.sent for socket in transport.sockets] == [[], ["a"], ["b", "c"]]


@on_memory
def test_lost_while_it_sends_what_waited_for_the_first_connection(kind: Kind) -> None:
    """Opening it fails with what was on its way and what was not sent."""

    def server(message: Any) -> Any:
        if message == "b":
            raise WebSocketConnectionClosedError(closing=Closing(1011, "", "peer"))

    async def scenario() -> None:
        manager = manager_of(kind, transport_of(kind, server))
        for name in "abc":
            manager.send(name)
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await manager.enter()
        assert (raised.value.unknown, raised.value.unsent) == (("b",), ("c",))

    run(kind, scenario)


@on_memory
def test_a_session_that_expires(kind: Kind) -> None:
    """The end has a class of its own, and when it will come can be read; a new connection is a new session."""
    created = {**FIRST, "session": {"type": "realtime", "expires_at": 1_700_000_000}}
    error = {"type": "error", "error": {"type": "invalid_request_error", "code": "session_expired", "message": "60"}}
    over = Closing(1001, "too old")

    async def scenario(connection: Any) -> None:
        assert own(connection).expires_at is None
        assert (await connection.recv()).type == "session.created"
        assert own(connection).expires_at == 1_700_000_000
        assert (await connection.recv()).type == "error"
        with pytest.raises(wherry.SessionExpiredError) as raised:
            await connection.recv()
        assert (raised.value.code, raised.value.recoverable) == (1001, True)

    async def renewed(connection: Any) -> None:
        assert [(await connection.recv()).type for _ in range(3)] == ["session.created", "error", "session.created"]
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            await connection.recv()
        assert type(raised.value) is WebSocketConnectionClosedError

    connected(kind, [created, error, over], scenario)
    connected(
        kind, playing([created, error, over], [created, Closing(4000)]), renewed, on_reconnecting=lambda event: None
    )


def test_the_pace_of_attempts() -> None:
    """Each wait is half to all of twice the one before, up to the longest; a connection of use gives all attempts back."""
    rolls, now = iter([0.0, 1.0, *[0.0] * 12]), [0.0]
    it = Reconnecting(
        lambda event: None,
        max_retries=3,
        initial_delay=1,
        max_delay=3,
        random=lambda: next(rolls),
        clock=lambda: now[0],
    )
    waits = [it.next(1006, {}, {}) for _ in range(4)]
    assert [None if event is None else event.delay for event in waits] == [1, 1, 3, None]
    it.worked()
    again = it.next(1006, {"key": "secret"}, {})
    assert again is not None
    assert repr(again) == "<ReconnectingEvent 1 of 3 after 1006, in 1.0 s>"

    def attempt() -> int:
        event = it.next(1012, {}, {})
        return 0 if event is None else event.attempt

    it.opened()
    now[0] += 9.9
    assert attempt() == 2
    it.opened()
    now[0] += 11
    assert attempt() == 1  # it was open for a while
    now[0] += 100
    assert attempt() == 2  # it was not open
    it.heard(b'{"event_id": "e", "type": "session.created"}')
    it.heard("no JSON")
    it.heard('["type"]')
    assert attempt() == 3
    it.heard('{"type": "response.created"}')
    assert attempt() == 1


@on_memory
def test_a_server_that_greets_and_goes_away(kind: Kind) -> None:
    """It is left alone after `max_retries`, however often it lets us in."""
    served = [FIRST, {"type": "session.updated"}, {"type": "error"}, Closing(1012)]

    async def scenario(connection: Any) -> None:
        with pytest.raises(WebSocketConnectionClosedError) as raised:
            async for _ in connection:
                pass
        assert raised.value.code == 1012

    transport = connected(kind, served, scenario, on_reconnecting=lambda event: None, max_retries=3)
    assert len(transport.requests) == 4


def test_the_outbox() -> None:
    """It counts bytes, not characters, and forgets them with the messages."""
    outbox = Outbox(4)
    outbox.add("ää")
    assert (outbox.all(), bool(outbox)) == (("ää",), True)
    with pytest.raises(wherry.WebSocketQueueFullError, match="1 message waits"):
        outbox.add(b"x")
    assert (outbox.take(), outbox.take(), bool(outbox)) == ("ää", None, False)
    outbox.add(b"1234")


@on_memory
@pytest.mark.parametrize("returned", ["x", {"extra_header": {}}, 3], ids=repr)
def test_what_the_program_may_not_say(kind: Kind, returned: Any) -> None:
    """Anything else than the overrides, a typo in their names too, is told where it was said."""

    async def scenario(connection: Any) -> None:
        with pytest.raises(
            wherry.UsageTypeError, match="on_reconnecting returns None, or a dict of abort, extra_headers"
        ):
            await connection.recv()

    connected(kind, playing([Closing(1006)], [FIRST]), scenario, on_reconnecting=lambda event: returned)
