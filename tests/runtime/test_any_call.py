"""Calls of any path: what the answer becomes, where the request goes, and what is sent."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import wherry
from wherry import BINARY, BinaryResponse, RawResponse, UnknownModel, UsageError, UsageTypeError
from wherry.transports import AsyncMemoryTransport, MemoryTransport, Reply

KEY = "sk-hidden-0123456789"
CHAT: dict[str, Any] = {"id": "x", "choices": [{"index": 0, "message": {"content": "ahoy"}}]}


class Ship(wherry.BaseModel):
    name: str


def answering(reply: Reply, **options: Any) -> Any:
    return wherry.Client(**{"api_key": KEY, "transport": MemoryTransport(lambda _: reply), **options})


def last(client: Any) -> Any:
    return client._link.transport.requests[-1]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (object, {"name": "Ann"}),
        (dict, {"name": "Ann"}),
        (dict[str, object], {"name": "Ann"}),
        (Any, {"name": "Ann"}),
        (str, '{"name": "Ann"}'),
        (bytes, b'{"name": "Ann"}'),
        (None, None),
        (type(None), None),
        (Ship, Ship.from_dict({"name": "Ann"})),
        (wherry.BaseModel, UnknownModel.from_dict({"name": "Ann"})),
    ],
)
def test_what_an_answer_becomes(kind: Any, value: Any) -> None:
    """`cast_to` says it, on both clients and through raw answers."""
    reply = Reply(json={"name": "Ann"})
    client = answering(reply)
    assert client.get("/ships/1", cast_to=kind) == value
    raw = client.with_raw_response.get("/ships/1", cast_to=kind)
    assert isinstance(raw, RawResponse)
    assert raw.parse() == value

    async def ask() -> Any:
        twin = wherry.AsyncClient(api_key=KEY, transport=AsyncMemoryTransport(lambda _: reply))
        return await twin.get("/ships/1", cast_to=kind)

    assert asyncio.run(ask()) == value


def test_lists_models_and_files() -> None:
    """A list or a map of models, a model of the API, bytes as a response."""
    (ship,) = answering(Reply(json=[{"name": "Ann"}])).get("/ships", cast_to=list[Ship])
    assert isinstance(ship, Ship)
    assert answering(Reply(json={"a": {"name": "Ann"}})).get("/ships", cast_to=dict[str, Ship])["a"].name == "Ann"
    done = answering(Reply(json=CHAT)).post("/chat/completions", cast_to=wherry.models.ChatCompletion, body={})
    assert done.choices[0].message.content == "ahoy"
    for kind in (BinaryResponse, BINARY):
        assert answering(Reply(body=b"\x00")).get("/f", cast_to=kind).content == b"\x00"
    with answering(Reply(body=b"ab")).with_streaming_response.get("/f", cast_to=bytes) as response:
        assert response.read() == b"ab"
    with pytest.raises(UsageTypeError, match=r"cannot be(come)? 'set'"):
        answering(Reply(json={})).get("/x", cast_to=set)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (Ship | None, '{"name": "Ann"}'),
        (list[Ship | None], '[{"name": "Ann"}]'),
        (bool, "true"),
        (int, "3"),
        (str, "x"),
    ],
)
def test_cast_to_and_parse_agree(kind: Any, body: str) -> None:
    """`cast_to` accepts what `parse(to=)` accepts, with the same result, also when the body is read later."""
    client = answering(Reply(body=body))
    value = client.get("/ships", cast_to=kind)
    assert value == client.with_raw_response.get("/ships").parse(to=kind)
    assert type(value) in (Ship, list, bool, int, str)
    with client.with_streaming_response.get("/ships", cast_to=kind) as response:
        assert response.parse() == value


def test_unknown_names_that_are_not_given() -> None:
    """A sentinel under a name that is not known is dropped, by argument and in options; a value is refused."""
    client = answering(Reply(json={}))
    assert client.get("/x", newer=wherry.NOT_GIVEN, options={"newer": wherry.omit}) == {}
    with pytest.raises(UsageTypeError, match="'newer'"):
        client.get("/x", newer=None)


def test_pydantic_models() -> None:
    """A pydantic model of the caller's validates; an answer that does not fit is a DecodeError."""
    pydantic = pytest.importorskip("pydantic")
    own = pydantic.create_model("Own", name=(str, ...))
    assert answering(Reply(json={"name": "Ann"})).get("/x", cast_to=own).name == "Ann"
    with pytest.raises(wherry.DecodeError):
        answering(Reply(json={})).get("/x", cast_to=own)


@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_a_response_of_the_library(library: str) -> None:
    """It is whole and decompressed, of an answer of any kind, and an error status is still raised."""
    kind = pytest.importorskip(library).Response
    found = answering(Reply(json=CHAT, headers={"X-Own": "1"})).post("/chat/completions", cast_to=kind, body={})
    assert type(found) is kind
    assert (found.status_code, found.json(), found.headers["x-own"]) == (200, CHAT, "1")
    assert (found.request.method, str(found.url)) == ("POST", "https://api.openai.com/v1/chat/completions")
    assert answering(Reply(body="words")).get("/x", cast_to=kind).text == "words"
    raw = answering(Reply(body="words")).with_raw_response.get("/x", cast_to=kind)
    assert raw.parse().text == raw.text == "words"
    with pytest.raises(wherry.NotFoundError):
        answering(Reply(404)).get("/x", cast_to=kind)


def test_streams() -> None:
    """The type of the stream says what its events are."""
    reply = Reply(sse=[{"name": "Ann"}, {"name": "Bob"}, "[DONE]"])
    stream_cls = wherry.Stream[Ship]
    stream = answering(reply).post("/ships", cast_to=object, body={"stream": True}, stream=True, stream_cls=stream_cls)
    assert [ship.name for ship in stream] == ["Ann", "Bob"]
    assert [type(each) for each in answering(reply).get("/ships", cast_to=Ship, stream=True)] == [Ship, Ship]


def test_options_of_a_call() -> None:
    """`options` is sent as the arguments of the same meaning would be; what is given by argument wins."""
    client = answering(Reply(json={}))
    client.post(
        "/ships",
        cast_to=object,
        body={"a": 1},
        extra_headers={"B": "argument"},
        options={
            "headers": {"A": "1", "B": "option"},
            "params": {"p": [1, 2]},
            "extra_json": {"b": 2},
            "idempotency_key": "once",
            "timeout": 3,
            "max_retries": 0,
            "follow_redirects": True,
        },
    )
    request = last(client)
    assert request.url.endswith("/ships?p%5B%5D=1&p%5B%5D=2")
    assert request.body == b'{"a":1,"b":2}'
    assert [request.headers[name] for name in ("a", "b", "idempotency-key")] == ["1", "argument", "once"]
    assert request.timeout.read == 3
    admin = answering(Reply(json={}), admin_api_key="sk-admin")
    admin.get("/x", options={"security": {"admin_api_key_auth": True}})
    assert last(admin).headers["authorization"] == "Bearer sk-admin"
    with pytest.raises(UsageTypeError, match=r"no 'header' in options; it takes headers, params"):
        client.get("/x", options={"header": {}})
    with pytest.raises(UsageError, match="follow_redirects"):
        client.get("/x", options={"follow_redirects": False})


def test_bodies() -> None:
    """Bytes go out as they are; files make a form, whose content type is ours."""
    client = answering(Reply(json={}))
    client.post("/x", content=b"raw", options={"headers": {"Content-Type": "text/plain"}})
    assert (last(client).body, last(client).headers["content-type"]) == (b"raw", "text/plain")
    client.post("/x", body=b"raw")
    assert (last(client).body, last(client).headers["content-type"]) == (b"raw", "application/json")
    for files in ({"f": ("a.txt", b"1")}, [("f", ("a.txt", b"1"))]):
        form = {"headers": {"Content-Type": "multipart/form-data"}}
        client.post("/x", body={"a": "1"}, files=files, options=form)
        assert last(client).headers["content-type"].startswith("multipart/form-data; boundary=")
        assert b'name="f"; filename="a.txt"' in last(client).body
    client.post("/x", files=[("f[]", b"1"), ("f[]", b"2")])
    assert last(client).body.count(b'name="f[]"') == 2
    with pytest.raises(UsageTypeError, match="not both"):
        client.post("/x", content=b"", body={})


def test_a_whole_url_at_the_same_origin() -> None:
    """It gets the key and the defaults, and keeps its query."""
    client = answering(Reply(json={}), default_query={"d": 1}, default_headers={"X-Own": "1"})
    client.get("https://api.openai.com/v2/x?a=1", cast_to=object)
    assert last(client).url == "https://api.openai.com/v2/x?a=1&d=1"
    assert last(client).headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize(
    "url", ["https://other.test/x?a=1", "http://api.openai.com/x?a=1", "https://api.openai.com:444/x?a=1"]
)
def test_a_whole_url_elsewhere(url: str) -> None:
    """It gets no key and no default of the client, but what the call itself gives; a key function tells nothing."""
    for key in (KEY, lambda: KEY):
        client = answering(
            Reply(json={"a": 1}),
            api_key=key,
            organization="o",
            project="p",
            default_headers={"X-Token": KEY},
            default_query={"key": KEY},
        )
        assert client.get(url, cast_to=object, options={"headers": {"X-Given": "1"}}) == {"a": 1}
        request = last(client)
        assert (request.url, request.headers["x-given"]) == (url, "1")
        assert KEY not in str([request.headers.pairs, request.url])
        assert not [name for name in request.headers if name.startswith(("openai-", "authorization", "x-token"))]


def test_a_whole_url_that_is_none() -> None:
    """It is refused before anything is sent."""
    client = answering(Reply(json={}))
    with pytest.raises(UsageError, match="cannot be connected to"):
        client.get("https://a b/x")
    assert not client._link.transport.requests
