"""What stands for "not given": ours and other people's, wherever a call takes a value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import wherry
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.timeouts import Timeout, timeout_of
from wherry._runtime.base.unset import KINDS, is_not_given, removes
from wherry._runtime.data import codec
from wherry._runtime.request.multipart import encode
from wherry._runtime.request.query import flatten
from wherry.models import ChatCompletionMessage
from wherry.transports import MemoryTransport, Reply

ANSWER = {"id": "x", "object": "chat.completion", "created": 1, "model": "m", "choices": []}
MESSAGE = {"role": "user", "content": "x"}


def strange(name: str, *, true: bool = False) -> Any:
    """An object of a class of another package."""
    return type(name, (), {"__bool__": lambda self: true})()


SENTINELS = {
    "UNSET": wherry.UNSET,
    "NOT_GIVEN": wherry.NOT_GIVEN,
    "omit": wherry.omit,
    **{f"strange {name}": strange(name) for name in ("NotGiven", "Omit", "Unset", "UnsetType")},
}
EVERY = pytest.mark.parametrize("nothing", SENTINELS.values(), ids=SENTINELS)


@pytest.fixture
def transport() -> MemoryTransport:
    return MemoryTransport(lambda _: Reply(json=ANSWER))


@pytest.fixture
def client(transport: MemoryTransport) -> wherry.Client:
    return wherry.Client(api_key="k", transport=transport)


@EVERY
def test_what_counts(nothing: Any) -> None:
    """A false object of a class with such a name counts, also before and after it was first met."""
    kind = type(nothing)
    assert is_not_given(nothing)
    assert kind in KINDS
    assert is_not_given(nothing)


@pytest.mark.parametrize(
    "value", [None, 0, "", [], {}, False, object(), strange("NotGiven", true=True), strange("Nil")]
)
def test_what_does_not_count(value: object) -> None:
    """Null and empty values are values, and so are true objects whose class has such a name."""
    assert not is_not_given(value)


@EVERY
def test_bodies(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """Arguments, and keys at any depth, are left out, whichever library writes the JSON."""
    create: Any = client.chat.completions.create
    deep = {"role": "user", "content": [{"type": "text", "text": "x", "annotations": nothing}], "name": nothing}
    create(
        model="m", messages=[deep], temperature=nothing, stop=None, extra_body={"more": nothing, "in": {"n": nothing}}
    )
    assert transport.requests[0].json() == {
        "model": "m",
        "messages": [{"role": "user", "content": [{"type": "text", "text": "x"}]}],
        "stop": None,
        "in": {},
    }


@EVERY
def test_elements_of_lists(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """An element that is not given is refused by its place: without it the list would say something else."""
    create: Any = client.chat.completions.create
    place = rf"messages\[1\] is not given \({type(nothing).__name__}\): a key can be left out"
    with pytest.raises(wherry.UsageTypeError, match=place):
        create(model="m", messages=[MESSAGE, nothing])
    assert transport.requests == []


@EVERY
def test_options_of_a_call(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """Every option of a call may be one; the client's own settings hold then."""
    client = client.with_options(timeout=7, max_retries=0)
    create: Any = client.chat.completions.create
    names = ("extra_headers", "extra_query", "extra_body", "timeout", "max_retries", "idempotency_key", "strict")
    create(model="m", messages=[], stream=nothing, **dict.fromkeys(names, nothing))
    (request,) = transport.requests
    assert request.json() == {"model": "m", "messages": []}
    assert request.timeout == Timeout(7)
    assert "?" not in request.url
    assert "idempotency-key" not in request.headers


@EVERY
def test_options_of_a_client(nothing: Any, client: wherry.Client) -> None:
    """`with_options` leaves them as they are, and a new client takes its defaults."""
    changed = client.with_options(timeout=3, max_retries=5)
    names: Any = ("timeout", "max_retries", "base_url", "api_key", "default_headers", "default_query")
    same = changed.with_options(**dict.fromkeys(names, nothing))
    assert (same.timeout, same.max_retries, same.base_url) == (3, 5, client.base_url)
    new = wherry.Client(api_key="k", timeout=nothing, max_retries=nothing, default_headers=nothing)
    assert (new.timeout, new.max_retries) == (client.timeout, client.max_retries)


@EVERY
def test_a_new_client_takes_its_defaults(nothing: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever option is one: the environment counts then, and the default after it."""
    monkeypatch.setenv("OPENAI_ORG_ID", "org")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    names: Any = (
        "organization",
        "project",
        "base_url",
        "websocket_base_url",
        "default_query",
        "http_client",
        "transport",
    )
    more: Any = (
        "unknown_parameters",
        "strict",
        "max_event_bytes",
        "json",
        "json_loads",
        "on_request",
        "data_residency",
    )
    new = wherry.Client(api_key="k", **dict.fromkeys((*names, *more), nothing))
    assert (new.organization, new.base_url) == ("org", "https://api.openai.com/v1/")
    assert (new._options.unknown_parameters, new._options.strict, new._options.on_request) == ("refuse", True, None)


@EVERY
def test_calls_of_any_path(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """`client.post` leaves out every argument and option that is one, also one that it does not know."""
    names = ("content", "files", "cast_to", "stream", "stream_cls", "extra_headers", "timeout", "max_retries", "newer")
    given = {"headers": {"X-A": "1"}, "timeout": 5, "newer": nothing}
    assert client.post("/x", body={"a": 1}, options=given, **dict.fromkeys(names, nothing)) == ANSWER
    (request,) = transport.requests
    assert (request.json(), request.headers["x-a"], request.timeout) == ({"a": 1}, "1", Timeout(5))
    client.post("/x", body=nothing, options=nothing)
    assert transport.requests[1].body in (None, b"")


@EVERY
def test_models(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """A field that is one is absent; what such an object shows of itself is what is sent."""
    message = ChatCompletionMessage(role="assistant", content=nothing, refusal=None, newer=nothing)
    assert message == ChatCompletionMessage(role="assistant", refusal=None)
    message.refusal = nothing
    assert message == ChatCompletionMessage(role="assistant")
    unknown = wherry.UnknownModel.from_dict({"a": 1, "b": 2})
    unknown.b = nothing
    assert unknown.to_dict() == {"a": 1}
    message.audio = {"id": nothing, "parts": [{"kind": nothing, "n": 1}]}
    assert message.to_dict() == {"role": "assistant", "audio": {"parts": [{"n": 1}]}}
    assert message.model_dump(exclude_none=True, mode="json")["audio"] == {"parts": [{"n": 1}]}
    client.chat.completions.create(model="m", messages=[message])
    assert transport.requests[0].json()["messages"] == [message.to_dict()]


@EVERY
def test_queries(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """They leave the query, at any depth."""
    list_: Any = client.with_raw_response.files.list
    list_(limit=nothing, order="asc", extra_query={"a": nothing, "b": {"c": nothing, "d": 1}})
    assert transport.requests[0].url.endswith("/files?order=asc&b%5Bd%5D=1")
    assert flatten("n", [1, nothing]) == [("n[]", "1")]


@EVERY
def test_forms(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """They leave a form, and none of them makes a form of what could be JSON."""
    body, _ = encode({"a": nothing, "file": b"x", "b": {"c": nothing, "d": 1}}, files=("file",), boundary="_")
    assert isinstance(body, bytes)
    assert body.count(b"form-data") == 2
    edit: Any = client.images.edit
    edit(prompt="p", images=[{"file_id": "f"}], image=nothing, mask=nothing)
    assert transport.requests[0].json() == {"prompt": "p", "images": [{"file_id": "f"}]}


@EVERY
def test_headers(nothing: Any, client: wherry.Client, transport: MemoryTransport) -> None:
    """Among headers "not given" leaves one as it is; "omit", like None, removes it."""
    create: Any = client.chat.completions.create
    create(model="m", messages=[], extra_headers={"User-Agent": nothing, "X-A": "1"})
    sent = transport.requests[0].headers
    leaves = "NotGiven" in type(nothing).__name__
    assert ("user-agent" in sent) is leaves
    assert removes(nothing) is not leaves
    assert sent["x-a"] == "1"
    assert ("b" in Headers([("B", "2")]).merged({"b": nothing})) is leaves
    removed: Any = client.with_options(default_headers={"User-Agent": nothing})
    removed.chat.completions.create(model="m", messages=[])
    assert ("user-agent" in transport.requests[1].headers) is leaves


@EVERY
def test_timeouts(nothing: Any) -> None:
    """A limit that is not given is the one for everything, else the default."""
    assert Timeout(nothing, read=9) == Timeout(read=9)
    assert Timeout(8, read=nothing) == Timeout(8)
    assert timeout_of(nothing, Timeout(4)) == Timeout(4)


def test_known_values_are_not_looked_into(monkeypatch: pytest.MonkeyPatch, client: wherry.Client) -> None:
    """A call with values that JSON knows never asks whether one of them is a sentinel."""
    asked: list[object] = []
    look: Callable[[object], bool] = codec.is_not_given
    monkeypatch.setattr(codec, "is_not_given", lambda value: asked.append(value) or look(value))
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}], temperature=wherry.omit)
    assert asked == []
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x", "name": wherry.omit}])  # type: ignore[typeddict-item]
    assert wherry.omit in asked
