"""Helpers over real sockets: against the built-in server, and a server that drops its connections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import wherry
from tests.helpers.hosts import HOSTS, chat_chunks, parsed, response_events, streamed
from tests.transports.scripted import Answer, Cut, ScriptedServer
from wherry import models
from wherry_server import Server, serve

EACH_HOST = pytest.mark.parametrize("host", HOSTS)
MESSAGES = [{"role": "user", "content": "Say ahoy."}]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The built-in server."""
    with serve() as running:
        yield running
    assert [record.error for record in running.log if record.error] == []


@EACH_HOST
def test_against_the_built_in_server(host: str, server: Server) -> None:
    """What the events bring is what they add up to."""
    chat = streamed(host, "chat.completions.stream", server.url, model="gpt-4o", messages=MESSAGES)
    assert chat.error is None
    text = "".join(event.delta for event in chat.taken if event.type == "content.delta")
    assert (type(chat.final), chat.final.choices[0].message.content) == (models.ParsedChatCompletion, text)
    older = streamed(host, "completions.stream", server.url, model="gpt-3.5-turbo-instruct", prompt="Say ahoy.")
    assert older.error is None
    assert older.final.choices[0].text == "".join(chunk.choices[0].text for chunk in older.taken if chunk.choices)
    response = streamed(host, "responses.stream", server.url, model="gpt-4o", input="Say ahoy.")
    assert response.error is None
    text = "".join(event.delta for event in response.taken if event.type == "response.output_text.delta")
    assert (type(response.final), response.final.output_text) == (models.ParsedResponse, text)
    assert text
    whole, _ = parsed(host, "chat.completions.parse", server.url, model="gpt-4o", messages=MESSAGES)
    assert type(whole) is models.ParsedChatCompletion


@EACH_HOST
@pytest.mark.parametrize("method", ["chat.completions.stream", "responses.stream"])
def test_a_connection_that_breaks(method: str, host: str) -> None:
    """A server that drops the connection in the middle of an event: the error holds what had come."""
    is_chat = method.startswith("chat")
    events = (chat_chunks if is_chat else response_events)("ahoy sailor")[: 4 if is_chat else 6]
    asked: dict[str, Any] = {"messages": []} if is_chat else {"input": ""}
    broken = Answer.sse(*events, end=[b'data: {"id": "x', Cut(hard=True)])
    with ScriptedServer([broken]) as server:
        found = streamed(host, method, server.url, model="m", **asked)
    assert isinstance(found.error, wherry.IncompleteStreamError)
    partial: Any = found.error.partial
    assert (partial.choices[0].message.content if is_chat else partial.output_text) == "ahoy sailor"
