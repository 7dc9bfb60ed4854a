"""No key is ever shown: not in a repr, not in a message, not in a log, not in the local variables of a traceback."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from wherry._runtime.base.errors import APIConnectionError, WherryError
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.client import sync_client as client_module
from wherry._runtime.client.async_client import AsyncClient
from wherry._runtime.client.sync_client import Client
from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

KEY = "sk-hidden-0123456789"
CALL = Operation("POST", "/things/{thing_id}", name="things.create", body="json", stream_family="chat")
OURS = client_module.__file__.rpartition("_runtime")[0]


def refused() -> Any:
    return Client(api_key=KEY, base_url="http://127.0.0.1:1", max_retries=0)._request(CALL, JSON, path=("a",), body={})


async def arefused() -> Any:
    client = AsyncClient(api_key=KEY, base_url="http://127.0.0.1:1", max_retries=0)
    return await client._request(CALL, JSON, path=("a",), body={})


def client_of() -> Any:
    return Client(api_key="k", max_retries=0)


def with_replies(*replies: Any, stream: bool = False, **options: Any) -> Callable[[], Any]:
    def call() -> Any:
        client = Client(**{"api_key": KEY, **options}, transport=MemoryTransport(list(replies) * 5))
        if stream:
            return list(client._stream(CALL, JSON, path=("a",), body={}))
        return client._request(CALL, JSON, path=("a",), body={})

    return call


async def astream() -> Any:
    client = AsyncClient(api_key=KEY, transport=AsyncMemoryTransport([Reply(sse=[{"error": KEY}])]))
    return [item async for item in await client._stream(CALL, JSON, path=("a",), body={})]


def bad_key() -> str:
    return f"{KEY}\n"


ECHOED = ("status", "server error", "error in the stream", "error in the stream, async", "no stream")
"""Here the server repeats the key. It is in `body`, which is the server's word; it may not be in anything we print."""

FAILURES: dict[str, Callable[[], Any]] = {
    "connection refused": refused,
    "connection refused, async": lambda: asyncio.run(arefused()),
    "status": with_replies(Reply(401, json={"error": {"message": f"bad {KEY}"}})),
    "status without echo": with_replies(Reply(401, json={})),
    "server error": with_replies(Reply(500, body=KEY)),
    "not JSON": with_replies(Reply(body="<html>")),
    "not JSON, key from a function": with_replies(Reply(body="<html>"), api_key=lambda: KEY),
    "cut": with_replies(APIConnectionError("cut")),
    "error in the stream": with_replies(Reply(sse=[{"error": {"message": KEY}}]), stream=True),
    "error in the stream, async": lambda: asyncio.run(astream()),
    "cut stream": with_replies(Reply(sse=[{"choices": []}]), stream=True),
    "no stream": with_replies(Reply(json={"error": {"message": KEY}}), stream=True),
    "line break in the key": lambda: Client(api_key=f"{KEY}\n\n", transport=MemoryTransport([]))._request(
        CALL, JSON, path=("a",), body={}
    ),
    "line break in a key from a function": with_replies(Reply(), api_key=bad_key),
    "key of a wrong type": lambda: Client(api_key=KEY.encode()),  # type: ignore[arg-type]
    "wrong options beside a key": lambda: Client(api_key=KEY, timeout="soon", webhook_secret=KEY),
    "transport and client": lambda: Client(api_key=KEY, admin_api_key=KEY, transport=1, http_client=2),
    "wrong argument": lambda: Client(api_key=KEY, transport=MemoryTransport([]))._request(
        CALL, JSON, path=("",), body={}
    ),
    "wrong body": lambda: Client(api_key=KEY, transport=MemoryTransport([]))._request(
        CALL, JSON, path=("a",), body={"a": object()}
    ),
    "redirect": with_replies(Reply(302, headers={"location": "ftp://x"})),
    "error in a hook": with_replies(Reply(json={}), on_request=lambda event: 1 / 0),
    "key of a wrong type that is set": lambda: setattr(client_of(), "api_key", KEY.encode()),
    "headers that are set": lambda: setattr(client_of(), "default_headers", {"X-Token": f"{KEY}\n"}),
    "address that is set": lambda: setattr(client_of(), "base_url", f"https://user:{KEY}@a b/"),
    "whole URL": lambda: client_of().get(f"http://user:{KEY}@127.0.0.1:1/?token={KEY}"),
    "whole URL, async": lambda: asyncio.run(
        AsyncClient(api_key="k", max_retries=0).get(f"http://127.0.0.1:1/?sig={KEY}")
    ),
    "option that is unknown": lambda: client_of().post("/x", options={"api_key": KEY}),
}


@pytest.mark.parametrize("case", FAILURES)
def test_no_failure_shows_the_key(case: str) -> None:
    """Message, repr, cause and the local variables of our own frames hold no key."""
    with pytest.raises((WherryError, ZeroDivisionError)) as caught:
        FAILURES[case]()
    error = caught.value
    shown = [str(error), repr(error)]
    link: BaseException | None = error
    while link is not None:
        shown += [str(link), repr(link)]
        report = traceback.TracebackException.from_exception(link, capture_locals=True)
        for frame in report.stack:
            if frame.filename.startswith(OURS) and case not in ECHOED:
                shown += [f"{frame.name}: {name} = {value}" for name, value in (frame.locals or {}).items()]
        report.stack.clear()
        link = link.__cause__ or link.__context__
    assert not [text for text in shown if KEY in text]


def test_no_attribute_of_an_error_shows_the_key() -> None:
    """Debuggers print the attributes of an object by their reprs, private ones too."""
    httpx = pytest.importorskip("httpx")
    answers = httpx.MockTransport(lambda _: httpx.Response(400, json={}))
    client = Client(api_key=KEY, default_query={"token": KEY}, http_client=httpx.Client(transport=answers))
    with pytest.raises(WherryError) as caught:
        client.get("/x")
    request: Any = caught.value.request  # type: ignore[attr-defined]
    assert KEY not in repr([(name, getattr(request, name)) for name in dir(request)])
    assert len(request.secrets) == 1
    client.close()


def test_no_repr_shows_the_key() -> None:
    """Clients, options, requests, streams and answers can be printed."""
    transport = MemoryTransport([Reply(json={}), Reply(sse=["[DONE]"])])
    client = Client(
        api_key=KEY, admin_api_key=KEY, webhook_secret=KEY, default_headers={"X-Token": KEY}, transport=transport,
        base_url=f"https://user:{KEY}@api.test/v1?api-key={KEY}",
    )  # fmt: skip
    raw = client.with_raw_response._request(CALL, JSON, path=("a",), body={})
    stream = client._stream(CALL, JSON, path=("a",), body={})
    things = [client, client._options, client.with_raw_response, raw, raw.request, stream, stream.response]
    things += [transport.requests[0], transport.requests[0].headers, client.webhook_secret]
    for thing in things:
        assert KEY not in repr(thing)
        assert KEY not in str(thing)


def test_logs_show_no_key(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """OPENAI_LOG=debug logs each attempt, with headers masked and without bodies."""
    monkeypatch.setenv("OPENAI_LOG", "debug")
    logger = logging.getLogger("wherry")
    try:
        transport = MemoryTransport(
            [Reply(500, headers={"set-cookie": KEY}), APIConnectionError("cut"), Reply(json={})]
        )
        client = Client(api_key=KEY, transport=transport)
        with caplog.at_level(logging.DEBUG, logger="wherry"):
            client._request(CALL, JSON, path=("a",), body={"private": "text"}, extra_query={"key": KEY})
        assert logger.level == logging.DEBUG
        assert "POST https://api.openai.com/v1/things/a?key=*** -> 500" in caplog.text
        assert "APIConnectionError" in caplog.text
        assert "-> 200" in caplog.text
        assert "Bearer ***" in caplog.text
        assert KEY not in caplog.text
        assert "private" not in caplog.text
    finally:
        logger.setLevel(logging.NOTSET)
        logger.handlers.clear()
