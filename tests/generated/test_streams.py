"""Every operation that can stream: what turns it on, and every kind of event that the description knows, typed."""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest

import wherry
from tests.generated.arguments import arguments, sent_query
from tests.generated.calling import Caller, answer, both_kinds, finished, items
from tests.generated.conforming import problems
from tests.generated.surface import SERVICE, SPEC, STREAMING, SURFACE, Method, at
from wherry._runtime.transports.memory import Reply

EVERY_STREAM = pytest.mark.parametrize("method", STREAMING, ids=str)


def test_streaming_operations() -> None:
    """Fifteen operations stream: those with event streams in the description, with `stream`, and speech."""

    def has_switch(method: Method) -> bool:
        bodies = method.operation.body.content.values() if method.operation.body else ()
        names = {name for schema in bodies for name in SERVICE.validation.property_names(SERVICE.schema(schema))}
        return bool({"stream", "stream_format"} & names) or method.operation.parameter("stream") is not None

    described = {operation.name for operation in SPEC.operations if "text/event-stream" in operation.media}
    assert described <= {method.operation.name for method in STREAMING}
    assert all(has_switch(method) != method.always_streams for method in STREAMING)
    assert len(STREAMING) == 15


ENDLESS = [method for method in STREAMING if method.operation.path.startswith("/agents/")]
"""What an agent does has no end of its own: the stream ends with the connection."""


@pytest.mark.parametrize("method", ENDLESS, ids=str)
@both_kinds
def test_endless(method: Method, kind: str) -> None:
    """A stream without an end mark is complete when the connection is closed in order."""
    first = sse(events(method)[0][1])
    caller = Caller(kind, [Reply(chunks=[first], headers={"content-type": "text/event-stream"})])
    stream = caller.call(method, **streaming(method))
    assert len(items(stream)) == 1
    assert stream.completed is True


def members(name: str) -> list[str]:
    """The classes that a named type may be."""
    if name not in SURFACE["aliases"]:
        return [name]
    nodes = ast.walk(ast.parse(SURFACE["aliases"][name]["type"]))
    return [member for node in nodes if isinstance(node, ast.Name) for member in members(node.id)]


def events(method: Method) -> list[tuple[str, Any]]:
    """(Class name, plain data) of one event of each kind, but those that report an error."""
    found = []
    for name in dict.fromkeys(members(method.entry["stream"]["event"])):
        schema = SERVICE.schema(at(SURFACE["models"][name]["pointer"]))
        data = SERVICE.sampler.rich(schema, f"{method} {name}")
        if method.entry["stream"]["event"] == "AssistantStreamEvent":
            data = {key: data[key] for key in ("event", "data")}  # what an event stream can carry
        if "error" not in (data.get("type"), data.get("event")):
            found.append((name, data))
    return found


def sse(data: Any) -> bytes:
    """One event as bytes; those of assistants carry their type in the name of the event."""
    if isinstance(data, dict) and data.keys() == {"event", "data"}:
        text = data["data"] if isinstance(data["data"], str) else json.dumps(data["data"])
        return f"event: {data['event']}\ndata: {text}\n\n".encode()
    return f"data: {json.dumps(data)}\n\n".encode()


def streaming(method: Method) -> dict[str, Any]:
    """The required arguments, and the one that turns streaming on, where there is one."""
    return {**arguments(method, method.media[0], full=False), **method.switched_on}


@EVERY_STREAM
@both_kinds
def test_request(method: Method, kind: str) -> None:
    """The switch goes out, an event stream is asked for, and the answer is a stream object."""
    caller = Caller(kind, [Reply(sse=["[DONE]"])])
    given = streaming(method)
    stream = caller.call(method, **given)
    assert type(stream) is (wherry.Stream if kind == "sync" else wherry.AsyncStream)
    assert stream.response.status == 200
    assert items(stream) == []
    (sent,) = caller.sent
    assert sent.headers["accept"] == "text/event-stream, application/json;q=0.5"
    if method.always_streams:
        assert sent.body == b""
    elif method.entry["verb"] == "GET":
        assert sent_query(method, sent.url)[1][method.switch] is True
    elif sent.headers["content-type"] == "application/json":
        assert json.loads(sent.body)[method.switch] == given[method.switch]
    else:
        assert b'name="stream"\r\n\r\ntrue\r\n' in sent.body


@pytest.mark.parametrize("method", [method for method in STREAMING if method.switch], ids=str)
@both_kinds
def test_switched_off(method: Method, kind: str) -> None:
    """Without the switch, and with it off or null, the answer is read whole."""
    given = streaming(method)
    switch = given.pop(method.switch)
    for off in ({}, {method.switch: None}, {method.switch: wherry.UNSET}, {method.switch: type(switch)()}):
        reply, _ = answer(method)
        value = Caller(kind, [reply]).call(method, **given, **off)
        assert not isinstance(value, (wherry.Stream, wherry.AsyncStream))


@EVERY_STREAM
@both_kinds
def test_every_kind_of_event(method: Method, kind: str) -> None:
    """Each event becomes the class that the description names for it, and gives back exactly what came."""
    expected = events(method)
    # What is after the stream's own end mark is read all the same, unless that is [DONE].
    expected.sort(key=lambda pair: pair[0] == "DoneEvent")
    body = [sse(data) for _, data in expected]
    caller = Caller(kind, [Reply(chunks=body, headers={"content-type": "text/event-stream"})])
    got = items(caller.call(method, **streaming(method), strict=False))
    assert len(got) == len([name for name, _ in expected if name != "DoneEvent"])
    for item, (name, data) in zip(got, expected, strict=False):
        assert type(item).__name__ == name
        assert problems(item, name) == []
        assert json.dumps(item.to_dict()) == json.dumps(data)


@EVERY_STREAM
@both_kinds
def test_unknown_event(method: Method, kind: str) -> None:
    """An event of a kind that nobody knows is an object that keeps what came; the stream goes on."""
    data: Any = {"type": "future.event", "object": "future", "novelty": {"deep": [1]}}
    if method.entry["stream"]["event"] == "AssistantStreamEvent":
        data = {"event": "future.event", "data": data}
    caller = Caller(kind, [Reply(chunks=[sse(data), sse(data)], headers={"content-type": "text/event-stream"})])
    got = items(caller.call(method, **streaming(method), strict=False))
    assert [item.to_dict() for item in got] == [data, data]
    if "data" in data:
        assert all(item.data["novelty"] == {"deep": [1]} for item in got)
    else:
        assert all(item.novelty == {"deep": [1]} for item in got)


@pytest.mark.parametrize("method", [method for method in STREAMING if method not in ENDLESS], ids=str)
@both_kinds
def test_cut(method: Method, kind: str) -> None:
    """A stream that ends before its end mark yields what came and raises; with strict=False it only says so."""
    first = sse(next(data for name, data in events(method) if not ends(method, name, data)))

    def opened(**more: Any) -> Any:
        caller = Caller(kind, [Reply(chunks=[first], headers={"content-type": "text/event-stream"})])
        return caller.call(method, **streaming(method), **more)

    with pytest.raises(wherry.IncompleteStreamError) as caught:
        items(opened())
    assert caught.value.events == 1
    lenient = opened(strict=False)
    assert len(items(lenient)) == 1
    assert lenient.completed is False


def ends(method: Method, name: str, data: Any) -> bool:
    """Whether a stream of this operation may end after this event."""
    if "choices" in data:
        data["choices"] = [{**choice, "finish_reason": None} for choice in data["choices"]]
        return not data["choices"]
    return name == "DoneEvent" or data.get("type", "").endswith((".completed", ".done", ".failed", ".incomplete"))


@EVERY_STREAM
@both_kinds
def test_error_event(method: Method, kind: str) -> None:
    """An error inside the stream is raised as an APIError with the server's words; among an agent's events it is one."""
    error = {"type": "error", "code": "server_error", "message": "It broke.", "param": None, "sequence_number": 0}
    body = b"event: error\ndata: " + json.dumps(error).encode() + b"\n\n"
    caller = Caller(kind, [Reply(chunks=[body], headers={"content-type": "text/event-stream"})])
    stream = caller.call(method, **streaming(method))
    if method in ENDLESS:
        (event,) = items(stream)
        assert (event.type, event.to_dict()) == ("error", error)
        return
    with pytest.raises(wherry.APIError, match=r"It broke\."):
        items(stream)


@both_kinds
def test_closing(kind: str) -> None:
    """Leaving `with` lets the connection go, before the end too."""
    method = next(method for method in STREAMING if str(method) == "responses.create")
    caller = Caller(kind, [Reply(sse=[{"type": "response.queued"}, {"type": "response.queued"}])])
    stream = caller.call(method, **streaming(method))
    if kind == "sync":
        with stream:
            next(stream)
    else:
        finished(stream.__aenter__())
        finished(stream.__anext__())
        finished(stream.__aexit__(None, None, None))
    assert caller.transport.responses[0].closed
    assert items(stream) == []


@EVERY_STREAM
@both_kinds
@pytest.mark.parametrize("said", [{}, {"type": None}, {"type": ""}])
def test_events_typed_by_their_name(method: Method, kind: str, said: dict[str, Any]) -> None:
    """Where the data says no type, the name of the server-sent event is the type; an unknown one reads as such."""
    expected = [(name, data) for name, data in events(method) if "type" in data]
    if not expected or len(events(method)) == 1:
        return  # its events are told in another way
    expected.append(("UnknownModel", {"type": "invented.event", "some": 1}))
    body = b""
    for _, data in expected:
        rest = {**{key: value for key, value in data.items() if key != "type"}, **said}
        body += f"event: {data['type']}\ndata: {json.dumps(rest)}\n\n".encode()
    reply = Reply(chunks=[body, b"data: [DONE]\n\n"], headers={"content-type": "text/event-stream"})
    found = items(Caller(kind, [reply]).call(method, **streaming(method)))
    assert [type(item).__name__ for item in found] == [name for name, _ in expected]
    assert [item.to_dict() for item in found] == [data for _, data in expected]


def test_names_that_are_no_types() -> None:
    """Chunks of a chat get no type from the name of their event, nor does anything from the name `message`."""
    chunk = {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
    body = f"event: chunk\ndata: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode()
    reply = Reply(chunks=[body], headers={"content-type": "text/event-stream"})
    caller = Caller("sync", [reply])
    (item,) = caller.client.chat.completions.create(model="m", messages=[], stream=True)
    assert item.to_dict() == chunk
    body = (
        b'event: message\ndata: {"type": "response.completed", "response": {}}\n\nevent: message\ndata: {"odd": 1}\n\n'
    )
    reply = Reply(chunks=[body], headers={"content-type": "text/event-stream"})
    done, odd = Caller("sync", [reply]).client.responses.create(model="m", input="a", stream=True)
    assert type(done) is wherry.models.ResponseCompletedEvent
    assert odd.to_dict() == {"odd": 1}
