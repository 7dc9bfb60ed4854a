"""What is not given, keywords that a method does not have, and the classes of resources. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing_extensions import assert_type

from wherry import NOT_GIVEN, AsyncClient, Client, NotGiven, Omit, models, not_given, omit
from wherry._types import Body, Headers, Query
from wherry.resources import AsyncChat, Chat
from wherry.resources.chat import completions
from wherry.resources.chat.completions import AsyncCompletions, Completions
from wherry.resources.chat.completions.completions import Completions as Again

client = Client(unknown_parameters="warn")
aclient = AsyncClient().with_options(unknown_parameters="send")


def passed_on(
    temperature: float | NotGiven | None = NOT_GIVEN,
    user: str | Omit = omit,
    extra_headers: Headers | None = None,
    extra_query: Query | None = None,
    extra_body: Body | None = None,
    timeout: float | NotGiven | None = not_given,
) -> models.ChatCompletion:
    """A function that takes what a call takes, and passes on what its callers leave out."""
    assert_type(NotGiven(), NotGiven)
    assert_type(Omit(), Omit)
    assert_type(bool(omit), bool)
    client.embeddings.create(input="x", model="m", user=user, timeout=timeout, extra_headers={"Authorization": omit})
    return client.chat.completions.create(
        messages=[],
        model="m",
        temperature=temperature,
        user=user,
        extra_headers=extra_headers,
        extra_query=extra_query,
        extra_body=extra_body,
        timeout=timeout,
    )


async def wrong() -> None:
    """Only the names that a method has are taken, whether or not it has overloads, waits, or uploads."""
    client.embeddings.create(input="x", model="m", nope=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.chat.completions.create(messages=[], model="m", nope=1)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    client.files.list(nope=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    await aclient.videos.create_and_poll(prompt="x", nope=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    client.vector_stores.files.upload(vector_store_id="v", file=b"x", nope=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def uploads() -> None:
    """Those that upload take the arguments of what they call."""
    client.vector_stores.files.upload(vector_store_id="v", file=b"x", attributes={"a": 1}, timeout=3)
    client.uploads.upload_file_chunked(file=b"x", mime_type="a/b", purpose="batch", expires_after=None)


def resources() -> None:
    """A resource is of the class at its path."""
    assert_type(client.chat, Chat)
    assert_type(aclient.chat, AsyncChat)
    assert_type(client.chat.completions, Completions)
    assert_type(client.chat.completions, completions.Completions)
    assert_type(client.chat.completions, Again)
    assert_type(aclient.chat.completions, AsyncCompletions)
    assert_type(aclient.beta.chat.completions, AsyncCompletions)
