"""Every operation, called once in each way on both clients: what goes out, byte for byte, and what comes back.

What must go out follows from the API description alone, as the built-in server reads it.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

import wherry
from tests.generated.arguments import ID, arguments, by_wire, chosen, sent_body, sent_headers, sent_query, without_null
from tests.generated.calling import Caller, answer, both_kinds, items
from tests.generated.conforming import problems
from tests.generated.surface import METHODS, SERVICE, SPEC, Method
from wherry_server.keys import beta_of

EVERY_METHOD = pytest.mark.parametrize("method", METHODS, ids=str)
EVERY_BODY = pytest.mark.parametrize(
    ("method", "media"),
    [(method, media) for method in METHODS for media in method.media],
    ids=[f"{method}-{media}" if media else str(method) for method in METHODS for media in method.media],
)


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_KEY", "ADMIN_KEY", "BASE_URL", "ORG_ID", "PROJECT_ID", "LOG"):
        monkeypatch.delenv(f"OPENAI_{name}", raising=False)


def test_every_operation_has_a_method() -> None:
    """Verb and path of the description and of the manifest are the same set, and no two methods share one."""
    described = {operation.name for operation in SPEC.operations}
    assert sorted(method.key for method in METHODS) == sorted(described)
    assert len(described) == 388


@EVERY_BODY
@both_kinds
def test_everything_given(method: Method, media: str | None, kind: str) -> None:
    """Each argument arrives at the server under its wire name, in its place, as the value that was given."""
    reply, _ = answer(method)
    caller = Caller(kind, [reply])
    given = arguments(method, media, full=True)
    caller.call(method, **given)
    (sent,) = caller.sent
    assert sent.method == method.entry["verb"]
    assert urlsplit(sent.url).path == "/v1" + _encoded_path(method)

    expected = {name.removesuffix("[]"): value for name, value in by_wire(method, given, "query").items()}
    pairs, read = sent_query(method, sent.url)
    assert read == without_null(expected)
    wires = {parameter["wire"].removesuffix("[]") for parameter in method.parameters if parameter["place"] == "query"}
    assert {re.split(r"\[", name)[0] for name, _ in pairs} <= wires

    body = by_wire(method, given, "body")
    content_type = sent.headers.get("content-type")
    media = media and chosen(method, given)
    assert (content_type or "").partition(";")[0] == (media or "")
    if media == "application/json":
        assert json.loads(sent.body) == body
    elif media == "application/sdp":
        assert sent.body == body["sdp"].encode()
    elif content_type is not None:
        # Null can be said inside of a part that is JSON, not instead of a part.
        assert without_null(sent_body(method, content_type, sent.body)) == without_null(body)
    else:
        assert sent.body == b""


@EVERY_BODY
@both_kinds
def test_only_what_is_given_is_sent(method: Method, media: str | None, kind: str) -> None:
    """With the required arguments alone nothing else goes out, whether the others are left out or UNSET."""
    given = arguments(method, media, full=False)
    media = media and chosen(method, given)
    unset = {p["name"]: wherry.UNSET for p in method.parameters if p["name"] not in given}
    bodies = []
    for more in ({}, unset):
        caller = Caller(kind, [answer(method)[0]])
        caller.call(method, **given, **more)
        (sent,) = caller.sent
        bodies.append(sent.body if media == "application/json" else None)
        _, read = sent_query(method, sent.url)
        assert read == {name.removesuffix("[]"): v for name, v in by_wire(method, given, "query").items()}
        if media == "application/json":
            assert json.loads(sent.body) == by_wire(method, given, "body")
    assert bodies[0] == bodies[1]


@EVERY_METHOD
@both_kinds
def test_headers_and_key(method: Method, kind: str) -> None:
    """The headers of a call are these and no others; an admin operation carries the admin key, others never do."""
    media = method.media[0]
    caller = Caller(kind, [answer(method)[0]])
    given = arguments(method, media, full=True)
    caller.call(method, **given)
    headers = dict(caller.sent[0].headers.pairs)
    admin = method.operation.admin
    assert headers.pop("Authorization") == ("Bearer sk-admin" if admin else "Bearer sk-user")
    by_argument = sent_headers(method, given)
    of_arguments = {name.lower(): headers.pop(name) for name in [*headers] if name.lower() in by_argument}
    assert of_arguments == by_argument
    assert headers.pop("OpenAI-Beta", None) == beta_of(method.operation)
    assert headers.pop("Content-Type", "").partition(";")[0] == (chosen(method, given) if media else "")
    assert headers.pop("User-Agent").startswith("wherry")
    assert headers.keys() == {"Accept", "Accept-Encoding"}


@EVERY_METHOD
@both_kinds
def test_null(method: Method, kind: str) -> None:
    """None is null in a JSON body, and is left out of the query and of a multipart body."""
    media = method.media[0]
    needed = arguments(method, media, full=False)
    media = media and chosen(method, needed)
    nulls = {p["name"]: None for p in method.parameters if p["place"] in ("query", "body") and p["name"] not in needed}
    caller = Caller(kind, [answer(method)[0]])
    caller.call(method, **{**needed, **nulls})
    (sent,) = caller.sent
    pairs, _ = sent_query(method, sent.url)
    sent_names = {re.split(r"\[", name)[0] for name, _ in pairs}
    assert not sent_names & {p["wire"].removesuffix("[]") for p in method.parameters if p["name"] in nulls}
    wires = {p["wire"] for p in method.parameters if p["name"] in nulls and p["place"] == "body"}
    if media == "application/json":
        body = json.loads(sent.body)
        assert {wire: body[wire] for wire in wires} == dict.fromkeys(wires)
    elif media == "multipart/form-data":
        assert not wires & sent_body(method, sent.headers["content-type"], sent.body).keys()


@EVERY_METHOD
@both_kinds
def test_arguments_are_checked(method: Method, kind: str) -> None:
    """An unknown argument, a missing required one and a second positional one are TypeErrors; nothing is sent."""
    caller = Caller(kind, [])
    given = arguments(method, method.media[0], full=False)
    with pytest.raises(TypeError, match="no_such_argument"):
        caller.call(method, **given, no_such_argument=1)
    for name in (p["name"] for p in method.parameters if p["required"]):
        with pytest.raises(TypeError, match=name):
            caller.call(method, **{key: value for key, value in given.items() if key != name})
    with pytest.raises(TypeError, match="positional"):
        caller.call(method, "one", "two")
    assert caller.sent == []


@EVERY_METHOD
@both_kinds
def test_path_parameters(method: Method, kind: str) -> None:
    """The last path parameter may be positional; each is refused when it is empty or no text, and nothing is sent."""
    path = [p["name"] for p in method.parameters if p["place"] == "path"]
    if not path:
        assert "{" not in method.entry["path"]
        return
    assert path[0] in re.findall(r"\{(\w+)\}", method.entry["path"])[-1:]
    given = arguments(method, method.media[0], full=False)
    caller = Caller(kind, [answer(method)[0]])
    caller.call(method, given[path[0]], **{name: value for name, value in given.items() if name != path[0]})
    assert urlsplit(caller.sent[0].url).path == "/v1" + _encoded_path(method)
    for name in path:
        for wrong, error in (("", ValueError), (".", ValueError), ("..", ValueError), (None, TypeError)):
            with pytest.raises(error, match=name):
                caller.call(method, **{**given, name: wrong})
    assert len(caller.sent) == 1


@EVERY_METHOD
@both_kinds
def test_answer(method: Method, kind: str) -> None:
    """A valid answer becomes what the manifest declares, in every field, and gives back exactly what came."""
    for seed in ("one", "two", "three"):
        reply, plain = answer(method, seed)
        value = Caller(kind, [reply]).call(method, **arguments(method, method.media[0], full=False))
        returns = method.entry["returns"]
        if method.page:
            assert type(value) is getattr(wherry, method.page if kind == "sync" else f"Async{method.page}")
            assert [told for item in value.data for told in problems(item, returns)] == []
            assert len(value.data) == len(plain["data"])
        elif returns == "bytes":
            assert isinstance(value, wherry.BinaryResponse)
            assert value.content == plain
            continue
        elif method.always_streams:
            assert items(value) == []
            continue
        else:
            assert problems(value, returns) == []
        if isinstance(plain, dict):
            assert json.dumps(value.to_dict()) == json.dumps(plain)
        else:
            assert value == plain


def test_a_field_that_json_lacks() -> None:
    """Where JSON and multipart are possible, a field that only the multipart body has makes it multipart."""
    tried = []
    for method in METHODS:
        if {"application/json", "multipart/form-data"} <= set(method.media):
            json_names, form_names = (
                _properties(method, media) for media in ("application/json", "multipart/form-data")
            )
            for parameter in method.parameters:
                if parameter["wire"] in form_names - json_names and "bytes" not in parameter["type"]:
                    caller = Caller("sync", [answer(method)[0]])
                    given = arguments(method, "application/json", full=False)
                    caller.call(method, **given, **{parameter["name"]: "x"})
                    assert caller.sent[0].headers["content-type"].startswith("multipart/form-data")
                    tried.append(f"{method} {parameter['name']}")
    assert "images.edit response_format" in tried


def _properties(method: Method, media: str) -> frozenset[str]:
    assert method.operation.body is not None
    return SERVICE.validation.property_names(SERVICE.schema(method.operation.body.content[media]))


@EVERY_METHOD
def test_call_options(method: Method) -> None:
    """Every call takes extra headers, query and body, a timeout and an idempotency key; these win over its own."""
    caller = Caller("sync", [answer(method)[0]])
    media = method.media[0]
    options: dict[str, Any] = {
        "extra_headers": {"X-Extra": "1", "OpenAI-Beta": "mine"},
        "extra_query": {"extra": ["a", "b"]},
        "timeout": 3.5,
        "idempotency_key": "key-1",
        "max_retries": 0,
    }
    if media in ("application/json", "multipart/form-data"):
        options["extra_body"] = {"extra_field": "yes"}
    given = arguments(method, media, full=False)
    caller.call(method, **given, **options)
    (sent,) = caller.sent
    assert (sent.headers["x-extra"], sent.headers["openai-beta"]) == ("1", "mine")
    assert sent.headers["idempotency-key"] == "key-1"
    assert urlsplit(sent.url).query.endswith("extra%5B%5D=a&extra%5B%5D=b")
    assert sent.timeout.read == 3.5
    if media == "application/json":
        assert json.loads(sent.body)["extra_field"] == "yes"
    elif media == "multipart/form-data":
        assert b'name="extra_field"\r\n\r\nyes\r\n' in sent.body


def _encoded_path(method: Method) -> str:
    """The path with an awkward id in each place, encoded by the standard library."""
    return re.sub(r"\{(\w+)\}", lambda found: quote(ID + found[1], safe="!$&'()*+,;=:@"), method.entry["path"])
