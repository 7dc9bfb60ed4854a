"""Programs for the official package that use a WebSocket: its classes, its errors, and those of the library websockets."""

from __future__ import annotations

import pickle
from typing import Any

import openai
import pytest
import websockets.exceptions
from openai.resources.realtime.realtime import AsyncRealtimeConnection, RealtimeConnection
from openai.types import realtime
from openai.types import responses as official_responses

import wherry
import wherry.compat.openai as compat
from tests.compat.answering import RESPONSE, run
from wherry.transports import AsyncMemoryTransport, Closing, MemoryTransport, Sent

ITEM = {
    "type": "message",
    "id": "i",
    "role": "assistant",
    "status": "completed",
    "content": [{"type": "output_text", "text": "ahoy"}],
}
SESSION = {"type": "session.created", "event_id": "1", "session": {"type": "realtime", "model": "gpt-realtime"}}
DONE = {
    "type": "response.done",
    "event_id": "2",
    "response": {"id": "r", "object": "realtime.response", "status": "completed", "output": [ITEM]},
}
COMPLETED = {"type": "response.completed", "sequence_number": 0, "response": RESPONSE}


def connect(*messages: Any, **options: Any) -> Any:
    """A manager of a realtime connection to a server that says this."""
    transport: Any = MemoryTransport(socket=list(messages))
    return compat.OpenAI(api_key="sk-test", transport=transport, **options).realtime.connect(model="m")


def check(session: Any, done: Any) -> None:
    assert isinstance(session, realtime.SessionCreatedEvent)
    assert isinstance(session.session, realtime.RealtimeSessionCreateRequest)
    assert isinstance(done, realtime.ResponseDoneEvent)
    assert isinstance(done, openai.BaseModel)
    assert isinstance(done.response, realtime.RealtimeResponse)
    assert isinstance(done.response.output[0], realtime.RealtimeConversationItemAssistantMessage)


def test_events_pass_for_those_of_the_official_package() -> None:
    """`isinstance` finds each event, and the connection; `real_classes` makes them of these very classes."""
    with connect(SESSION, DONE) as connection:
        assert isinstance(connection, RealtimeConnection)
        check(connection.recv(), connection.parse_event(connection.recv_bytes()))
    with connect(SESSION, DONE, real_classes=True) as connection:
        session, done = connection.recv(), connection.recv()
        check(session, done)
        assert type(done) is realtime.ResponseDoneEvent


def test_events_on_asyncio() -> None:
    """The same with `await`."""

    async def main() -> None:
        transport: Any = AsyncMemoryTransport(socket=[SESSION, DONE])
        client: Any = compat.AsyncOpenAI(api_key="sk-test", transport=transport)
        async with client.realtime.connect(model="m") as connection:
            assert isinstance(connection, AsyncRealtimeConnection)
            check(await connection.recv(), await connection.recv())

    run(main)


def test_responses_over_a_connection() -> None:
    """Events, and whole responses, are of the official classes."""
    transport: Any = MemoryTransport(socket=lambda message: [] if isinstance(message, Sent) else [COMPLETED])
    client: Any = compat.OpenAI(api_key="sk-test", transport=transport)
    with client.responses.connect() as connection:
        connection.response.create(model="m", input="x")
        event = connection.recv()
        assert isinstance(event, official_responses.ResponseCompletedEvent)
        assert isinstance(event.response, official_responses.Response)
        assert isinstance(connection.create(model="m", input="x"), official_responses.Response)


FAMILIES = [openai.OpenAIError, wherry.WebSocketConnectionClosedError, websockets.exceptions.ConnectionClosed]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_end_of_a_connection_is_caught_by_each_family(family: Any) -> None:
    """Of the official package, of this one, and of websockets, which the official package lets through."""
    with connect(SESSION, Closing(1011, "overloaded", "peer")) as connection:
        connection.recv()
        with pytest.raises(family) as caught:
            connection.recv()
        error: Any = caught.value
        assert isinstance(error, websockets.exceptions.ConnectionClosedError)
        assert (error.code, error.reason, error.rcvd.code, error.sent) == (1011, "overloaded", 1011, None)
        assert "overloaded" in str(error)
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), again.code) == (type(error), str(error), 1011)
        with pytest.raises(family):
            connection.response.create()
        with pytest.raises(family):
            next(connection)


def test_an_end_in_good_order() -> None:
    """It is ConnectionClosedOK, and ends a loop; a connection that broke off was not closed by anybody."""
    with connect(SESSION, Closing(1000, "", "peer")) as connection:
        assert len(list(connection)) == 1
        with pytest.raises(websockets.exceptions.ConnectionClosedOK):
            connection.recv()
    with connect(Closing(1006)) as connection, pytest.raises(websockets.exceptions.ConnectionClosedError) as caught:
        connection.recv()
    assert caught.value.rcvd is None


def test_a_connection_that_is_not_opened() -> None:
    """It raises the official error of the same refusal over HTTP."""
    refused: Any = compat.OpenAI(api_key="sk-test", base_url="http://127.0.0.1:9/v1", max_retries=0)
    with pytest.raises(openai.APIConnectionError):
        refused.realtime.connect(model="m").enter()
