"""What proves who we are stays with its origin: redirects, by the default transports and by clients of the user's own.

And what only the transport may say: where a request's body ends; and what the caller may: its Host.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

import pytest

from tests.transports.kinds import INJECTING, Kind, make, on_every, on_wire, run
from tests.transports.scripted import Answer, ScriptedServer
from wherry._runtime.base.errors import APIStatusError, UsageError
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.timeouts import DEFAULT
from wherry._runtime.client.redirects import follow, origin
from wherry._runtime.request.build import Request

CREATE = Operation("POST", "/things", name="things.create", body="json")
READ = Operation("GET", "/things", name="things.list")
OK = Answer.json({"ok": True})
KEY = "sk-hidden-0123456789"

INJECTED = [kind for kind in INJECTING if kind.family != "fetch"]

WAYS: dict[str, dict[str, Any]] = {
    "a key": {"api_key": KEY},
    "a function": {"api_key": lambda: KEY},
    "Authorization": {"default_headers": {"Authorization": f"Bearer {KEY}"}},
    "api-key": {"default_headers": {"API-Key": KEY}},
    "a header of a telling name": {"default_headers": {"X-Functions-Key": KEY, "X-Passwd": KEY, "Session-Id": KEY}},
    "a header of a telling value": {"default_headers": {"X-Upstream": f"Bearer {KEY}"}},
    "organization and project": {"organization": KEY, "project": KEY},
    "a query": {"default_query": {"code": KEY}},
}
PER_CALL: dict[str, dict[str, Any]] = {
    "extra_headers": {"extra_headers": {"Authorization": KEY}},
    "a cookie": {"extra_headers": {"Cookie": f"session={KEY}"}},
    "an idempotency key": {"idempotency_key": KEY},
    "extra_query": {"extra_query": {"api_key": KEY}},
}
OF_THE_CLIENT: dict[str, Callable[[Any], dict[str, Any]]] = {
    "auth": lambda family: {"auth": ("user", KEY)},
    "an auth of its own": lambda family: {"auth": family.BasicAuth("user", KEY)},
    "headers": lambda family: {"headers": {"X-Whatever": KEY, "Authorization": KEY}},
    "cookies": lambda family: {"cookies": {"session": KEY}},
    "parameters": lambda family: {"params": {"whatever": KEY}},
}


def shown(received: Any) -> str:
    return f"{received.target} {received.headers} {received.body!r}"


def redirected(kind: Kind, status: int, ask: Any, options: dict[str, Any], own: Any = None) -> tuple[Any, Any]:
    """Make a call that is answered by a redirect to another server. Give what both received."""

    async def scenario() -> None:
        inner = None if own is None else own(importlib.import_module(kind.family))
        client = make(kind, base_url=first.url, **options, **({} if inner is None else {"http_client": inner}))
        try:
            await ask(client)
        finally:
            await client.close()
            if inner is not None:
                await inner.aclose() if kind.is_async else inner.close()

    with ScriptedServer([OK, OK]) as other:
        with ScriptedServer([Answer(status, {"Location": f"{other.url}/elsewhere"}), OK, OK]) as first:
            run(kind, scenario)
        return first.requests, other.requests


async def read(client: Any, **values: Any) -> None:
    await client._request(READ, JSON, **values)


@on_wire
def test_no_key_follows_a_redirect_to_another_origin(kind: Kind) -> None:
    """However it was given, the first server gets it and the second one does not."""
    for way, given in {**WAYS, **PER_CALL}.items():
        options, values = (given, {}) if way in WAYS else ({}, given)
        first, other = redirected(kind, 302, lambda client, values=values: read(client, **values), options)
        assert KEY in shown(first[0]), way
        assert len(other) == 1
        assert KEY not in shown(other[0]), way


@pytest.mark.parametrize("kind", INJECTED, ids=str)
def test_nor_does_anything_of_a_client_of_the_user(kind: Kind) -> None:
    """Only our own rules for redirects run, and its auth, headers, cookies and parameters stay at the first origin."""
    for way, more in OF_THE_CLIENT.items():

        def own(family: Any, more: Any = more) -> Any:
            return (family.AsyncClient if kind.is_async else family.Client)(follow_redirects=True, **more(family))

        first, other = redirected(kind, 302, read, {"api_key": KEY, "organization": KEY}, own)
        assert KEY in shown(first[0]), way
        assert len(other) == 1, way
        assert KEY not in shown(other[0]), way
        assert "dXNlcjp" not in shown(other[0]), way


@pytest.mark.parametrize("kind", INJECTED, ids=str)
def test_what_a_client_of_the_user_sends_is_masked_too(kind: Kind) -> None:
    """A server that repeats the user's own password or token does not get it into an error."""
    for way, more in OF_THE_CLIENT.items():
        if way == "parameters":
            more = lambda family: {"params": {"sig": KEY}}  # noqa: E731
        elif way == "headers":
            more = lambda family: {"headers": {"X-Session": KEY}}  # noqa: E731
        answer = Answer.json({"error": {"message": f"who is {KEY}?", "code": KEY}}, 401, {"X-Echo": KEY})
        with ScriptedServer(answer) as server:

            async def scenario(more: Any = more, server: Any = server) -> None:
                family = importlib.import_module(kind.family)
                own = (family.AsyncClient if kind.is_async else family.Client)(**more(family))
                client = make(kind, base_url=server.url, http_client=own)
                with pytest.raises(APIStatusError) as caught:
                    await read(client)
                error = caught.value
                assert KEY not in f"{error!r} {vars(error)!r} {error.request!r}"
                await own.aclose() if kind.is_async else own.close()

            run(kind, scenario)
            assert KEY in shown(server.requests[0]) or "dXNlcjp" in shown(server.requests[0]), way


@pytest.mark.parametrize("kind", INJECTED, ids=str)
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_body_goes_to_another_origin(kind: Kind, status: int) -> None:
    """A body that would be sent again there raises; a POST that becomes a GET goes on without it."""

    def own(family: Any) -> Any:
        return (family.AsyncClient if kind.is_async else family.Client)(follow_redirects=True)

    async def ask(client: Any) -> None:
        if status < 307:
            await client._request(CREATE, JSON, body={"secret": KEY})
            return
        with pytest.raises(APIStatusError, match="another origin") as caught:
            await client._request(CREATE, JSON, body={"secret": KEY})
        assert caught.value.status == status

    for injected in (None, own):
        _, other = redirected(kind, status, ask, {}, injected)
        assert [request.body for request in other] == ([b""] if status < 307 else [])


@pytest.mark.parametrize(
    ("base", "location", "same"),
    [
        ("https://a.test/v1", "/x", True),
        ("https://a.test/v1", "https://a.test:443/x", True),
        ("https://a.test/v1", "https://A.TEST/x", True),
        ("http://a.test:80/v1", "http://a.test/x", True),
        ("https://a.test/v1", "//a.test/x", True),
        ("https://a.test/v1", "//b.test/x", False),
        ("https://a.test/v1", "https://a.test:8443/x", False),
        ("https://a.test/v1", "https://a.test.evil.test/x", False),
        ("https://a.test/v1", "https://a.test@evil.test/x", False),
        ("https://a.test/v1", "https://a.test\\@evil.test/x", False),
        ("https://a.test/v1", "https://sub.a.test/x", False),
        ("http://a.test/v1", "https://a.test/x", False),
    ],
)
def test_what_an_origin_is(base: str, location: str, same: bool) -> None:
    """Scheme, host and port, the default port filled in."""
    request = Request("GET", base, Headers([("Authorization", KEY), ("Host", "a.test")]), None, DEFAULT)
    moved = follow(request, 302, Headers([("Location", location)]), b"")
    assert (origin(moved.url) == origin(base)) is same
    assert ("authorization" in moved.headers) is same
    assert ("host" in moved.headers) is same
    assert moved.foreign is not same


@pytest.mark.parametrize("location", ["http://a.test/x", "https://a.test:99999/x", "https://[x", "https://a.test:x/"])
def test_where_no_redirect_may_lead(location: str) -> None:
    """From https to http, and to what is no address: refused, without the key."""
    request = Request("GET", "https://a.test/v1", Headers([("Authorization", KEY)]), None, DEFAULT)
    with pytest.raises(APIStatusError, match="redirect") as caught:
        follow(request, 302, Headers([("Location", f"{location}?token={KEY}")]), b"")
    assert KEY not in str(caught.value)


def test_no_way_back() -> None:
    """Who has left the origin gets no key at the end of a chain of redirects either, the first origin included."""
    request = Request("GET", "https://a.test/v1", Headers([("Authorization", KEY)]), None, DEFAULT)
    for location in ("https://b.test/x", "https://a.test/v1"):
        request = follow(request, 302, Headers([("Location", location)]), b"")
    assert request.foreign
    assert "authorization" not in request.headers


@on_every
@pytest.mark.parametrize("name", ["Content-Length", "transfer-encoding"])
def test_framing_is_not_the_callers(kind: Kind, name: str) -> None:
    """A usage error, and nothing is sent."""

    async def scenario(client: Any) -> None:
        for options, values in ({name: "5"}, {}), ({}, {name: "chunked"}):
            with pytest.raises(UsageError, match=f"(?i){name}"):
                await client.with_options(default_headers=options)._request(
                    CREATE, JSON, body={"a": 1}, extra_headers=values
                )

    one_call(kind, scenario, requests=0)


@on_every
def test_a_host_of_the_caller(kind: Kind) -> None:
    """It is sent once, in the place of ours, in whatever case it was written."""
    if kind.family == "fetch":
        pytest.skip("fetch has no say in this; see test_fetch_host")

    async def scenario(client: Any) -> None:
        await client._request(CREATE, JSON, body={}, extra_headers={"host": "one.test"})
        await client.with_options(default_headers={"HOST": "two.test"})._request(READ, JSON)

    received = one_call(kind, scenario, requests=2)
    for request, host in zip(received, ("one.test", "two.test"), strict=True):
        assert [value for name, value in request if name.lower() == "host"] == [host]


@pytest.mark.parametrize("kind", INJECTED, ids=str)
def test_the_same_through_a_client_of_the_user(kind: Kind) -> None:
    """Its own headers count as the caller's."""
    family = importlib.import_module(kind.family)
    seen: list[Any] = []

    def answer(request: Any) -> Any:
        seen.append(request.headers.multi_items())
        return family.Response(200, json={"ok": True})

    async def scenario() -> None:
        for headers, extra in (({}, {"Host": "x.test"}), ({"Host": "x.test"}, {}), ({"Content-Length": "3"}, {})):
            kinds = family.AsyncClient if kind.is_async else family.Client
            own = kinds(headers=headers, transport=family.MockTransport(answer))
            client = make(kind, base_url="https://api.test/v1", http_client=own)
            if "Content-Length" in headers:
                with pytest.raises(UsageError, match="Content-Length"):
                    await client._request(CREATE, JSON, body={}, extra_headers=extra)
            else:
                await client._request(CREATE, JSON, body={}, extra_headers=extra)
            await own.aclose() if kind.is_async else own.close()

    run(kind, scenario)
    assert [[value for name, value in fields if name.lower() == "host"] for fields in seen] == [["x.test"], ["x.test"]]


def one_call(kind: Kind, scenario: Any, *, requests: int) -> list[Any]:
    """Run `scenario(client)`; give the header fields of each request, repeated ones apart."""
    fields: list[Any] = []

    async def whole(**options: Any) -> None:
        client = make(kind, **options)
        await scenario(client)
        await client.close()

    if not kind.on_wire:
        from wherry._runtime.transports.memory import AsyncMemoryTransport, MemoryTransport, Reply

        transport = (AsyncMemoryTransport if kind.is_async else MemoryTransport)(lambda _: Reply(json={}))
        run(kind, lambda: whole(transport=transport))
        fields = [sent.headers.pairs for sent in transport.requests]
    else:
        with ScriptedServer(OK) as server:
            run(kind, lambda: whole(base_url=server.url))
            fields = [received.fields for received in server.requests]
    assert len(fields) == requests
    return fields
