"""What somebody put in the place of a function of the official package is called, and what it hands on is sent: once."""

from __future__ import annotations

import functools
import inspect
import warnings
from collections.abc import Callable
from typing import Any

import openai
import pytest
from openai.resources.chat.completions import AsyncCompletions, Completions
from openai.resources.embeddings import Embeddings
from openai.types.chat import ChatCompletion

import wherry.compat.openai as compat
from tests.compat.answering import CHAT, MESSAGES, async_client, run, sync_client
from wherry._runtime.compat import traced
from wherry.transports import MemoryTransport, Reply

Wrapper = Callable[[Any, Any, dict[str, Any]], Any]


@pytest.fixture
def patch(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Wrap a method of a class as tracers do: `wrapper(original, self, keywords)`."""

    def patched(kind: Any, name: str, wrapper: Wrapper) -> None:
        original = getattr(kind, name)

        @functools.wraps(original)
        def replaced(self: Any, *args: Any, **kwargs: Any) -> Any:
            return wrapper(functools.partial(original, self, *args), self, kwargs)

        monkeypatch.setattr(kind, name, replaced)

    traced._warned.clear()
    return patched


def transport_of(client: Any) -> MemoryTransport:
    return client._link.transport  # type: ignore[no-any-return]


def client_of(*answers: Any) -> Any:
    transport = MemoryTransport([Reply(json=answer) for answer in answers])
    return compat.OpenAI(api_key="k", transport=transport, max_retries=0)


def test_a_replaced_method_gets_the_call(patch: Callable[..., None]) -> None:
    """It gets an official resource and the keywords, its own among them; the body that it leaves is sent, once."""
    client = client_of(CHAT, CHAT)
    method, seen = client.chat.completions.create, []

    def wrapper(call: Any, resource: Any, kwargs: dict[str, Any]) -> Any:
        name = kwargs.pop("name", None)
        answer = call(**{**kwargs, "user": "me"})
        seen.append((type(resource), resource._client.base_url.host, name, sorted(kwargs), type(answer).__name__))
        return answer

    patch(Completions, "create", wrapper)
    answer = client.chat.completions.create(
        messages=MESSAGES, model="m", name="ahoy", max_retries=1, temperature=openai.NOT_GIVEN, extra_body={"x": 1}
    )
    assert isinstance(answer, ChatCompletion)
    assert seen == [(Completions, "api.openai.com", "ahoy", ["extra_body", "messages", "model"], "ChatCompletion")]
    sent = transport_of(client).requests
    assert [each.json() for each in sent] == [{"messages": MESSAGES, "model": "m", "user": "me", "x": 1}]
    method(messages=MESSAGES, model="m")
    assert len(seen) == 1, "a method that was looked up before is the one that it was, as in the official package"


def test_it_may_fail(patch: Callable[..., None]) -> None:
    """What it raises before the call sends nothing, what it raises after it is not sent again; ours pass through it."""
    client = client_of(CHAT)
    when = ["before"]

    def wrapper(call: Any, resource: Any, kwargs: dict[str, Any]) -> Any:
        if when == ["before"]:
            raise LookupError(when)
        call(**kwargs)
        raise LookupError(when)

    patch(Completions, "create", wrapper)
    for count in (0, 1):
        with pytest.raises(LookupError):
            client.chat.completions.create(messages=MESSAGES, model="m")
        assert len(transport_of(client).requests) == count
        when[:] = ["after"]

    seen: list[Any] = []
    client = compat.OpenAI(
        api_key="k", transport=MemoryTransport([Reply(status=429, json={"error": {}})]), max_retries=0
    )

    def noting(call: Any, resource: Any, kwargs: dict[str, Any]) -> Any:
        try:
            return call(**kwargs)
        except openai.RateLimitError as error:
            seen.append(error)
            raise

    patch(Embeddings, "create", noting)
    with pytest.raises(openai.RateLimitError) as caught:
        client.embeddings.create(input="x", model="m")
    assert seen == [caught.value]


def test_it_may_not_call_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mock in the place of a method is what answers, and without it everything is as it was."""
    client = client_of(CHAT)
    with monkeypatch.context() as patches:
        patches.setattr(Completions, "create", lambda self, **kwargs: sorted(kwargs))
        assert client.chat.completions.create(messages=MESSAGES, model="m") == ["messages", "model"]
        assert transport_of(client).requests == []
    assert client.chat.completions.create(messages=MESSAGES, model="m").id == "c"


def test_raw_answers_and_streams_go_through_it(patch: Callable[..., None]) -> None:
    """The mode is in a header, as in the official package; a stream has the parts that tracers go into."""
    seen: list[Any] = []
    chunks: list[Any] = []

    def wrapper(call: Any, resource: Any, kwargs: dict[str, Any]) -> Any:
        answer = call(**kwargs)
        seen.append(kwargs.get("extra_headers"))
        if kwargs.get("stream"):
            assert isinstance(answer, openai.Stream)
            answer._iterator = (chunks.append(chunk) or chunk for chunk in answer._iterator)
        return answer

    patch(Completions, "create", wrapper)
    with sync_client() as client:
        raw = client.chat.completions.with_raw_response.create(messages=MESSAGES, model="m")
        assert isinstance(raw.parse(), ChatCompletion)
        with client.chat.completions.with_streaming_response.create(messages=MESSAGES, model="m") as streamed:
            assert isinstance(streamed.parse(), ChatCompletion)
        assert list(client.chat.completions.create(messages=MESSAGES, model="m", stream=True)) == chunks
        with client.chat.completions.stream(messages=MESSAGES, model="m") as events:
            assert events.get_final_completion().choices[0].message.content
    assert seen == [{"X-Stainless-Raw-Response": "true"}, {"X-Stainless-Raw-Response": "stream"}, None, None]
    assert len(chunks) == 2 * 4


@pytest.mark.parametrize("real_classes", [False, True])
def test_a_function_without_a_signature_gets_streams(monkeypatch: pytest.MonkeyPatch, real_classes: bool) -> None:
    """It gets no argument that the official method does not have, also if answers are made real."""
    original, seen = Completions.create, []
    replaced = lambda self, **kwargs: seen.append(sorted(kwargs)) or original(self, **kwargs)  # noqa: E731
    monkeypatch.setattr(Completions, "create", replaced)
    with (
        sync_client(real_classes=real_classes) as client,
        client.chat.completions.stream(messages=MESSAGES, model="m") as events,
    ):
        assert (
            type(events.get_final_completion()).__module__ == "openai.types.chat.parsed_chat_completion"
        ) or not real_classes
    assert len(seen) == 1


def test_async_calls(patch: Callable[..., None]) -> None:
    """The same for calls that are awaited."""
    seen: list[Any] = []

    async def wrapper(call: Any, resource: Any, kwargs: dict[str, Any]) -> Any:
        answer = await call(**kwargs)
        seen.append(isinstance(answer, (ChatCompletion, openai.AsyncStream)))
        return answer

    patch(AsyncCompletions, "create", wrapper)

    async def scenario() -> None:
        async with async_client() as client:
            assert (await client.chat.completions.create(messages=MESSAGES, model="m")).choices
            chunks = await client.chat.completions.create(messages=MESSAGES, model="m", stream=True)
            assert [chunk async for chunk in chunks]
            async with client.chat.completions.stream(messages=MESSAGES, model="m") as events:
                assert (await events.get_final_completion()).choices

    run(scenario)
    assert seen == [True, True, True]


def test_request_is_replaced(patch: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """On the class it is copied around our method, on an object it is called; each request of any method goes through."""
    client, seen = client_of(CHAT, {"object": "list", "data": []}, CHAT), []

    @functools.wraps(original := openai.OpenAI.request)
    def replaced(self: Any, cast_to: Any, options: Any, **how: Any) -> Any:
        seen.append((cast_to, options.method, options.url))
        return original(self, cast_to, options, **how)

    with monkeypatch.context() as patches:
        patches.setattr(openai.OpenAI, "request", replaced)
        assert isinstance(client.chat.completions.create(messages=MESSAGES, model="m"), ChatCompletion)
        assert list(client.models.list()) == []
    own = client.request
    client.request = lambda cast_to, options, **how: (seen.append(options.json_data), own(cast_to, options, **how))[1]
    raw = client.chat.completions.with_raw_response.create(messages=MESSAGES, model="m")
    assert raw.parse().id == "c"
    page = openai.pagination.SyncPage[openai.types.Model]
    assert seen == [
        (ChatCompletion, "post", "/chat/completions"),
        (page, "get", "/models"),
        {"messages": MESSAGES, "model": "m"},
    ]


def test_what_cannot_be_called_is_named(patch: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    """A helper, or a `request` of another form, is named in a warning, once; the call is made."""
    client = client_of(CHAT, CHAT)
    monkeypatch.setattr(openai.OpenAI, "request", lambda self, *args, **how: None)
    with pytest.warns(RuntimeWarning, match=r"openai\.OpenAI\.request .* not traced") as caught:
        client.chat.completions.create(messages=MESSAGES, model="m")
    client.chat.completions.create(messages=MESSAGES, model="m")
    assert len(caught) == 1
    assert caught[0].filename == __file__
    patch(Completions, "stream", lambda call, resource, kwargs: call(**kwargs))
    with pytest.warns(RuntimeWarning, match=r"Completions\.stream was replaced"):
        assert client.chat.completions.stream(messages=MESSAGES, model="m") is not None


def test_a_replaced_post_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The official methods call `post`, ours do not: whoever replaces it, on the class or on one client, is told."""
    client = client_of(CHAT, CHAT, CHAT)
    traced._warned.clear()
    with monkeypatch.context() as patches:
        patches.setattr(openai.OpenAI, "post", lambda self, *args, **how: None)
        with pytest.warns(RuntimeWarning, match=r"openai\.OpenAI\.post was replaced"):
            client.chat.completions.create(messages=MESSAGES, model="m")
    client.chat.completions.create(messages=MESSAGES, model="m")
    client.post = lambda *args, **how: None
    with pytest.warns(RuntimeWarning, match=r"wherry\.compat\.openai\.OpenAI\.post was replaced"):
        client.chat.completions.create(messages=MESSAGES, model="m")


def test_what_the_official_package_calls_deprecated_is_its_own() -> None:
    """The marks that it has around its own methods are no tracer's."""
    traced._warned.clear()
    run_of = {"id": "run", "status": "completed", "thread_id": "t"}
    client = client_of(run_of, run_of)
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        assert client.beta.threads.runs.create_and_poll(thread_id="t", assistant_id="a").id == "run"


def test_request_of_a_derived_class() -> None:
    """A class of the user's may have a `request`: calls of all kinds go through it, as in the official package."""
    seen: list[str] = []

    class Noting(compat.OpenAI):
        def __init__(self, user: str, **options: Any) -> None:
            super().__init__(**options)
            self.user = user

        def request(self, cast_to: Any, options: Any, **how: Any) -> Any:
            seen.append(options.url)
            if options.json_data:
                options.json_data = {**options.json_data, "user": self.user}
            return super().request(cast_to, options, **how)  # type: ignore[misc]

    transport = MemoryTransport([Reply(json=CHAT), Reply(json=CHAT), Reply(json={"object": "list", "data": []})])
    client = Noting("me", api_key="k", transport=transport)
    assert client.chat.completions.create(messages=MESSAGES, model="m").id == "c"
    copied = client.with_options(timeout=3)
    assert copied.chat.completions.with_raw_response.create(messages=MESSAGES, model="m").parse().id == "c"
    assert list(client.models.list()) == []
    assert seen == ["/chat/completions", "/chat/completions", "/models"]
    assert [each.json()["user"] for each in transport.requests[:2]] == ["me", "me"]


def test_methods_show_the_official_signature() -> None:
    """Tracers bind arguments to it."""
    with sync_client() as client:
        ours = inspect.signature(client.chat.completions.create)
    assert ours == inspect.signature(openai.OpenAI(api_key="k").chat.completions.create)
