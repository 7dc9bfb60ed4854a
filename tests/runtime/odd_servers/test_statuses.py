"""Error statuses of odd servers: the server's own words stand in the message, and how often it was asked."""

from __future__ import annotations

import json
from typing import Any

import pytest

import wherry
from tests.runtime.odd_servers.statuses import ROWS
from tests.runtime.odd_servers.ways import run
from wherry._runtime.base.errors import from_response
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.secrets import Secret
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply


@pytest.mark.parametrize("name", ROWS)
def test_what_is_said(name: str) -> None:
    """Message, code, param and type of a body of any shape."""
    said = ROWS[name]
    body = said.body if isinstance(said.body, bytes) else json.dumps(said.body).encode()
    error = from_response(said.status, Headers(), body)
    assert (error.message, error.code, error.param, error.type) == said[1:5]
    assert said.message in str(error)
    assert error.status == said.status


@pytest.mark.parametrize(
    ("status", "text"), [(404, "404 Not Found: "), (503, "503 Service Unavailable: "), (418, "418: ")]
)
def test_no_message(status: int, text: str) -> None:
    """Where the server says nothing, the name of the status stands in."""
    assert str(from_response(status, Headers(), b"")) == f"{text}the answer has no message"


def test_long_bodies_are_cut_and_keys_are_not_left_in_halves() -> None:
    """A page of any length gives a short message; a key at the cut goes whole."""
    key = Secret("sk-0123456789abcdef")
    for body in (b"x" * 490 + key.reveal().encode() * 2, json.dumps({"error": "x" * 1990 + key.reveal() * 2}).encode()):
        error = from_response(500, Headers(), body * 1 if body[:1] == b"{" else body * 50, secrets=(key,))
        assert "sk-01" not in str(error)
        assert len(str(error)) < 2200
    page = b"<html><title>t</title>" + b"<p>word</p>" * 10_000
    assert len(str(from_response(500, Headers(), page))) < 400


FAILURES: list[tuple[Any, type[Exception]]] = [
    (Reply(503, json={"error": "busy"}), wherry.InternalServerError),
    (Reply(429, json={"error": "busy"}), wherry.RateLimitError),
    (wherry.APIConnectionError("busy"), wherry.APIConnectionError),
    (wherry.APITimeoutError("busy"), wherry.APITimeoutError),
]


@pytest.mark.parametrize(("failure", "kind"), FAILURES)
@pytest.mark.parametrize("stream", [False, True])
def test_how_often_it_was_tried(failure: Any, kind: type[Exception], stream: bool) -> None:
    """An error after retries says so; one at the first attempt does not."""

    def fail(_: Any) -> Any:
        if isinstance(failure, Exception):
            raise type(failure)(*failure.args)
        return failure

    def check(error: Any, attempts: int) -> None:
        assert type(error) is kind
        assert error.attempts == attempts
        assert ("after 3 attempts" in str(error)) is (attempts == 3)
        assert "attempts" not in str(error) or attempts > 1

    asked: dict[str, Any] = {"model": "m", "messages": [], "stream": stream}
    for retries in (0, 2):
        client = wherry.Client(api_key="k", transport=MemoryTransport(fail), max_retries=retries)
        with pytest.raises(kind) as caught:
            client.chat.completions.create(**asked)
        check(caught.value, retries + 1)

        async def scenario(retries: int = retries) -> None:
            client = wherry.AsyncClient(api_key="k", transport=AsyncMemoryTransport(fail), max_retries=retries)
            with pytest.raises(kind) as caught:
                await client.chat.completions.create(**asked)
            check(caught.value, retries + 1)

        run(scenario())
