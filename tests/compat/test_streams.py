"""Streams, pages, raw answers and what helpers return pass for the official classes."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import openai
import openai.lib.streaming.chat as chat_streaming
import openai.lib.streaming.responses as response_streaming
import pydantic
import pytest
from openai.types.chat import (
    ChatCompletion,
    ChatCompletionChunk,
    ChatCompletionTokenLogprob,
    ParsedChatCompletion,
    ParsedChatCompletionMessage,
    chat_completion,
)
from openai.types.responses import ParsedResponse, ResponseOutputMessage, ResponseStreamEvent

import wherry.compat.openai as compat
from tests.compat.answering import MESSAGES, async_client, run, sync_client
from wherry._runtime.compat.places import members
from wherry.transports import MemoryTransport, Reply

CALL: Any = {"model": "m", "messages": MESSAGES}


class Answer(pydantic.BaseModel):
    a: int


def test_streams() -> None:
    """A stream passes for a Stream, what it yields for chunks or events."""
    with sync_client() as client:
        stream = client.chat.completions.create(**CALL, stream=True)
        assert isinstance(stream, openai.Stream)
        assert [isinstance(chunk, ChatCompletionChunk) for chunk in stream] == [True] * 4
        lasting = client.chat.completions.create(**CALL, stream=True, retry_before_first_event=True)
        assert isinstance(lasting, openai.Stream)
        assert all(isinstance(chunk, ChatCompletionChunk) for chunk in lasting)
        kinds = tuple(members(ResponseStreamEvent))
        assert all(isinstance(event, kinds) for event in client.responses.create(model="m", input="x", stream=True))


def test_pages() -> None:
    """A page passes for the official one; its items and those of the next pages do."""
    with sync_client() as client:
        page = client.files.list()
        assert isinstance(page, openai.pagination.SyncCursorPage)
        assert isinstance(page, pydantic.BaseModel)
        assert page.model_fields == openai.pagination.SyncCursorPage.model_fields
        assert page.model_fields_set == {"data", "has_more"}
        assert page.model_extra == {"object": "list"}
        assert isinstance(page.get_next_page(), openai.pagination.SyncCursorPage)
        assert [isinstance(file, openai.types.FileObject) for file in page] == [True, True]


def test_raw_answers() -> None:
    """Raw answers parse to what the plain call returns."""
    with sync_client() as client:
        raw = client.chat.completions.with_raw_response.create(**CALL)
        assert isinstance(raw.parse(), ChatCompletion)
        assert raw.parse()._request_id == raw.request_id == "req_1"
        assert isinstance(client.chat.completions.with_raw_response.create(**CALL, stream=True).parse(), openai.Stream)
        with client.chat.completions.with_streaming_response.create(**CALL) as response:
            assert isinstance(response, openai.APIResponse)
            assert isinstance(response.parse(), ChatCompletion)
        assert isinstance(client.files.content("f1"), openai.HttpxBinaryResponseContent)


def test_parse() -> None:
    """`parse` returns a parsed object, its values beside it."""
    with sync_client() as client:
        done = client.chat.completions.parse(**CALL, response_format=Answer)
        assert isinstance(done, ParsedChatCompletion)
        assert isinstance(done.choices[0].message, ParsedChatCompletionMessage)
        assert done.choices[0].message.parsed == Answer(a=1)
        response = client.responses.parse(model="m", input="x")
        assert isinstance(response, ParsedResponse)
        assert isinstance(response.output[0], ResponseOutputMessage)
        assert response.output_text == "ahoy"


def test_events_of_a_chat() -> None:
    """Each event of chat.completions.stream passes for the class of its name; so do copies and pickles of it."""
    with sync_client() as client, client.chat.completions.stream(**CALL, response_format=Answer) as stream:
        assert isinstance(stream, chat_streaming.ChatCompletionStream)
        events = list(stream)
        done = stream.get_final_completion()
    assert {type(event).__name__ for event in events} == {"ChunkEvent", "ContentDeltaEvent", "ContentDoneEvent"}
    for event in events:
        official = getattr(chat_streaming, type(event).__name__)
        pickled = pickle.loads(pickle.dumps(event)) if event.type != "content.done" else event
        for each in (event, copy.copy(event), pickled):
            assert isinstance(each, official)
            assert each == event
    assert isinstance(events[0].snapshot, ParsedChatCompletion)
    assert events[-1].parsed == done.choices[0].message.parsed == Answer(a=1)


def test_log_probabilities_while_a_chat_is_streamed() -> None:
    """Those in the snapshot, which grows, are of the official class at once."""
    token = {"token": "a", "logprob": -1.0, "bytes": [97], "top_logprobs": []}
    choice = {"index": 0, "delta": {"content": "a"}, "finish_reason": None, "logprobs": {"content": [token]}}
    chunk = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    reply = Reply(body=f"data: {json.dumps(chunk)}\n\n".encode(), headers={"content-type": "text/event-stream"})
    with compat.OpenAI(api_key="k", transport=MemoryTransport(lambda _: reply)) as client:  # noqa: SIM117
        with client.chat.completions.stream(**CALL) as stream:
            logprobs = next(iter(stream)).snapshot.choices[0].logprobs
    assert isinstance(logprobs, chat_completion.ChoiceLogprobs)
    assert isinstance(logprobs.content[0], ChatCompletionTokenLogprob)


def test_events_of_a_response() -> None:
    """Events of responses.stream pass for the classes of `lib` where those say more, else for those of `types`."""
    with sync_client() as client, client.responses.stream(model="m", input="x") as stream:
        assert isinstance(stream, response_streaming.ResponseStream)
        events = list(stream)
        assert isinstance(stream.get_final_response(), ParsedResponse)
    kinds = tuple(members(ResponseStreamEvent))
    assert all(isinstance(event, kinds) for event in events)
    assert isinstance(events[3], response_streaming.ResponseTextDeltaEvent)
    assert events[3].snapshot == events[3].model_dump()["snapshot"] == "ahoy"
    assert json.loads(events[3].model_dump_json())["snapshot"] == "ahoy"
    assert json.loads(events[4].model_dump_json())["parsed"] is None
    assert isinstance(events[-1].response.output[0], ResponseOutputMessage)


@pytest.mark.parametrize("real_classes", [False, True])
def test_async_helpers(real_classes: bool) -> None:
    """The async helpers return the same kinds of objects."""

    async def scenario() -> None:
        async with async_client(real_classes=real_classes) as client:
            assert isinstance(await client.chat.completions.create(**CALL, stream=True), openai.AsyncStream)
            assert isinstance(await client.files.list(), openai.pagination.AsyncCursorPage)
            assert isinstance(await client.chat.completions.parse(**CALL), ParsedChatCompletion)
            async with client.chat.completions.stream(**CALL) as stream:
                assert isinstance(stream, chat_streaming.AsyncChatCompletionStream)
                async for event in stream:
                    assert isinstance(event, getattr(chat_streaming, type(event).__name__))
                assert isinstance(await stream.get_final_completion(), ParsedChatCompletion)
            async with client.chat.completions.with_streaming_response.create(**CALL) as response:
                assert isinstance(response, openai.AsyncAPIResponse)
                assert isinstance(await response.parse(), ChatCompletion)

    run(scenario)
