"""Every way to give a secret, and every way in which it could be shown: none of them shows it.

The secrets of these tests contain MARK, and nothing else does: wherever it is found, something was shown.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import itertools
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

import wherry
from wherry._runtime.base.errors import APIConnectionError, WherryError
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

MARK = "hidden"
KEY = "sk-hidden/0123+456789"
PASSWORD = "p@ss-hidden:0123"
OURS = wherry.__file__.rpartition("/")[0]


@dataclass
class Way:
    """A way to give a secret: options of the client, values of the call, variables of the environment."""

    options: dict[str, Any] = field(default_factory=dict)
    call: dict[str, Any] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)
    azure: bool = False
    secret: str = KEY


async def fresh() -> str:
    return KEY


WAYS: dict[str, Way] = {
    "argument": Way({"api_key": KEY}),
    "environment": Way(environment={"OPENAI_API_KEY": KEY}),
    "function": Way({"api_key": lambda: KEY}),
    "async function": Way({"api_key": fresh}),
    "default Authorization": Way({"default_headers": {"Authorization": f"Bearer {KEY}"}}),
    "default Basic": Way({"default_headers": {"authorization": "Basic dTpwQHNzLWhpZGRlbjowMTIz"}}, secret=PASSWORD),
    "default api-key": Way({"default_headers": {"api-key": KEY}}),
    "default X-Access-Key": Way({"api_key": "other-key", "default_headers": {"X-Access-Key": KEY}}),
    "default value that tells": Way({"api_key": "other-key", "default_headers": {"X-Upstream": f"Bearer {KEY}"}}),
    "default query": Way({"api_key": "other-key", "default_query": {"code": KEY}}),
    "extra_headers": Way({"api_key": "other-key"}, {"extra_headers": {"X-Auth-Key": KEY}}),
    "extra Authorization": Way({"api_key": "other-key"}, {"extra_headers": {"Authorization": f"Bearer {KEY}"}}),
    "extra cookie": Way({"api_key": "other-key"}, {"extra_headers": {"Cookie": f"a=b; session={KEY}"}}),
    "a cookie in quotes": Way({"api_key": "other-key"}, {"extra_headers": {"Cookie": f'a=b; session="{KEY}"'}}),
    "several keys": Way({"api_key": "other-key"}, {"extra_headers": {"X-Api-Key": [KEY, "another-key"]}}),
    "a scheme and a tab": Way({"api_key": "other-key"}, {"extra_headers": {"X-Upstream": f"Bearer\t{KEY}"}}),
    "a signature": Way(
        {"api_key": "other-key"},
        {"extra_headers": {"Authorization": f"AWS4-HMAC-SHA256 Credential=a/b, Signature={KEY}"}},
    ),
    "a header of a short name": Way({"api_key": "other-key"}, {"extra_headers": {"X-PAT": KEY, "X-Pw": KEY}}),
    "extra_query": Way({"api_key": "other-key"}, {"extra_query": {"sig": KEY}}),
    "userinfo": Way({"api_key": "other-key", "base_url": f"https://user:{PASSWORD}@api.test/v1"}, secret=PASSWORD),
    "encoded userinfo": Way(
        {"api_key": "other-key", "base_url": "https://user:p%40ss-hidden%3A0123@api.test/v1"}, secret=PASSWORD
    ),
    "query of base_url": Way(
        {"api_key": "other-key", "base_url": "https://api.test/v1?api-key=sk-hidden%2F0123%2B456789"}
    ),
    "admin key": Way({"api_key": "other-key", "admin_api_key": KEY}),
    "webhook secret": Way({"api_key": "other-key", "webhook_secret": KEY}),
    "Azure key": Way({"api_key": KEY}, azure=True),
    "Azure token": Way({"azure_ad_token": KEY}, azure=True),
    "Azure token provider": Way({"azure_ad_token_provider": lambda: KEY}, azure=True),
    "Azure environment": Way(environment={"AZURE_OPENAI_API_KEY": KEY}, azure=True),
    "Azure admin key": Way({"api_key": "other-key", "admin_api_key": KEY}, azure=True),
}


@dataclass
class Leak:
    """Something that goes wrong. `reply(secret)` is what the server does; `values` change the call, `options` the client."""

    reply: Callable[[str], Any] = lambda secret: Reply(json={})
    values: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


def echo(secret: str) -> dict[str, Any]:
    return {"error": {"message": f"bad {secret}!", "code": secret, "param": f"[{secret}]", "type": secret, secret: 1}}


def broken(error: Exception) -> Reply:
    return Reply(chunks=[b'data: {"choices": []}\n\n', error], headers={"content-type": "text/event-stream"})


LEAKS: dict[str, Leak] = {
    "echoed error": Leak(
        lambda secret: Reply(401, json=echo(secret), headers={"x-request-id": f"r-{secret}", "x-echo": secret})
    ),
    "echoed error after retries": Leak(lambda secret: Reply(500, json=echo(secret), headers={"retry-after-ms": "1"})),
    "echoed text": Leak(lambda secret: Reply(400, body=f"<p>who is {secret}?")),
    "echoed redirect": Leak(lambda secret: Reply(302, headers={"Location": f"ftp://u:{secret}@x/?token={secret}"})),
    "echoed where JSON is due": Leak(lambda secret: Reply(200, body=f"no {secret}")),
    "echoed error in a stream": Leak(lambda secret: Reply(sse=[echo(secret)]), {"stream": True}),
    "echoed instead of a stream": Leak(lambda secret: Reply(json=echo(secret)), {"stream": True}),
    "echoed junk in a stream": Leak(lambda secret: Reply(sse=[f"no {secret}"]), {"stream": True}),
    "cut stream": Leak(lambda secret: Reply(sse=[{"choices": []}]), {"stream": True}),
    "echoed redirect to no address": Leak(lambda secret: Reply(302, headers={"Location": f"http://[{secret}"})),
    "echoed redirects that are followed": Leak(
        lambda secret: Reply(302, headers={"Location": f"https://b.test/{secret}"})
    ),
    "echoed JSON that is cut": Leak(lambda secret: Reply(200, body=f'{{"id": "{secret}')),
    "echoed JSON of a stream that is cut": Leak(lambda secret: Reply(sse=[f'{{"id": "{secret}']), {"stream": True}),
    "broken stream": Leak(lambda secret: broken(APIConnectionError(f"no {secret}")), {"stream": True}),
    "stream that the system breaks": Leak(lambda secret: broken(OSError(f"no {secret}")), {"stream": True}),
    "answer that the system breaks": Leak(lambda secret: Reply(chunks=[b"{", OSError(f"no {secret}")])),
    "unlabelled stream that the system breaks": Leak(
        lambda secret: Reply(chunks=[b"da", OSError(f"no {secret}")]), {"stream": True}
    ),
    "connection error": Leak(lambda secret: APIConnectionError(f"the connection failed: {secret}")),
    "system error": Leak(lambda secret: OSError(f"no way to {secret}")),
    "what cannot be sent": Leak(values={"messages": object()}),
    "a header that cannot be sent": Leak(values={"extra_headers": {"X-Plain": "a\nb"}}),
    "a query that cannot be sent": Leak(values={"extra_query": {"plain": object()}}),
    "no number of retries": Leak(values={"max_retries": -1}),
    "no timeout": Leak(options={"timeout": "soon"}),
    "an unknown option": Leak(options={"max_answer_bytes": -1}),
    "an error of a hook": Leak(options={"on_request": lambda event: 1 / 0}),
    "an error of the reader": Leak(options={"json_loads": lambda data: 1 / 0}),
}
ASYNC_ONLY = ("async function",)


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "ADMIN_KEY", "BASE_URL", "ORG_ID", "PROJECT_ID", "WEBHOOK_SECRET", "LOG"):
        monkeypatch.delenv(f"OPENAI_{name}", raising=False)


def client_of(way: Way, leak: Leak, seen: list[Any], *, is_async: bool) -> Any:
    reply = leak.reply
    made: Any = AsyncMemoryTransport if is_async else MemoryTransport

    def answer(sent: Any) -> Any:
        made_up = reply(way.secret)
        if isinstance(made_up, Exception):
            raise made_up
        return made_up

    prefix = "Async" if is_async else ""
    kind = getattr(wherry, f"{prefix}{'AzureOpenAI' if way.azure else 'Client'}")
    place = {"azure_endpoint": "https://me.azure.test"} if way.azure else {}
    options = {"on_request": seen.append, "on_response": seen.append, **place, **way.options, **leak.options}
    return kind(transport=made(answer), **options)


def values_of(way: Way, leak: Leak) -> dict[str, Any]:
    values = {"model": "m", "messages": [{"role": "user", "content": "hi"}], **leak.values}
    for name, given in way.call.items():
        values[name] = {**given, **values.get(name, {})}
    return values


def sync_failure(way: Way, leak: Leak, seen: list[Any]) -> None:
    client = client_of(way, leak, seen, is_async=False)
    answer = client.chat.completions.create(**values_of(way, leak))
    if "stream" in leak.values:
        list(answer)


async def async_failure(way: Way, leak: Leak, seen: list[Any]) -> None:
    client = client_of(way, leak, seen, is_async=True)
    answer = await client.chat.completions.create(**values_of(way, leak))
    if "stream" in leak.values:
        [item async for item in answer]


def fail(way: Way, leak: Leak, seen: list[Any], *, is_async: bool) -> None:
    if is_async:
        asyncio.run(async_failure(way, leak, seen))
    else:
        sync_failure(way, leak, seen)


def all_that_is_shown(error: BaseException, *, deeply: bool = True) -> Iterator[str]:
    """Return all that a report could hold: texts, attributes, causes, variables of our frames, `deeply` what they refer to."""
    for link in chain(error):
        yield from (
            f"{type(link).__name__}: {text}" for text in (str(link), repr(link), repr(link.args), repr(vars(link)))
        )
        yield from map(str, getattr(link, "__notes__", ()))
        for frame, _ in traceback.walk_tb(link.__traceback__):
            if frame.f_code.co_filename.startswith(OURS):
                for name, value in frame.f_locals.items():
                    for text in (repr(value), *map(repr, attributes(value) if deeply else ())):
                        yield f"{frame.f_code.co_name}: {name} = {text}"
    if isinstance(error, WherryError):
        yield repr(pickle.dumps(without_last(error)))


def without_last(error: WherryError) -> WherryError:
    vars(error).pop("last", None)
    return error


def chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__  # also where it is not printed


def attributes(value: Any) -> Iterator[Any]:
    """What an object of ours refers to. Headers hold what is sent, transports of tests and parsers what was said."""
    module = type(value).__module__
    if not module.startswith("wherry") or module.endswith((".headers", ".memory", ".response.events")):
        return
    names = {name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())} | set(
        getattr(value, "__dict__", {})
    )
    for name in names:
        if hasattr(value, name):
            yield getattr(value, name)


def pairs() -> list[tuple[str, str]]:
    """Each way with about every third failure, each failure with about every third way."""
    every = list(itertools.product(WAYS, LEAKS))
    return [pair for number, pair in enumerate(every) if number % 3 != 1]


@pytest.mark.parametrize(("way", "leak"), pairs())
def test_no_failure_shows_a_secret(
    way: str, leak: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Message, facts, attributes, causes, pickles, variables, hooks and log lines."""
    for name, value in WAYS[way].environment.items():
        monkeypatch.setenv(name, value)
    caplog.set_level(logging.DEBUG, logger="wherry")
    for is_async in (True,) if way in ASYNC_ONLY else (False, True):
        seen: list[Any] = []
        with pytest.raises((WherryError, ZeroDivisionError)) as caught:
            fail(WAYS[way], LEAKS[leak], seen, is_async=is_async)
        shown = list(all_that_is_shown(caught.value))
        shown += [repr(item) for event in seen for item in (event, *attributes(event))]
        shown += caplog.messages
        assert [text for text in shown if MARK in text] == []


@pytest.mark.parametrize(
    "proxy", ["http://user:p%40ss-hidden@127.0.0.1:1", "http://user:pass-hidden@127.0.0.1:1", "odd://u:hidden@x"]
)
@pytest.mark.parametrize("is_async", [False, True])
def test_no_failure_shows_the_password_of_a_proxy(proxy: str, is_async: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the proxy cannot be reached or cannot be used."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", proxy)
    options: Any = {"api_key": "other-key", "base_url": "http://api.test/v1", "max_retries": 0}

    async def ask() -> None:
        await wherry.AsyncClient(**options).models.list()

    with pytest.raises(Exception) as caught:  # noqa: PT011 - of the HTTP library, where it cannot be used
        asyncio.run(ask()) if is_async else wherry.Client(**options).models.list()
    assert [text for text in all_that_is_shown(caught.value) if MARK in text] == []


def test_no_failure_shows_a_webhook_secret_or_a_valid_signature() -> None:
    """The signature that would have been right is nowhere, nor is the secret."""
    secret = "whsec_" + base64.b64encode(b"hidden-0123456789").decode()
    mac = base64.b64encode(hmac.new(b"hidden-0123456789", b"1.2.{}", "sha256").digest()).decode()
    fields = {"webhook-id": "1", "webhook-timestamp": "2", "webhook-signature": "v1,AAAA"}
    client = wherry.Client(api_key="other-key", webhook_secret=secret)
    for method in (client.webhooks.unwrap, client.webhooks.verify_signature):
        for values in ({}, {"secret": secret}):
            for change in ({}, {"webhook-timestamp": "x"}, {"webhook-id": ""}):
                with pytest.raises(WherryError) as caught:
                    method("{}", {**fields, **change}, now=2, **values)
                shown = list(all_that_is_shown(caught.value))
                parts = (secret, secret[6:], mac, "hidden-0123")
                assert [text for text in shown if any(part in text for part in parts)] == []


@pytest.mark.parametrize("way", [way for way in WAYS if way not in ASYNC_ONLY])
@pytest.mark.parametrize("body", ['{{"error": "who is {}?"}}', '{{"cut": "{}'])
def test_no_streamed_answer_shows_a_secret(way: str, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor what was kept of the call until `with` was entered. The answer itself is kept, and not printed."""
    for name, value in WAYS[way].environment.items():
        monkeypatch.setenv(name, value)
    leak = Leak(lambda secret: Reply(200, body=body.format(secret)))
    client = client_of(WAYS[way], leak, [], is_async=False)
    call = client.chat.completions.with_streaming_response.create(**values_of(WAYS[way], leak))
    with pytest.raises(WherryError) as caught, call as answer:
        answer.parse()
    shown = all_that_is_shown(caught.value, deeply=False)
    assert [text for text in shown if MARK in text] == []
