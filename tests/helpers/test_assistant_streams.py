"""Runs of assistants as streams: what handlers are told, on threads, asyncio and trio, and what comes of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
import trio

import wherry
from wherry.lib.streaming import AssistantStreamManager, AsyncAssistantStreamManager
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

HOSTS = ("threads", "asyncio", "trio")
MANY = {"thread_id": "thread_1", "assistant_id": "asst_1"}
NAMES = sorted(name for name in vars(wherry.AssistantEventHandler) if name.startswith("on_"))

RUN = {"id": "run_1", "object": "thread.run", "thread_id": "thread_1", "status": "in_progress"}
STEP = {"id": "step_1", "object": "thread.run.step", "status": "in_progress"}
STEP["step_details"] = {"type": "message_creation", "message_creation": {"message_id": "msg_1"}}  # type: ignore[assignment]
MESSAGE: dict[str, Any] = {"id": "msg_1", "object": "thread.message", "status": "in_progress", "content": []}


def delta(value: str) -> tuple[str, Any]:
    """Return an event with a piece of text."""
    content = [{"index": 0, "type": "text", "text": {"value": value}}]
    return "thread.message.delta", {"id": "msg_1", "object": "thread.message.delta", "delta": {"content": content}}


WHOLE = {**MESSAGE, "status": "completed", "content": [{"type": "text", "text": {"value": "Ahoy", "annotations": []}}]}
EVENTS: list[tuple[str, Any]] = [
    ("thread.run.created", RUN),
    ("thread.run.step.created", STEP),
    ("thread.message.created", MESSAGE),
    delta("Ah"),
    delta("oy"),
    ("thread.message.completed", WHOLE),
    ("thread.run.step.completed", {**STEP, "status": "completed"}),
    ("thread.run.completed", {**RUN, "status": "completed"}),
]
TOLD = [
    *("run_step_created", "message_created", "text_created"),
    *("text_delta", "message_delta", "text_delta", "message_delta"),
    *("text_done", "message_done", "run_step_done", "end"),
]


def reply(events: Iterable[tuple[str, Any]] = EVENTS, *last: Any, done: bool = True) -> Reply:
    """Return a stream. `last`: what comes behind it, as bytes or as an exception."""
    chunks = [f"event: {name}\ndata: {json.dumps(data)}\n\n".encode() for name, data in events]
    end = [b"event: done\ndata: [DONE]\n\n"] if done else []
    return Reply(chunks=[*chunks, *last, *end], headers={"content-type": "text/event-stream"})


def recording(base: type[Any], raising: str = "", failure: type[Exception] = RuntimeError) -> Any:
    """Return a handler that notes what it is told; the method `raising` fails."""
    log: list[tuple[Any, ...]] = []

    def note(name: str, arguments: tuple[Any, ...]) -> None:
        log.append((name.removeprefix("on_"), *arguments))
        if name == raising:
            raise failure(name)

    def method(name: str) -> Any:
        def told(self: Any, *arguments: Any) -> None:
            note(name, arguments)

        async def told_async(self: Any, *arguments: Any) -> None:
            note(name, arguments)

        return told if base is wherry.AssistantEventHandler else told_async

    handler = type("Recording", (base,), {name: method(name) for name in NAMES})()
    handler.log = log
    return handler


@dataclass
class Followed:
    """What came of a stream."""

    handler: Any
    events: list[Any] = field(default_factory=list)
    error: BaseException | None = None

    @property
    def told(self) -> list[str]:
        """The names of the methods that were called, but for `on_event`."""
        return [name for name, *_ in self.handler.log if name != "event"]


def follow(
    how: str, answer: Reply, *, leave_after: int = 1000, raising: str = "", failure: type[Exception] = RuntimeError
) -> Followed:
    """Run a thread and read its stream, up to so many events."""
    if how == "threads":
        client = wherry.Client(api_key="k", transport=MemoryTransport([answer]), max_retries=0)
        got = Followed(recording(wherry.AssistantEventHandler, raising, failure))
        try:
            with client.beta.threads.runs.stream(**MANY, event_handler=got.handler) as stream:
                assert stream is got.handler
                for event in stream:
                    got.events.append(event)
                    if len(got.events) == leave_after:
                        break
        except Exception as error:
            got.error = error
        return got
    got = Followed(recording(wherry.AsyncAssistantEventHandler, raising, failure))

    async def main() -> None:
        client = wherry.AsyncClient(api_key="k", transport=AsyncMemoryTransport([answer]), max_retries=0)
        try:
            async with client.beta.threads.runs.stream(**MANY, event_handler=got.handler) as stream:
                assert stream is got.handler
                async for event in stream:
                    got.events.append(event)
                    if len(got.events) == leave_after:
                        break
        except Exception as error:
            got.error = error

    asyncio.run(main()) if how == "asyncio" else trio.run(main)
    return got


# --- what is told -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", HOSTS)
def test_a_run(how: str) -> None:
    """Each event is told and given out; the methods are called in their order, and `on_end` last."""
    got = follow(how, reply())
    assert got.error is None
    assert [event.event for event in got.events] == [name for name, _ in EVENTS]
    assert [told[1] for told in got.handler.log if told[0] == "event"] == got.events
    assert got.told == TOLD
    assert got.handler.current_run.status == "completed"
    assert got.handler.current_message_snapshot.content[0].text.value == "Ahoy"
    assert (got.handler.current_event, got.handler.current_run_step_snapshot) == (None, None)


@pytest.mark.parametrize("how", HOSTS)
def test_leaving_early(how: str) -> None:
    """Whoever leaves is told that it is the end, once."""
    assert follow(how, reply(), leave_after=2).told == ["run_step_created", "end"]


@pytest.mark.parametrize("how", HOSTS)
def test_a_stream_that_is_cut(how: str) -> None:
    """The error is told, then raised; it holds what came."""
    got = follow(how, reply(EVENTS[:5], done=False))
    assert isinstance(got.error, wherry.IncompleteStreamError)
    assert got.told[-2:] == ["exception", "end"]
    assert ("exception", got.error) in got.handler.log
    partial: Any = got.error.partial
    assert partial.messages[0].content[0].text.value == "Ahoy"
    assert partial.run.id == "run_1"


@pytest.mark.parametrize("how", HOSTS)
def test_a_stream_that_takes_too_long(how: str) -> None:
    """A timeout is told as one, then as an error."""
    got = follow(how, reply(EVENTS[:1], wherry.APITimeoutError()))
    assert isinstance(got.error, wherry.APITimeoutError)
    assert got.told == ["timeout", "exception", "end"]


@pytest.mark.parametrize("how", HOSTS)
def test_an_error_of_the_server(how: str) -> None:
    """An error in the stream is raised as an error answer would be."""
    body = {"error": {"message": "no", "type": "server_error", "code": None, "param": None}}
    got = follow(how, reply([*EVENTS[:1], ("error", body["error"])]))
    assert isinstance(got.error, wherry.APIError)
    assert got.told == ["exception", "end"]


@pytest.mark.parametrize("how", HOSTS)
def test_a_method_that_fails(how: str) -> None:
    """An error of the program's own is told and raised; then the stream is over."""
    got = follow(how, reply(), raising="on_text_delta")
    assert isinstance(got.error, RuntimeError)
    assert got.told[-3:] == ["text_delta", "exception", "end"]
    assert len(got.events) == 3


@pytest.mark.parametrize("how", HOSTS)
def test_the_end_comes_in_any_case(how: str) -> None:
    """Even if the method that is told of an error fails."""
    got = follow(how, reply(EVENTS[:1], done=False), raising="on_exception")
    assert isinstance(got.error, RuntimeError)
    assert got.told == ["exception", "end"]


# --- what comes of it ---------------------------------------------------------------------------------------------------------


def test_without_a_handler() -> None:
    """The stream has the events, the texts and the results."""
    client = wherry.Client(api_key="k", transport=MemoryTransport(lambda _: reply()))
    runs = client.beta.threads.runs
    with runs.stream(**MANY) as stream:
        assert list(stream.text_deltas) == ["Ah", "oy"]
        assert list(stream) == []
    with runs.stream(**MANY) as stream:
        stream.until_done()
        assert stream.get_final_run().status == "completed"
    with runs.stream(**MANY) as stream:
        assert [step.status for step in stream.get_final_run_steps()] == ["completed"]
        assert [message.id for message in stream.get_final_messages()] == ["msg_1"]


def test_without_a_handler_async() -> None:
    """The same, awaited."""

    async def main() -> None:
        client = wherry.AsyncClient(api_key="k", transport=AsyncMemoryTransport(lambda _: reply()))
        runs = client.beta.threads.runs
        async with runs.stream(**MANY) as stream:
            assert [text async for text in stream.text_deltas] == ["Ah", "oy"]
        async with runs.stream(**MANY) as stream:
            await stream.until_done()
            assert (await stream.get_final_run()).status == "completed"
        async with runs.stream(**MANY) as stream:
            assert [step.status for step in await stream.get_final_run_steps()] == ["completed"]
            assert [message.id for message in await stream.get_final_messages()] == ["msg_1"]

    asyncio.run(main())
    trio.run(main)


def test_results_that_did_not_come() -> None:
    """A run may end without a message, or without anything at all."""
    client = wherry.Client(api_key="k", transport=MemoryTransport(lambda _: reply([])))
    with client.beta.threads.runs.stream(**MANY) as stream:
        for result in (stream.get_final_run, stream.get_final_run_steps, stream.get_final_messages):
            with pytest.raises(wherry.UsageError, match=r"no .* came in it") as raised:
                result()
            assert isinstance(raised.value, RuntimeError)


def test_a_handler_is_for_one_stream() -> None:
    """Before its stream it has nothing to give, and it takes no second one; that is not even asked for."""
    transport = MemoryTransport(lambda _: reply())
    runs = wherry.Client(api_key="k", transport=transport).beta.threads.runs
    handler = wherry.AssistantEventHandler()
    assert handler.current_run is handler.current_event is handler.current_message_snapshot is None
    with pytest.raises(wherry.UsageError, match="has not begun"):
        next(handler)
    with runs.stream(**MANY, event_handler=handler):
        pass
    with pytest.raises(wherry.UsageError, match="one stream"), runs.stream(**MANY, event_handler=handler):
        pass
    assert len(transport.requests) == 1


@pytest.mark.parametrize("handler", [wherry.AssistantEventHandler, wherry.AsyncAssistantEventHandler(), object()])
def test_what_is_no_handler(handler: Any) -> None:
    """A class, a handler of the other kind of client, anything else: refused before anything is sent."""
    transport = MemoryTransport([])
    runs = wherry.Client(api_key="k", transport=transport).beta.threads.runs
    with pytest.raises(wherry.UsageTypeError, match="derived from AssistantEventHandler, not"):
        runs.stream(**MANY, event_handler=handler)


@pytest.mark.parametrize("how", HOSTS)
@pytest.mark.parametrize("error", [StopIteration, StopAsyncIteration])
def test_a_method_that_stops(how: str, error: type[Exception]) -> None:
    """What would end the loop of the reader, as if the stream were over, is an error like any other."""
    got = follow(how, reply(), raising="on_text_delta", failure=error)
    assert isinstance(got.error, (RuntimeError, error))
    assert got.told[-3:] == ["text_delta", "exception", "end"]


def test_a_handler_need_not_call_the_constructor_above() -> None:
    """A class with a constructor of its own works either way."""

    class Counting(wherry.AssistantEventHandler):
        def __init__(self) -> None:
            self.texts = 0

        def on_text_delta(self, delta: Any, snapshot: Any) -> None:
            self.texts += 1

    client = wherry.Client(api_key="k", transport=MemoryTransport([reply()]))
    with client.beta.threads.runs.stream(**MANY, event_handler=Counting()) as stream:
        stream.until_done()
    assert stream.texts == 2


CALLS: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("runs.stream", MANY, "/threads/thread_1/runs", {"assistant_id": "asst_1"}),
    ("runs.create_and_stream", MANY, "/threads/thread_1/runs", {"assistant_id": "asst_1"}),
    ("create_and_run_stream", {"assistant_id": "asst_1"}, "/threads/runs", {"assistant_id": "asst_1"}),
    (
        "runs.submit_tool_outputs_stream",
        {"run_id": "run_1", "thread_id": "thread_1", "tool_outputs": [{"tool_call_id": "c", "output": "1"}]},
        "/threads/thread_1/runs/run_1/submit_tool_outputs",
        {"tool_outputs": [{"tool_call_id": "c", "output": "1"}]},
    ),
]


@pytest.mark.parametrize(("name", "arguments", "path", "body"), CALLS, ids=[call[0] for call in CALLS])
def test_what_is_sent(name: str, arguments: dict[str, Any], path: str, body: dict[str, Any]) -> None:
    """The request is sent on entering `with`, as a stream, with all that the caller gave."""
    more: dict[str, Any] = {"extra_headers": {"X-A": "b"}, "extra_query": {"q": "1"}, "extra_body": {"x": 2}}
    transport, async_transport = MemoryTransport([reply()]), AsyncMemoryTransport([reply()])

    def named(client: Any) -> Any:
        found = client.beta.threads
        for each in name.split("."):
            found = getattr(found, each)
        return found

    manager = named(wherry.Client(api_key="k", transport=transport))(**arguments, **more)
    assert isinstance(manager, AssistantStreamManager)
    assert transport.requests == []
    with manager as stream:
        stream.until_done()

    async def main() -> None:
        manager = named(wherry.AsyncClient(api_key="k", transport=async_transport))(**arguments, **more)
        assert isinstance(manager, AsyncAssistantStreamManager)
        async with manager as stream:
            await stream.until_done()

    asyncio.run(main())
    for (sent,) in (transport.requests, async_transport.requests):
        assert sent.url.partition("?")[0].endswith(path)
        assert sent.url.endswith("?q=1")
        assert sent.json() == {**body, "stream": True, "x": 2}
        assert sent.headers["X-A"] == "b"
        assert sent.headers["OpenAI-Beta"] == "assistants=v2"
