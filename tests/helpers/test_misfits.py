"""Answers that do not fit: whoever asked for a type still has the whole answer, and what it has cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

import wherry
from tests.helpers.hosts import HOSTS, chat_answer, chat_chunks, parsed, response_answer, response_events, streamed
from wherry import DoesNotFitError, models
from wherry.transports import MemoryTransport, Reply

EACH_HOST = pytest.mark.parametrize("host", HOSTS)
CHAT: Any = {"model": "m", "messages": []}
WRONG = '{"number": "three"}'
TOLD = "/number: expected a whole number, found 'three' (Answer, in a text of 19 characters)"


@dataclass
class Answer:
    """An answer."""

    number: int


@EACH_HOST
def test_parse(host: str) -> None:
    """The error of `parse` has the whole answer, and its text is as short as it was."""
    with pytest.raises(DoesNotFitError) as chat:
        parsed(host, "chat.completions.parse", Reply(json=chat_answer(WRONG)), **CHAT, response_format=Answer)
    assert type(chat.value.completion) is models.ParsedChatCompletion
    assert (chat.value.completion.to_dict(), chat.value.response) == (chat_answer(WRONG), None)
    with pytest.raises(DoesNotFitError) as responses:
        parsed(host, "responses.parse", Reply(json=response_answer(WRONG)), model="m", text_format=Answer)
    assert type(responses.value.response) is models.ParsedResponse
    assert (responses.value.response.to_dict(), responses.value.completion) == (response_answer(WRONG), None)
    assert str(chat.value) == str(responses.value) == TOLD


@EACH_HOST
def test_stream(host: str) -> None:
    """So has that of a stream: of the events and of the end."""
    reply = Reply(sse=chat_chunks(WRONG))
    error: Any = streamed(host, "chat.completions.stream", reply, **CHAT, response_format=Answer).error
    assert (error.completion.choices[0].message.content, str(error)) == (WRONG, TOLD)
    reply = Reply(sse=response_events(WRONG))
    error = streamed(host, "responses.stream", reply, model="m", text_format=Answer).error
    assert (error.response.output_text, error.response.status, str(error)) == (WRONG, "completed", TOLD)

    def read(event: Any) -> Any:
        return event.parsed if event.type == "response.output_text.done" else None

    error = streamed(host, "responses.stream", reply, read, model="m", text_format=Answer).error
    assert (error.response.output_text, str(error)) == (WRONG, TOLD)


def test_arguments() -> None:
    """Arguments of a call that do not fit are told of in the same way."""
    function = {"name": "Answer", "arguments": WRONG}
    answer = chat_answer(None, "tool_calls", tool_calls=[{"id": "call_1", "type": "function", "function": function}])
    with pytest.raises(DoesNotFitError) as caught:
        parsed("sync", "chat.completions.parse", Reply(json=answer), **CHAT, tools=[Answer])
    assert caught.value.completion.to_dict() == answer


def test_a_run_of_tools() -> None:
    """A run ends with the answer that did not fit."""
    for stream, reply in ((True, Reply(sse=response_events(WRONG))), (False, Reply(json=response_answer(WRONG)))):
        client = wherry.Client(api_key="k", transport=MemoryTransport([reply]))
        run = client.responses.run_tools(model="m", input="?", tools=[], text_format=Answer, stream=stream)
        with pytest.raises(DoesNotFitError) as caught:
            run.until_done()
        assert caught.value.response.output_text == WRONG


def test_errors_of_libraries() -> None:
    """The error of the library whose type it is holds the answer, too."""
    pydantic = pytest.importorskip("pydantic")
    kind = pydantic.create_model("Answer", number=int)
    with pytest.raises(pydantic.ValidationError) as caught:
        parsed("sync", "chat.completions.parse", Reply(json=chat_answer(WRONG)), **CHAT, response_format=kind)
    assert caught.value.completion.choices[0].message.content == WRONG  # type: ignore[attr-defined]
