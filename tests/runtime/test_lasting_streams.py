"""Streams that outlive their connection: what is asked for next, when it is given up, and what the errors say."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

import wherry
from wherry import APIConnectionError, APITimeoutError, IncompleteStreamError, Timeout, UsageError
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

SSE = {"content-type": "text/event-stream"}
RESPONSE = {"id": "resp_1", "object": "response", "output": []}


def event(number: int | None, kind: str = "response.output_text.delta", **fields: Any) -> bytes:
    numbered = {} if number is None else {"sequence_number": number}
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **numbered, **fields})}\n\n".encode()


CREATED = event(0, "response.created", response=RESPONSE)


def done(number: int) -> bytes:
    return event(number, "response.completed", response=RESPONSE)


def streams(*replies: Any) -> MemoryTransport:
    """A transport whose answers are streams of these chunks, or other replies."""
    return MemoryTransport([Reply(chunks=one, headers=SSE) if isinstance(one, list) else one for one in replies])


def client(transport: Any, **options: Any) -> wherry.Client:
    return wherry.Client(api_key="sk-test", transport=transport, **options)


def follow(transport: MemoryTransport, *, options: Any = None, **given: Any) -> list[int | None]:
    """The numbers of the events of a background response, followed through cuts."""
    given = {"model": "m", "input": "x", "background": True, "stream": True, "resume": True, **given}
    with client(transport, **(options or {})).responses.create(**given) as stream:
        return [each.sequence_number for each in stream]


def chunk(text: str, finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    return f"data: {json.dumps({'id': 'c', 'choices': [choice]})}\n\n".encode()


def chat(transport: MemoryTransport, **given: Any) -> str:
    """The text of a chat stream that is repeated if it is cut before its first event."""
    given = {"model": "m", "messages": [], "stream": True, "retry_before_first_event": True, **given}
    with client(transport).chat.completions.create(**given) as stream:
        return "".join(each.choices[0].delta.content or "" for each in stream)


CUTS: list[Any] = [
    [],
    [event(1)[:30]],
    [APIConnectionError("reset")],
    [TimeoutError()],
    Reply(503, json={"error": {"message": "no"}}),
    Reply(429, json={"error": {"message": "no"}}, headers={"retry-after": "3"}),
]


@pytest.mark.parametrize("cut", CUTS)
def test_it_goes_on_after_any_cut(cut: Any) -> None:
    """Silence, half an event, a reset, a timeout, an error while reconnecting: no event is lost or comes twice."""
    transport = streams([CREATED, event(1)], cut, [event(1), event(2), done(3)])
    assert follow(transport) == [0, 1, 2, 3]
    assert [sent.url.partition("/v1")[2] for sent in transport.requests] == [
        "/responses",
        "/responses/resp_1?starting_after=1&stream=true",
        "/responses/resp_1?starting_after=1&stream=true",
    ]
    assert [sent.method for sent in transport.requests] == ["POST", "GET", "GET"]
    assert 0.25 <= transport.sleeps[0] <= 0.5
    assert 3 <= transport.sleeps[1] <= 3.75 if getattr(cut, "status", 0) == 429 else 0.5 <= transport.sleeps[1] <= 1


def test_what_was_asked_for_is_asked_for_again() -> None:
    """Options of the first request that the stream depends on go along; its body and its idempotency key do not."""
    transport = streams([CREATED], [done(1)])
    numbers = follow(
        transport,
        include=["web_search_call.results"],
        stream_options={"include_obfuscation": False},
        idempotency_key="once",
        extra_headers={"X-Trace": "1"},
        extra_query={"a": "b", "starting_after": 7},
        extra_body={"metadata": {}},
    )
    assert numbers == [0, 1]
    again = transport.requests[1]
    assert again.url.partition("?")[2].split("&") == [
        "include%5B%5D=web_search_call.results",
        "include_obfuscation=false",
        "starting_after=0",
        "stream=true",
        "a=b",
    ]
    assert (again.headers["x-trace"], again.headers.get("idempotency-key"), again.body) == ("1", None, b"")


def test_it_is_given_up_after_max_retries_without_an_event() -> None:
    """Each new event gives all attempts back. The error says how often it was tried, and from where to go on."""
    transport = streams([CREATED], [], [event(1)], [event(1)], [], [])
    with pytest.raises(
        IncompleteStreamError, match=r"after 2 attempts to resume it .*resp_1.*starting_after=1"
    ) as caught:
        follow(transport)
    assert (caught.value.response_id, caught.value.starting_after) == ("resp_1", 1)
    assert (caught.value.attempts, caught.value.events) == (3, 2)
    assert len(transport.requests) == 5
    with pytest.raises(IncompleteStreamError):
        follow(streams([CREATED]), max_retries=0)


def test_what_the_last_attempt_met_is_told() -> None:
    """A status is told also where the server gives no reason, and the advice is a stream that survives as this one did."""
    with pytest.raises(IncompleteStreamError) as caught:
        follow(streams([CREATED], *[Reply(503)] * 3))
    assert ": 503 Service Unavailable: the answer has no message" in str(caught.value)
    assert "call responses.retrieve('resp_1', stream=True, starting_after=0, resume=True)" in str(caught.value)


def test_a_refusal_ends_it() -> None:
    """A response that is gone cannot be followed: the stream is incomplete, and the refusal is the cause."""
    gone = Reply(404, json={"error": {"message": "no such response"}})
    with pytest.raises(IncompleteStreamError, match="no such response") as caught:
        follow(streams([CREATED], gone))
    assert isinstance(caught.value.__cause__, wherry.NotFoundError)
    assert caught.value.starting_after == 0
    with pytest.raises(wherry.APIStatusError, match="no"):  # an error in the stream is no cut
        follow(streams([CREATED, event(None, "error", message="no", code="rate_limit_exceeded")]))


def test_it_needs_to_know_where_it_was() -> None:
    """Without the ID of the response, or without numbers, nothing is sent again, and the error says why."""
    transport = streams([])
    with pytest.raises(IncompleteStreamError, match=r"not known yet; retry_before_first_event=True"):
        follow(transport)
    assert len(transport.requests) == 1
    with pytest.raises(IncompleteStreamError, match="does not number its events"):
        follow(streams([event(None, "response.created", response=RESPONSE)]))
    assert follow(streams([], [CREATED, done(1)]), retry_before_first_event=True) == [0, 1]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"background": False}, "background=True"),
        ({"background": wherry.UNSET}, "background=True"),
        ({"store": False}, "store=False"),
        ({"stream": False}, "stream=True"),
    ],
)
def test_what_cannot_be_resumed_is_refused(given: Any, problem: str) -> None:
    """Before anything is sent, with the reason."""
    transport = streams()
    with pytest.raises(UsageError, match=problem):
        follow(transport, **given)
    assert transport.requests == []
    assert follow(streams([CREATED, done(1)]), background=wherry.UNSET, extra_body={"background": True}) == [0, 1]


def test_a_stored_response_is_followed() -> None:
    """`retrieve` knows the ID before any event, so that it can go on from the beginning."""
    transport = streams([], [event(5), event(6)], [event(6), done(7)])
    with client(transport).responses.retrieve("resp_1", stream=True, starting_after=4, resume=True) as stream:
        assert [each.sequence_number for each in stream] == [5, 6, 7]
        assert stream.last_sequence_number == 7
    after = [sent.url.partition("starting_after=")[2][0] for sent in transport.requests]
    assert after == ["4", "4", "6"]
    transport = streams([], [CREATED, done(1)])
    with client(transport).responses.retrieve("resp_1", stream=True, resume=True) as stream:
        assert [each.sequence_number for each in stream] == [0, 1]
    assert transport.requests[1].url.endswith("/responses/resp_1?stream=true")


def test_a_request_is_repeated_before_its_first_event() -> None:
    """With its body and its key; once an event has come, never."""
    transport = streams(
        [], [b": ping\n\n", APIConnectionError("reset")], [chunk("a"), chunk("b", "stop"), b"data: [DONE]\n\n"]
    )
    assert chat(transport, idempotency_key="k-1") == "ab"
    assert {(sent.body, sent.headers["idempotency-key"]) for sent in transport.requests} == {
        (transport.requests[0].body, "k-1")
    }
    transport = streams([chunk("a")], [chunk("b")])
    with pytest.raises(IncompleteStreamError):
        chat(transport)
    assert len(transport.requests) == 1
    transport = streams([], [], [], [])
    with pytest.raises(IncompleteStreamError) as caught:
        chat(transport)
    assert (len(transport.requests), caught.value.attempts) == (3, 3)
    with pytest.raises(IncompleteStreamError):  # nobody has asked for it
        chat(streams([], [chunk("a")]), retry_before_first_event=False)
    with pytest.raises(UsageError, match="stream=True"):
        chat(streams(), stream=False)


def test_a_server_that_is_busy_in_its_stream() -> None:
    """Before the first event, an error in the stream is judged as the same answer with a status would be."""
    busy = b'data: {"error": {"message": "overloaded", "type": "server_error", "code": "rate_limit_exceeded"}}\n\n'
    wrong = b'data: {"error": {"message": "no such model", "type": "invalid_request_error"}}\n\n'
    whole = [chunk("a", "stop"), b"data: [DONE]\n\n"]
    assert chat(streams([busy], whole)) == "a"
    with pytest.raises(wherry.APIError, match="no such model"):
        chat(streams([wrong], whole))


def test_limits_and_cuts() -> None:
    """`idle` and `first_event` end a connection, which is opened again; `total` ends all of it, and says from where to go on."""
    slow = [CREATED, 5, event(1), 9, event(2)]
    timeout = Timeout(idle=8, total=60)
    transport = streams(slow, [event(2), done(3)])
    assert follow(transport, timeout=timeout) == [0, 1, 2, 3]
    assert transport.clock() == pytest.approx(13 + transport.sleeps[0])
    transport = streams([CREATED, 50], [50], [50])
    with pytest.raises(APITimeoutError) as caught:
        follow(transport, timeout=Timeout(total=60, idle=40), max_retries=9)
    assert (caught.value.limit, caught.value.starting_after, transport.clock()) == ("total", 0, pytest.approx(60))
    transport = streams([3, chunk("late")], [chunk("a", "stop"), b"data: [DONE]\n\n"])
    assert chat(transport, timeout=Timeout(first_event=2)) == "a"


def test_a_lenient_stream_just_ends() -> None:
    """With strict=False, a stream that is given up ends without an error, and knows that it is not complete."""
    given = {"model": "m", "input": "x", "background": True, "stream": True, "resume": True, "strict": False}
    with client(streams([CREATED], [], [])).responses.create(**given) as stream:
        assert [each.sequence_number for each in stream] == [0]
        assert stream.completed is False
        assert list(stream) == []


def test_the_other_ways_to_an_answer() -> None:
    """Raw answers and streamed ones have the same stream; so has an async client, in all three ways."""
    given: Any = {"model": "m", "input": "x", "background": True, "stream": True, "resume": True}

    def replies() -> list[Reply]:
        return [Reply(chunks=[CREATED], headers=SSE), Reply(chunks=[done(1)], headers=SSE)]

    raw = client(MemoryTransport(replies())).responses.with_raw_response.create(**given)
    assert [each.sequence_number for each in raw.parse()] == [0, 1]
    with client(MemoryTransport(replies())).responses.with_streaming_response.create(**given) as streamed:
        assert [each.sequence_number for each in streamed.parse()] == [0, 1]

    async def main() -> None:
        def opened() -> Any:
            return wherry.AsyncClient(api_key="sk-test", transport=AsyncMemoryTransport(replies())).responses

        async with await opened().create(**given) as stream:
            assert [each.sequence_number async for each in stream] == [0, 1]
        raw = await opened().with_raw_response.create(**given)
        assert [each.sequence_number async for each in raw.parse()] == [0, 1]
        async with opened().with_streaming_response.create(**given) as streamed:
            assert [each.sequence_number async for each in await streamed.parse()] == [0, 1]

    asyncio.run(main())


def test_bytes_are_no_events() -> None:
    """Who reads the bytes of a stream has no limit for its events; who parses them has, from then on."""
    given: Any = {"model": "m", "input": "x", "stream": True, "timeout": Timeout(first_event=4, total=60)}
    chunks = [3, b": ping\n\n", 3, CREATED, 3, done(1)]
    with client(streams(chunks)).responses.with_streaming_response.create(**given) as streamed:
        assert b"".join(streamed.iter_bytes()).count(b"data:") == 2
    with (
        client(streams(chunks)).responses.with_streaming_response.create(**given) as streamed,
        pytest.raises(APITimeoutError) as caught,
    ):
        list(streamed.parse())
    assert caught.value.limit == "first_event"


def test_closing_the_response_closes_what_is_open() -> None:
    """Also after the stream has moved to another connection."""
    transport = streams([CREATED], [event(1), event(2), done(3)])
    given: Any = {"model": "m", "input": "x", "background": True, "stream": True, "resume": True}
    with client(transport).responses.with_streaming_response.create(**given) as streamed:
        stream = streamed.parse()
        assert [next(stream).sequence_number for _ in range(2)] == [0, 1]
    assert [answer.closed for answer in transport.responses] == [True, True]
    assert list(stream) == []
    assert len(transport.requests) == 2


def test_failed_attempts_to_reconnect_count() -> None:
    """The error says how often it was tried, whoever has counted."""
    busy = Reply(503, json={"error": {"message": "no"}})
    with pytest.raises(IncompleteStreamError, match="after 2 attempts") as caught:
        follow(streams([CREATED], busy, busy))
    assert caught.value.attempts == 3


def test_who_closes_it_has_closed_it() -> None:
    """Nothing is opened again after that; nor while nobody reads."""
    transport = streams([CREATED, event(1)])
    stream = client(transport).responses.create(model="m", input="x", background=True, stream=True, resume=True)
    assert next(stream).sequence_number == 0
    stream.close()
    assert list(stream) == []
    assert len(transport.requests) == 1
    assert transport.responses[0].closed


@pytest.mark.parametrize("when", ["while it waits", "while it connects"])
def test_closing_it_while_it_reconnects(when: str) -> None:
    """As another task may: no other connection is opened, or what was just opened is closed, and nothing is raised."""

    async def follow_and_close() -> tuple[list[int], Any]:
        begun, closed = asyncio.Event(), asyncio.Event()
        transport = AsyncMemoryTransport(
            [Reply(chunks=[CREATED], headers=SSE), Reply(chunks=[event(1), done(2)], headers=SSE)]
        )
        send = transport.send

        async def pause(*_: Any) -> None:
            begun.set()
            await closed.wait()

        async def late(request: Any, timeout: Any) -> Any:
            if transport.requests:
                await pause()
            return await send(request, timeout)

        if when == "while it waits":
            transport.sleep = pause  # type: ignore[method-assign]
        else:
            transport.send = late  # type: ignore[method-assign]
        responses = wherry.AsyncClient(api_key="sk-test", transport=transport).responses
        stream = await responses.create(model="m", input="x", background=True, stream=True, resume=True)

        async def read() -> list[int]:
            return [each.sequence_number async for each in stream]

        reader = asyncio.ensure_future(read())
        await begun.wait()
        await stream.close()
        closed.set()
        return await reader, transport

    seen, transport = asyncio.run(follow_and_close())
    assert seen == [0]
    assert len(transport.requests) == (1 if when == "while it waits" else 2)
    assert all(answer.closed for answer in transport.responses)


def test_an_empty_id_is_none() -> None:
    """It cannot be asked for again: the error is that of the cut."""
    transport = streams([event(0, "response.created", response={**RESPONSE, "id": ""})])
    with pytest.raises(IncompleteStreamError, match="ID of the response was not known"):
        follow(transport)
