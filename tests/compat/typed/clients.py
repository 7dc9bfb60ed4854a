"""What type checkers see of wherry.compat.openai where openai is installed. It is checked and never run."""

from __future__ import annotations

import openai
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from openai.types.responses import Response
from typing_extensions import assert_type

import wherry.compat.openai
from wherry.compat.openai import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI
from wherry.transports import MemoryTransport, Reply


def framework(client: openai.OpenAI) -> ChatCompletion:
    """A framework takes the official client."""
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])


def async_framework(client: openai.AsyncOpenAI | openai.AsyncAzureOpenAI | None) -> None: ...


def sync() -> None:
    """Ours is one, and its answers have the official types."""
    client = OpenAI(api_key="k", max_retries=1, real_classes=True, transport=MemoryTransport([Reply()]))
    framework(client)
    framework(
        AzureOpenAI(azure_endpoint="https://x", azure_ad_token_provider=lambda: "t", api_version="v", strict=False)
    )
    answer = client.chat.completions.create(model="m", messages=[])
    assert_type(answer, ChatCompletion)
    assert_type(client.chat.completions.create(model="m", messages=[], stream=True), openai.Stream[ChatCompletionChunk])
    assert_type(client.with_options(timeout=3, real_classes=False), OpenAI)
    assert_type(client.copy(max_retries=2), OpenAI)
    wherry.compat.openai.Client(on_request=lambda event: event.url)


async def asynchronous() -> None:
    """So are the async ones."""
    client = AsyncOpenAI(base_url="http://127.0.0.1/v1", unknown_parameters="send", json="fast")
    async_framework(client)
    async_framework(AsyncAzureOpenAI(azure_deployment="d"))
    assert_type(await client.responses.create(model="m", input="x"), Response)


def names() -> None:
    """Every other name is the official one."""
    try:
        framework(OpenAI())
    except wherry.compat.openai.RateLimitError as error:
        assert_type(error, openai.RateLimitError)


def wrong() -> None:
    """Misspelt options are refused."""
    OpenAI(real_class=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    OpenAI(transport=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
