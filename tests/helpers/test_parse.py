"""`parse`: what is sent, what comes back, and what goes wrong."""

from __future__ import annotations

import copy
import json
import pickle
from dataclasses import dataclass
from typing import Any

import pytest

import wherry
from tests.helpers.hosts import HOSTS, chat_answer, parsed, response_answer, run
from wherry import models
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

EACH_HOST = pytest.mark.parametrize("host", HOSTS)
CHAT: Any = {"model": "m", "messages": []}


@dataclass
class Answer:
    """An answer."""

    number: int


TEXT = '{"number": 3}'
STRICT = {
    "type": "function",
    "function": {"name": "f", "strict": True, "parameters": {"type": "object", "properties": {}}},
}
CALL = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": '{"a": 1}'}}


def client(*replies: Reply) -> tuple[wherry.Client, MemoryTransport]:
    """A client with answers."""
    transport = MemoryTransport(replies)
    return wherry.Client(api_key="k", transport=transport), transport


@EACH_HOST
def test_without_a_type(host: str) -> None:
    """Nothing is parsed and nothing asked for; the answer is of the parsed classes all the same."""
    done, asked = parsed(host, "chat.completions.parse", Reply(json=chat_answer("hi")), **CHAT)
    assert type(done) is models.ParsedChatCompletion
    assert (done.choices[0].message.content, done.choices[0].message.parsed) == ("hi", None)
    assert asked == {"model": "m", "messages": [], "stream": False}
    response, asked = parsed(host, "responses.parse", Reply(json=response_answer("hi")), model="m", input="x")
    assert (response.output_text, response.output_parsed) == ("hi", None)
    assert asked == {"model": "m", "input": "x"}


@EACH_HOST
@pytest.mark.parametrize(
    ("reason", "error"),
    [("length", wherry.LengthFinishReasonError), ("content_filter", wherry.ContentFilterFinishReasonError)],
)
def test_cut_off(reason: str, error: type[Any], host: str) -> None:
    """An answer that was cut off raises with the completion, if something was to be read from it."""
    answer = chat_answer('{"num', reason)
    with pytest.raises(error) as caught:
        parsed(host, "chat.completions.parse", Reply(json=answer), **CHAT, response_format=Answer)
    assert caught.value.completion.to_dict() == answer
    with pytest.raises(error):
        parsed(host, "chat.completions.parse", Reply(json=answer), **CHAT, tools=[STRICT])
    done, _ = parsed(host, "chat.completions.parse", Reply(json=answer), **CHAT)
    assert done.choices[0].finish_reason == reason


def test_a_text_that_does_not_fit() -> None:
    """DoesNotFitError says where."""
    with pytest.raises(wherry.DoesNotFitError, match="number"):
        parsed("sync", "chat.completions.parse", Reply(json=chat_answer("{}")), **CHAT, response_format=Answer)
    with pytest.raises(wherry.DoesNotFitError, match="/value"):
        parsed("sync", "responses.parse", Reply(json=response_answer('{"value": "x"}')), model="m", text_format=int)


def test_a_refusal() -> None:
    """A refused answer has no value, and says so."""
    refused = chat_answer(None, refusal="I will not")
    done, _ = parsed("sync", "chat.completions.parse", Reply(json=refused), **CHAT, response_format=Answer)
    assert (done.choices[0].message.parsed, done.choices[0].message.refusal) == (None, "I will not")


@pytest.mark.parametrize("status", ["incomplete", "failed"])
def test_a_response_that_did_not_complete(status: str) -> None:
    """A response that was cut off comes back with its status, its text unread."""
    cut = response_answer('{"num', status)
    response, _ = parsed("sync", "responses.parse", Reply(json=cut), model="m", text_format=Answer)
    assert (response.status, response.output_parsed, response.output_text) == (status, None, '{"num')


def test_a_text_of_another_phase() -> None:
    """What a model says before its final answer is not read."""
    said = response_answer("Let me think", phase="commentary")
    response, _ = parsed("sync", "responses.parse", Reply(json=said), model="m", text_format=Answer)
    assert response.output_parsed is None


@EACH_HOST
def test_calls_of_tools(host: str) -> None:
    """The arguments of calls of strict tools are read; those of other tools are not."""
    answer = chat_answer(None, "tool_calls", tool_calls=[CALL])
    done, asked = parsed(host, "chat.completions.parse", Reply(json=answer), **CHAT, tools=[STRICT])
    assert done.choices[0].message.tool_calls[0].function.parsed_arguments == {"a": 1}
    assert asked["tools"] == [STRICT]
    tool = wherry.tool(Answer, name="f")
    none = {**CALL, "function": {"name": "f", "arguments": None}}
    done, _ = parsed(
        host, "chat.completions.parse", Reply(json=chat_answer(None, tool_calls=[none])), **CHAT, tools=[STRICT]
    )
    assert done.choices[0].message.tool_calls[0].function.parsed_arguments == {}
    call: dict[str, Any] = {"type": "function_call", "call_id": "c", "name": "f"}
    replied = {**response_answer(""), "output": [call]}
    for written in (TEXT, {"number": 3}):  # some servers send the object itself
        call["arguments"] = written
        response, asked = parsed(host, "responses.parse", Reply(json=replied), model="m", tools=[tool])
        assert response.output[0].parsed_arguments == Answer(number=3)
    assert asked["tools"][0]["name"] == "f"
    loose = {"type": "function", "name": "f", "parameters": {"type": "object"}, "strict": False}
    response, _ = parsed(host, "responses.parse", Reply(json=replied), model="m", tools=[loose])
    assert response.output[0].parsed_arguments is None


@pytest.mark.parametrize(
    "tool", [{"type": "function", "function": {"name": "f"}}, {"type": "custom", "custom": {"name": "c"}}]
)
def test_tools_that_chat_cannot_parse(tool: Any) -> None:
    """A tool that is no strict function is refused, and nothing is sent; `stream` takes it, as `create` does."""
    ours, transport = client()
    with pytest.raises(ValueError, match=r"strict|functions"):
        ours.chat.completions.parse(**CHAT, tools=[tool])
    ours.chat.completions.stream(**CHAT, tools=[tool])
    assert transport.requests == []


def test_a_format_beside_the_type() -> None:
    """The other settings of `text` go with the format; two formats are refused."""
    _, asked = parsed(
        "sync",
        "responses.parse",
        Reply(json=response_answer(TEXT)),
        model="m",
        text={"verbosity": "low"},
        text_format=Answer,
    )
    assert (asked["text"]["verbosity"], asked["text"]["format"]["name"]) == ("low", "Answer")
    ours, _ = client()
    with pytest.raises(TypeError, match=r"text\.format"):
        ours.responses.parse(model="m", text={"format": {"type": "text"}}, text_format=Answer)


def test_reading_as_something_else() -> None:
    """`parse_as` reads the text, whatever was asked for; None reads nothing."""
    reply = Reply(json=response_answer(TEXT))
    for given, value in (({"type": "object"}, {"number": 3}), (None, None)):
        response, asked = parsed("sync", "responses.parse", reply, model="m", text_format=Answer, parse_as=given)
        assert response.output_parsed == value
        assert asked["text"]["format"]["name"] == "Answer"


def test_a_change_of_the_format() -> None:
    """An input that changes the format says what the answer is: plain text, or what `parse_as` reads."""

    def changed(**form: Any) -> list[Any]:
        return [{"type": "configuration_update", "text": {"format": form}}]

    reply = Reply(json=response_answer(TEXT))
    ask: Any = {"model": "m", "text_format": Answer}
    response, _ = parsed("sync", "responses.parse", reply, input=changed(type="text"), **ask)
    assert (response.output_text, response.output_parsed) == (TEXT, None)
    other = changed(type="json_schema", name="other", schema={})
    response, _ = parsed("sync", "responses.parse", reply, input=other, parse_as=Answer, **ask)
    assert response.output_parsed == Answer(number=3)
    ours, _ = client()
    with pytest.raises(TypeError, match="parse_as"):
        ours.responses.parse(input=other, **ask)
    with pytest.raises(TypeError, match="plain text"):
        ours.responses.parse(input=changed(type="text"), parse_as=Answer, **ask)


def test_nothing_in_an_answer() -> None:
    """Null in the place of a list reads as no items; `parse` takes no streams."""
    response, _ = parsed("sync", "responses.parse", Reply(json={"id": "r", "output": None}), model="m")
    assert (response.output, response.output_text, response.output_parsed) == ([], "", None)
    empty = {"id": "r", "output": [{"type": "message", "content": None}]}
    response, _ = parsed("sync", "responses.parse", Reply(json=empty), model="m", text_format=Answer)
    assert (response.output[0].content, response.output_parsed) == ([], None)
    done, _ = parsed("sync", "chat.completions.parse", Reply(json=chat_answer(None)), **CHAT, response_format=Answer)
    assert done.choices[0].message.parsed is None
    ours, _ = client()
    with pytest.raises(wherry.UsageError, match="stream"):
        ours.responses.parse(model="m", stream=True)


def test_values_are_never_sent() -> None:
    """A parsed message that goes into the next request is sent as it came; only `model_dump` shows the values."""
    answer = chat_answer(TEXT, tool_calls=[CALL])
    ours, transport = client(Reply(json=answer), Reply(json=answer))
    done = ours.chat.completions.parse(**CHAT, response_format=Answer, tools=[STRICT])
    assert done.to_dict() == answer
    ours.chat.completions.create(model="m", messages=[done.choices[0].message])  # type: ignore[list-item] # pyright: ignore
    assert transport.requests[1].json()["messages"] == [answer["choices"][0]["message"]]
    dumped = done.model_dump()["choices"][0]["message"]
    assert dumped["parsed"] == {"number": 3}
    assert dumped["tool_calls"][0]["function"]["parsed_arguments"] == {"a": 1}
    for twin in (pickle.loads(pickle.dumps(done)), copy.deepcopy(done)):
        assert twin == done
        assert twin.choices[0].message.parsed == Answer(number=3)
        assert twin.choices[0].message is not done.choices[0].message


def test_from_plain_data() -> None:
    """The parsed classes are made of plain data, too, and of what `model_dump` has."""
    done = models.ParsedChatCompletion[Any].from_dict(chat_answer(TEXT, tool_calls=[CALL]))
    message = done.choices[0].message
    assert type(message) is models.ParsedChatCompletionMessage
    assert message.tool_calls is not None
    assert type(message.tool_calls[0].function) is models.ParsedFunction
    assert message.parsed is None
    message.parsed = "mine"
    again = models.ParsedChatCompletion[Any].from_dict(done.model_dump())
    assert again.choices[0].message.parsed == "mine"
    assert "parsed" not in again.choices[0].message.to_dict()
    assert "parsed='mine'" in repr(again)
    response = models.ParsedResponse[Any].from_dict(response_answer(TEXT))
    assert type(response.output[0]) is models.ParsedResponseOutputMessage


# --- other manners -----------------------------------------------------------------------------------------------------


def test_raw_answers() -> None:
    """`with_raw_response` and `with_streaming_response` parse when they are asked to."""
    ours, _ = client(*[Reply(json=chat_answer(TEXT), headers={"x-request-id": "req_1"})] * 2)
    raw = ours.chat.completions.with_raw_response.parse(**CHAT, response_format=Answer)
    assert (raw.status, raw.json()["id"]) == (200, "chatcmpl-1")
    assert raw.parse().choices[0].message.parsed == Answer(number=3)
    assert raw.parse()._request_id == "req_1"
    with ours.chat.completions.with_streaming_response.parse(**CHAT, response_format=Answer) as streaming:
        assert streaming.parse().choices[0].message.parsed == Answer(number=3)


def test_raw_answers_awaited() -> None:
    """The same on an async client."""

    async def main() -> None:
        transport = AsyncMemoryTransport([Reply(json=response_answer(TEXT))] * 2)
        ours = wherry.AsyncClient(api_key="k", transport=transport)
        raw = await ours.responses.with_raw_response.parse(model="m", text_format=Answer)
        assert raw.parse().output_parsed == Answer(number=3)
        async with ours.responses.with_streaming_response.parse(model="m", text_format=Answer) as streaming:
            assert (await streaming.parse()).output_parsed == Answer(number=3)

    run("asyncio", main)


def test_other_paths() -> None:
    """`beta.chat.completions.parse` is the same; options and unknown arguments go where those of `create` go."""
    ours, transport = client(Reply(json=chat_answer(TEXT)))
    done = ours.beta.chat.completions.parse(
        **CHAT,
        response_format=Answer,
        extra_headers={"X-Trace": "1"},
        extra_body={"top_k": 3},
        extra_query={"q": "1"},
    )
    assert done.choices[0].message.parsed == Answer(number=3)
    sent = transport.requests[0]
    assert (sent.headers["x-trace"], sent.json()["top_k"], sent.url.endswith("?q=1")) == ("1", 3, True)


def test_a_mock_in_place_of_create(monkeypatch: pytest.MonkeyPatch) -> None:
    """`parse` sends by itself; what somebody puts in the place of `create` is not asked."""
    ours, transport = client(Reply(json=chat_answer(TEXT)))
    monkeypatch.setattr(ours.chat.completions, "create", lambda **_: None)
    assert ours.chat.completions.parse(**CHAT).choices[0].message.content == TEXT
    assert json.loads(transport.requests[0].body)["stream"] is False
