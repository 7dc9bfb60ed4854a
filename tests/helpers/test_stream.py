"""`stream`: events, what they add up to, and how a stream ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

import wherry
from tests.helpers.hosts import HOSTS, Streamed, chat_chunks, response_answer, response_events, streamed
from wherry.transports import MemoryTransport, Reply

EACH_HOST = pytest.mark.parametrize("host", HOSTS)
CHAT: Any = {"model": "m", "messages": []}
TEXT = '{"number": 3}'


@dataclass
class Answer:
    """An answer."""

    number: int


def client(*replies: Reply | Exception) -> tuple[wherry.Client, MemoryTransport]:
    """A client with answers."""
    transport = MemoryTransport(replies)
    return wherry.Client(api_key="k", transport=transport), transport


def kinds(found: Streamed) -> list[str]:
    """The types of the events, without repetitions."""
    types = [event.type for event in found.taken]
    return [each for before, each in zip([None, *types], types, strict=False) if each != before]


@EACH_HOST
def test_events_of_chat(host: str) -> None:
    """Each chunk, then what it brings; texts are there as they were, though they are looked at later."""
    found = streamed(host, "chat.completions.stream", Reply(sse=chat_chunks("ahoy sailor", size=6)), **CHAT)
    assert kinds(found) == [
        "chunk",
        "content.delta",
        "chunk",
        "content.delta",
        "chunk",
        "content.delta",
        "chunk",
        "content.done",
    ]
    assert [event.snapshot for event in found.taken if event.type == "content.delta"] == ["", "ahoy s", "ahoy sailor"]
    assert found.final.choices[0].message.content == "ahoy sailor"
    assert found.sent.json() == {"model": "m", "messages": [], "stream": True}


@EACH_HOST
def test_events_of_a_response(host: str) -> None:
    """The events of the API; those of a text say what has come so far."""
    found = streamed(host, "responses.stream", Reply(sse=response_events("ahoy sailor", size=6)), model="m", input="")
    assert [event.type for event in found.taken] == [
        "response.created",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.delta",
        "response.output_text.delta",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [each.snapshot for each in found.taken if each.type.endswith("delta")] == ["ahoy s", "ahoy sailor"]
    assert found.final.to_dict() == response_answer("ahoy sailor")


@EACH_HOST
def test_completions(host: str) -> None:
    """Completions of the older kind: chunks, and the whole."""
    chunks = [{"id": "cmpl-1", "choices": [{"index": 0, "text": text, "finish_reason": None}]} for text in ("a", "b")]
    found = streamed(host, "completions.stream", Reply(sse=[*chunks, "[DONE]"]), model="m", prompt="x")
    assert [chunk.choices[0].text for chunk in found.taken] == ["a", "b"]
    assert found.final.choices[0].text == "ab"


def test_pieces_of_text() -> None:
    """`text_deltas` gives the pieces of the text alone; the final object is there afterwards."""
    ours, _ = client(Reply(sse=chat_chunks("ahoy")), Reply(sse=response_events("ahoy", size=2)))
    with ours.chat.completions.stream(**CHAT) as chat:
        assert list(chat.text_deltas()) == ["ahoy"]
        assert chat.get_final_completion() is chat.get_final_completion()
    with ours.responses.stream(model="m", input="") as response:
        assert list(response.text_deltas()) == ["ah", "oy"]
        assert response.get_final_response().output_text == "ahoy"
        assert response.last_sequence_number == 8


def test_what_a_stream_knows() -> None:
    """Status and headers before the first event; how it ended; the snapshot; `until_done` returns the stream."""
    ours, transport = client(Reply(sse=chat_chunks("ahoy"), headers={"x-request-id": "req_1"}))
    with ours.chat.completions.stream(**CHAT) as stream:
        assert (stream.response.status, stream.request_id, stream.completed) == (200, "req_1", None)
        assert stream.current_completion_snapshot is None
        next(stream)
        assert stream.until_done() is stream
        assert stream.completed is True
        assert stream.current_completion_snapshot.choices[0].message.content == "ahoy"
    assert "ChatCompletionStream of" in repr(stream)
    assert list(stream) == []
    assert len(transport.requests) == 1


@EACH_HOST
@pytest.mark.parametrize("method", ["chat.completions.stream", "responses.stream"])
def test_a_cut_stream(method: str, host: str) -> None:
    """A stream that is cut off raises, with what had come so far as `partial`."""
    is_chat = method.startswith("chat")
    events = (chat_chunks("ahoy sailor") if is_chat else response_events("ahoy sailor"))[: 3 if is_chat else 5]
    asked = CHAT if is_chat else {"model": "m", "input": ""}
    found = streamed(host, method, Reply(sse=events), **asked)
    assert isinstance(found.error, wherry.IncompleteStreamError)
    partial: Any = found.error.partial
    assert (partial.choices[0].message.content if is_chat else partial.output_text) == "ahoy sai"
    assert found.final is None


def test_a_cut_stream_stays_cut() -> None:
    """Asking for the final object afterwards raises the same error again; without `strict` it is what came."""
    ours, _ = client(*[Reply(sse=chat_chunks("ahoy sailor")[:3])] * 2)
    with ours.chat.completions.stream(**CHAT) as stream:
        for _ in range(2):
            with pytest.raises(wherry.IncompleteStreamError):
                stream.get_final_completion()
    with ours.chat.completions.stream(**CHAT, strict=False) as stream:
        assert stream.get_final_completion().choices[0].message.content == "ahoy sai"
        assert stream.completed is False


@EACH_HOST
def test_a_stream_that_contradicts_itself(host: str) -> None:
    """It raises at the event that cannot be true, with what came before; it is a RuntimeError, as programs expect."""
    *events, last = response_events("ahoy sailor")
    last = {**last, "response": {**last["response"], "id": "resp_other"}}
    found = streamed(host, "responses.stream", Reply(sse=[*events, last]), model="m", input="")
    assert isinstance(found.error, wherry.StreamConflictError)
    assert isinstance(found.error, RuntimeError)
    assert len(found.taken) == len(events)
    partial: Any = found.error.partial
    assert (partial.output_text, partial.status, found.final) == ("ahoy sailor", "in_progress", None)


def test_a_stream_that_contradicted_itself_is_over() -> None:
    """The connection is closed, the error knows its request, and asking for the result raises it again."""
    first, *rest = response_events("ahoy")
    second = {**first, "response": {**first["response"], "id": "resp_other"}}
    ours, transport = client(Reply(sse=[first, second, *rest], headers={"x-request-id": "req_1"}))
    with ours.responses.stream(model="m", input="") as stream:
        with pytest.raises(wherry.StreamConflictError) as raised:
            list(stream)
        assert transport.responses[0].closed
        assert (raised.value.request_id, raised.value.request.method) == ("req_1", "POST")
        assert list(stream) == []
        with pytest.raises(wherry.StreamConflictError) as again:
            stream.get_final_response()
        assert again.value is raised.value


def test_a_stream_that_is_left() -> None:
    """Leaving early closes the connection; there is no final object then, but what came is there."""
    ours, transport = client(Reply(sse=chat_chunks("ahoy sailor")))
    with ours.chat.completions.stream(**CHAT) as stream:
        for event in stream:
            if event.type == "content.delta" and event.delta:
                break
    assert transport.responses[0].closed
    with pytest.raises(wherry.UsageError, match="closed before its end") as raised:
        stream.get_final_completion()
    assert isinstance(raised.value, RuntimeError)
    assert stream.current_completion_snapshot.choices[0].message.content == "ahoy"
    ours, _ = client(Reply(sse=chat_chunks("ahoy sailor")))
    with ours.chat.completions.stream(**CHAT) as stream:
        assert next(stream).type == "chunk"
    assert list(stream) == []  # nor the other events of the chunk that was read


def test_a_stream_that_is_interrupted() -> None:
    """What had come until then is no final result."""

    def chunks() -> Iterator[bytes]:
        for chunk in chat_chunks("ahoy sailor")[:4]:
            yield f"data: {json.dumps(chunk)}\n\n".encode()
        raise KeyboardInterrupt

    ours, _ = client(Reply(chunks=chunks(), headers={"content-type": "text/event-stream"}))
    with ours.chat.completions.stream(**CHAT) as stream:
        with pytest.raises(KeyboardInterrupt):
            stream.until_done()
        for _ in range(2):
            with pytest.raises(wherry.UsageError, match="closed before its end"):
                stream.get_final_completion()
        assert stream.current_completion_snapshot.choices[0].message.content


@EACH_HOST
@pytest.mark.parametrize("wanted", [True, False])
def test_at_the_token_limit(wanted: bool, host: str) -> None:
    """An answer that was cut at the limit raises if something is to be parsed; else it is an answer like any other."""
    form: Any = {"response_format": Answer} if wanted else {}
    found = streamed(host, "chat.completions.stream", Reply(sse=chat_chunks('{"num', "length")), **CHAT, **form)
    if wanted:
        assert isinstance(found.error, wherry.LengthFinishReasonError)
        assert found.error.completion.choices[0].message.content == '{"num'
    else:
        assert found.final.choices[0].finish_reason == "length"


@pytest.mark.parametrize("status", ["incomplete", "failed"])
def test_a_response_that_does_not_complete(status: str) -> None:
    """Whatever a response ends as, it is the final object."""
    events = response_events('{"num', status)
    found = streamed("sync", "responses.stream", Reply(sse=events), model="m", input="", text_format=Answer)
    assert (found.final.status, found.final.output_parsed) == (status, None)


def test_a_text_that_does_not_fit() -> None:
    """It raises where the text is complete."""
    found = streamed("sync", "chat.completions.stream", Reply(sse=chat_chunks("{}")), **CHAT, response_format=Answer)
    assert isinstance(found.error, wherry.DoesNotFitError)


# --- requests ----------------------------------------------------------------------------------------------------------


@EACH_HOST
def test_following_a_response(host: str) -> None:
    """A response of the background is read from its beginning; the events that the caller has already are left out."""
    found = streamed(
        host,
        "responses.stream",
        Reply(sse=response_events(TEXT)),
        response_id="resp_1",
        starting_after=3,
        text_format=Answer,
    )
    assert (found.sent.method, found.sent.url.partition("/v1")[2]) == ("GET", "/responses/resp_1?stream=true")
    assert [event.sequence_number for event in found.taken] == list(range(4, len(response_events(TEXT))))
    assert found.final.output_parsed == Answer(number=3)


def test_following_goes_alone() -> None:
    """What would make a new response is refused beside the ID of one; so is a place without one."""
    ours, _ = client()
    with pytest.raises(wherry.UsageError, match="without model, input"):
        ours.responses.stream(response_id="resp_1", input="x", model="m")
    with pytest.raises(wherry.UsageError, match="needs response_id"):
        ours.responses.stream(starting_after=3)


def test_the_request_is_sent_on_entering() -> None:
    """What is wrong with the arguments shows at once; the request, its retries and its errors come with the block."""
    ours, transport = client(Reply(503), Reply(sse=chat_chunks("ahoy")), Reply(401, json={"error": {"message": "no"}}))
    with pytest.raises(wherry.UsageTypeError):
        ours.chat.completions.stream(**CHAT, response_format=object)
    manager = ours.beta.chat.completions.stream(**CHAT, extra_headers={"X-Trace": "1"})
    assert transport.requests == []
    with manager as stream:
        assert stream.get_final_completion().choices[0].message.content == "ahoy"
    assert [sent.headers["x-trace"] for sent in transport.requests] == ["1", "1"]
    with pytest.raises(wherry.AuthenticationError), manager:
        pass


def test_a_stream_that_is_not_opened() -> None:
    """Iterating what `stream` returns, as what `create` returns, says that it has to be opened; nothing was sent."""
    with pytest.raises(wherry.UsageError, match=r"`with` or `async with`"):
        iter(client()[0].responses.stream(model="m", input=""))  # type: ignore[call-overload]


def test_a_mock_in_place_of_create(monkeypatch: pytest.MonkeyPatch) -> None:
    """`stream` calls `create`, which a test or a tracer may have replaced."""
    ours, _ = client(Reply(sse=chat_chunks("ahoy")))
    real, called = ours.chat.completions.create, []

    def create(**given: Any) -> Any:
        called.append(given["stream"])
        return real(**given)

    monkeypatch.setattr(ours.chat.completions, "create", create)
    with ours.chat.completions.stream(**CHAT) as stream:
        stream.until_done()
    assert called == [True]


def test_raw_methods_stream_too() -> None:
    """There is nothing raw about a stream of helpers: it has its response anyway."""
    ours, _ = client(Reply(sse=chat_chunks("ahoy")))
    with ours.chat.completions.with_raw_response.stream(**CHAT) as stream:
        assert stream.response.status == 200
        assert stream.get_final_completion().choices[0].message.content == "ahoy"


@pytest.mark.parametrize("kind", [wherry.Client, wherry.AsyncClient])
def test_no_streaming_response_of_a_stream(kind: Any) -> None:
    """What streams by itself is refused at the call, not on leaving the block."""
    ours = kind(api_key="k")
    for resource, names in (
        (ours.chat.completions, ("stream", "run_tools")),
        (ours.responses, ("stream", "run_tools")),
        (ours.beta.threads.runs, ("stream", "create_and_stream", "submit_tool_outputs_stream")),
    ):
        for name in names:
            method = getattr(resource.with_streaming_response, name)
            with pytest.raises(wherry.UsageError, match=f"no {name}: .* `.response`"):
                method(model="m")
