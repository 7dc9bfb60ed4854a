"""Errors of a compat client are those of both packages, wherever they are raised."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import openai
import pydantic
import pytest

import wherry
import wherry.compat.openai as compat
from tests.compat.answering import ERROR, MESSAGES, async_client, run, sync_client
from wherry.transports import MemoryTransport


class Answer(pydantic.BaseModel):
    a: int


def consumed(manager: Any) -> None:
    with manager as stream:
        for _ in stream:
            pass


def final(manager: Any) -> None:
    with manager as stream:
        stream.get_final_completion()


def streamed(manager: Any) -> None:
    with manager as response:
        response.parse()


LIMITED: Any = {"model": "limited", "messages": MESSAGES}
CUT: Any = {"model": "cut", "messages": MESSAGES}
SHORT: Any = {"model": "short", "messages": MESSAGES, "response_format": Answer}
RAISED: list[tuple[str, Callable[[Any], Any]]] = [
    ("RateLimitError", lambda chat: chat.create(**LIMITED)),
    ("RateLimitError", lambda chat: chat.create(**LIMITED, stream=True)),
    ("RateLimitError", lambda chat: chat.with_raw_response.create(**LIMITED)),
    ("RateLimitError", lambda chat: streamed(chat.with_streaming_response.create(**LIMITED))),
    ("RateLimitError", lambda chat: chat.parse(**LIMITED)),
    ("RateLimitError", lambda chat: consumed(chat.stream(**LIMITED))),
    ("APIConnectionError", lambda chat: list(chat.create(**CUT, stream=True))),
    ("APIConnectionError", lambda chat: list(chat.create(**CUT, stream=True, retry_before_first_event=True))),
    ("APIConnectionError", lambda chat: consumed(chat.stream(**CUT))),
    ("LengthFinishReasonError", lambda chat: chat.parse(**SHORT)),
    ("LengthFinishReasonError", lambda chat: consumed(chat.stream(**SHORT))),
    ("LengthFinishReasonError", lambda chat: final(chat.stream(**SHORT))),
    ("LengthFinishReasonError", lambda chat: chat.with_raw_response.parse(**SHORT).parse()),
    ("APIResponseValidationError", lambda chat: chat.with_raw_response.create(**CUT).parse()),
]


@pytest.mark.parametrize("real_classes", [False, True])
@pytest.mark.parametrize(("name", "call"), RAISED, ids=[f"{name}-{at}" for at, (name, _) in enumerate(RAISED)])
def test_an_error_is_caught_by_both_names(name: str, call: Callable[[Any], Any], real_classes: bool) -> None:
    """`except openai.X` and `except wherry.X` catch it; a copy and a pickle of it are the same."""
    with sync_client(real_classes=real_classes) as client, pytest.raises(getattr(openai, name)) as raised:
        call(client.chat.completions)
    error = raised.value
    assert isinstance(error, getattr(wherry, name))
    assert isinstance(error, openai.OpenAIError)
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert type(twin) is type(error)
        assert str(twin) == str(error)


def test_what_an_error_says() -> None:
    """An error of a status has what programs read of the official one."""
    with sync_client() as client, pytest.raises(openai.RateLimitError) as raised:
        client.chat.completions.create(**LIMITED)
    error = raised.value
    assert (error.status_code, error.code, error.body) == (429, "rate_limit_exceeded", ERROR["error"])
    assert error.request_id == "req_1"
    assert error.response.status_code == 429
    assert error.response.json() == ERROR
    assert str(error.request.url).endswith("/chat/completions")
    assert type(error).__module__ == "openai"


def test_async_errors() -> None:
    """What is awaited, iterated or entered raises them as well."""

    async def scenario() -> None:
        async with async_client() as client:
            chat = client.chat.completions
            with pytest.raises(openai.RateLimitError):
                await chat.create(**LIMITED)
            with pytest.raises(openai.RateLimitError):
                await chat.parse(**LIMITED)
            with pytest.raises(openai.APIConnectionError):
                async for _ in await chat.create(**CUT, stream=True):
                    pass
            with pytest.raises(openai.LengthFinishReasonError):
                async with chat.stream(**SHORT) as stream:
                    await stream.get_final_completion()

    run(scenario)


def test_errors_without_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client without a key, a closed one, a limit of time and a wrong signature are told by the official classes."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(openai.OpenAIError):
        compat.OpenAI()
    client = sync_client()
    client.close()
    with pytest.raises(openai.APIConnectionError, match="closed") as raised:
        client.models.list()
    assert isinstance(raised.value, wherry.UsageError)
    assert raised.value.request is None
    assert pickle.loads(pickle.dumps(raised.value)).message == raised.value.message

    def late(sent: Any) -> Any:
        raise wherry.APITimeoutError

    with pytest.raises(openai.APITimeoutError):
        compat.OpenAI(api_key="k", transport=MemoryTransport(late), max_retries=0).models.list()
    with pytest.raises(openai.OpenAIError):
        sync_client().copy(default_headers={"a": "b"}, set_default_headers={"a": "b"})
    with pytest.raises(openai.InvalidWebhookSignatureError):
        sync_client().webhooks.unwrap(b"{}", {}, secret="whsec_" + "a" * 32)
