"""What is fuzzed, and the property of each: nothing but our own errors comes out, and what was read is what came.

`test_fuzz` runs each a little, `python -m tests.fuzz` for as long as you like.
"""

from __future__ import annotations

import contextlib
import copy
import json
import pickle
import random
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import wherry
from tests.fuzz import inputs
from tests.generated.arguments import arguments
from tests.generated.calling import KINDS, Caller, items
from tests.generated.surface import METHODS, STREAMING, Method
from tests.runtime.typed.json_texts import damaged
from tests.runtime.typed.random_types import a_type
from wherry._runtime.base.errors import (
    APIError,
    APIStatusError,
    DecodeError,
    WherryError,
)
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.secrets import Secret
from wherry._runtime.base.timeouts import DEFAULT
from wherry._runtime.client.redirects import follow, origin
from wherry._runtime.data import codec
from wherry._runtime.request.build import Request
from wherry._runtime.response.content_coding import PIECE_BYTES, decoder_for
from wherry._runtime.response.error_of import error_of_payload, from_response
from wherry._runtime.response.sse import SSEParser
from wherry._runtime.transports.memory import Reply
from wherry._runtime.typed.lint import lint
from wherry._runtime.typed.parser import parser_of
from wherry._runtime.typed.partial_json import PartialReader

TARGETS: dict[str, Callable[[], Callable[[], None]]] = {}
"""Name of a target -> what makes its test."""


def target(**strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Register a property. Each run makes its own test of it, since Hypothesis ties settings and seed to the test."""

    def register(check: Callable[..., None]) -> Callable[..., None]:
        TARGETS[check.__name__] = lambda: given(**strategies)(check)
        return check

    return register


OURS = contextlib.suppress(WherryError)
SECRET = Secret("sk-0123456789abcdef")


# --- the parts, alone --------------------------------------------------------------------------------------------------


@target(chunks=inputs.chunked(inputs.stream_bytes), limit=st.none() | st.integers(1, 40))
def sse(chunks: list[bytes], limit: int | None) -> None:
    """The parser gives texts and numbers, the same for any split, and nothing but StreamError at its limit."""

    def events(parts: list[bytes]) -> list[Any]:
        parser, found = SSEParser(limit), []
        with OURS:
            for part in parts:
                found += parser.feed(part)
            parser.end()
        return found

    whole = events([b"".join(chunks)])
    assert events(chunks) == whole
    assert all(type(name) is type(data) is type(last) is str for name, data, last, _ in whole)
    assert all(retry is None or type(retry) is int for *_, retry in whole)


@target(data=inputs.broken(inputs.coded_bytes).flatmap(lambda raw: inputs.chunked(st.just(raw))), coding=inputs.codings)
def content_coding(data: list[bytes], coding: str) -> None:
    """A coded body gives bounded pieces or an error of ours."""
    decoder = decoder_for(coding)
    if decoder is None:
        return
    with OURS:
        for chunk in data:
            for piece in decoder.pieces(chunk):
                assert 0 < len(piece) <= PIECE_BYTES
        for piece in decoder.end():
            assert 0 < len(piece) <= PIECE_BYTES


@target(
    status=st.sampled_from((301, 302, 303, 307, 308)),
    location=inputs.header_values,
    base=st.sampled_from(("http://api.test/v1", "https://api.test:8443/a?b=c")),
)
def redirects(status: int, location: str, base: str) -> None:
    """Wherever a redirect leads, the request follows over HTTP, without the key to another origin, or it is refused."""
    request = Request("POST", base, Headers([("Authorization", SECRET.reveal())]), b"{}", DEFAULT)
    with contextlib.suppress(APIStatusError):
        moved = follow(request, status, Headers([("location", location)]), b"")
        assert moved.url.startswith(base.partition(":")[0])
        assert ("authorization" in moved.headers) == (origin(moved.url) == origin(base))


_json_bodies = inputs.broken(inputs.values.map(inputs.text_of)) | st.binary(max_size=40)


@target(status=inputs.statuses, headers=inputs.headers, body=_json_bodies)
def error_bodies(status: int, headers: dict[str, str], body: bytes) -> None:
    """Whatever an error says, it becomes an error with a text, whose facts have their types and which pickles."""
    error = from_response(status, Headers(headers.items()), body + SECRET.reveal().encode(), secrets=(SECRET,))
    _check_error(error)
    assert SECRET.reveal() not in str(error)
    with contextlib.suppress(ValueError, RecursionError):
        _check_error(error_of_payload(json.loads(body)))


def _check_error(error: APIError) -> None:
    assert isinstance(error.message, str)
    assert str(error)
    assert repr(error)
    assert error.code is None or type(error.code) in (str, int)
    assert error.param is None or isinstance(error.param, str)
    assert error.type is None or isinstance(error.type, str)
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error)


@target(
    payload=_json_bodies | st.text(max_size=9),
    stamp=inputs.header_values,
    signature=inputs.header_values | st.just("v1,YQ== v1,\x80 v2"),
    now=st.just(0.0) | st.floats(allow_nan=False, allow_infinity=False),
)
def webhooks(payload: bytes | str, stamp: str, signature: str, now: float) -> None:
    """A forged webhook is refused with an error of ours."""
    headers = {"webhook-id": stamp, "webhook-timestamp": stamp, "webhook-signature": signature}
    with OURS:
        wherry.Client(api_key="x").webhooks.unwrap(payload, headers, secret="whsec_YWJj", now=now)
        raise AssertionError("a forged webhook was taken")


# --- models ------------------------------------------------------------------------------------------------------------

_json_values = st.sampled_from(inputs.MODELS).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.integers(0, 2).flatmap(lambda seed: inputs.near(inputs.sample(inputs.pointer_of(name), seed)))
        | inputs.values.map(inputs.text_of),
    )
)


@target(case=_json_values)
def models(case: tuple[str, bytes]) -> None:
    """Any JSON decodes, and comes back exactly; what was decoded prints, compares, copies, pickles and is sent."""
    name, text = case
    try:
        data = codec.loads(text)
    except (ValueError, RecursionError):
        return
    decoder: Any = getattr(wherry.models, name)
    if not hasattr(decoder, "_decode"):
        return
    try:
        value = decoder._decode(data)
    except RecursionError:
        return  # the client makes a DecodeError of it
    plain = codec.unwrapped(value)
    assert json.dumps(plain) == text.decode()
    assert isinstance(repr(value), str)
    assert json.dumps(codec.unwrapped(copy.deepcopy(value))) == text.decode()
    if isinstance(value, wherry.BaseModel):
        assert value.__dict__.keys() == plain.keys()
        for field in type(value)._fields:
            getattr(value, field)
        assert json.dumps(pickle.loads(pickle.dumps(value)).to_dict()) == text.decode()
    if "NaN" not in text.decode():
        assert value == decoder._decode(codec.loads(text))


_json_texts = (inputs.broken(inputs.values.map(inputs.text_of)) | st.text(max_size=20).map(str.encode)).map(
    lambda raw: raw.decode("utf-8", "replace")
)


def _strictly(word: str) -> Any:
    raise ValueError(word)


@target(text=_json_texts, size=st.integers(1, 9))
def partial_json(text: str, size: int) -> None:
    """A text that comes in pieces says what it says as a whole, or fails where that does; snapshots do not change."""
    reader, seen = PartialReader(), []
    for at in range(0, len(text), size):
        reader.feed(text[at : at + size])
        snapshot = reader.snapshot()
        seen.append((snapshot, repr(snapshot)))
    value = reader.end()
    try:
        whole = json.loads(text, parse_constant=_strictly)
    except ValueError:
        assert reader.failure is not None
    else:
        assert reader.failure is None
        assert repr(value) == repr(whole)
    assert all(repr(snapshot) == shown for snapshot, shown in seen)


@target(seed=st.integers(0, 2**32), answer=inputs.values)
def answers(seed: int, answer: Any) -> None:
    """A type of any kind gives a schema that keeps the rules; a value comes back as it was, and any JSON or an error of ours."""
    dice = random.Random(seed)
    kind, draw, _ = a_type(dice)
    parser = parser_of(kind)
    assert parser is not None
    assert lint(parser.schema) == []
    value, plain = draw(dice)
    text = json.dumps({"value": plain} if parser.wrapped else plain)
    assert parser.load(text) == value
    reader = parser.reader()
    reader.feed(text)
    assert parser.load(text, reader) == value
    for near in (damaged(text, dice), json.dumps(answer), json.dumps({"value": answer})):
        with OURS:
            parser.load(near)


# --- whole calls -------------------------------------------------------------------------------------------------------


_arguments: dict[str, dict[str, Any]] = {}


def _given(method: Method, *, stream: bool) -> dict[str, Any]:
    name = str(method)
    if name not in _arguments:
        _arguments[name] = arguments(method, method.media[0], full=False)
    return {**_arguments[name], **(method.switched_on if stream else {})}


def _reply(status: int, headers: dict[str, str], chunks: list[bytes]) -> Reply:
    reply = Reply(status, chunks=chunks)
    reply.headers = Headers(headers.items())  # as they come over a wire: nobody has checked them
    return reply


@target(
    method=st.sampled_from(METHODS),
    kind=st.sampled_from(KINDS),
    status=inputs.statuses,
    headers=inputs.headers,
    data=st.data(),
)
def calls(method: Method, kind: str, status: int, headers: dict[str, str], data: Any) -> None:
    """Whatever one answer to any operation is, the call gives a value or an error of ours; so do its pages."""
    good = inputs.answer_of(method)
    near = inputs.near(good) if good[:1] in b"{[" else st.just(good)
    bodies = st.lists(inputs.broken(near).flatmap(lambda raw: inputs.chunked(st.just(raw))), min_size=1, max_size=3)
    replies = data.draw(bodies)
    caller = Caller(kind, lambda _: _reply(status, headers, replies[min(len(caller.sent), len(replies)) - 1]))
    with OURS:
        value = caller.call(method, **_given(method, stream=False), max_retries=1)
        repr(value)
        if method.page or method.always_streams:
            for item in items(value):
                repr(item)
    assert len(caller.sent) < 50


@target(
    method=st.sampled_from(STREAMING),
    kind=st.sampled_from(KINDS),
    headers=inputs.headers,
    strict=st.booleans(),
    data=st.data(),
)
def streams(method: Method, kind: str, headers: dict[str, str], strict: bool, data: Any) -> None:
    """Whatever the bytes of a stream are, each event is a value or an error of ours, and the stream ends."""
    pieces = data.draw(st.lists(_event(method), max_size=5).map(b"".join) | inputs.stream_bytes)
    chunks = data.draw(inputs.chunked(inputs.broken(st.just(pieces))))
    headers = {"content-type": "text/event-stream", **headers}
    caller = Caller(kind, lambda _: _reply(200, headers, chunks))
    with OURS:
        stream = caller.call(method, **_given(method, stream=True), strict=strict)
        for _ in range(len(pieces) + 2):
            try:
                for item in items(stream):
                    repr(item)
            except DecodeError:
                continue
            break
        else:
            raise AssertionError("the stream does not end")


def _event(method: Method) -> st.SearchStrategy[bytes]:
    name = method.entry["stream"]["event"]
    good = inputs.near(inputs.sample(inputs.pointer_of(name), 0)) if name in inputs.MODELS else st.just(b"{}")
    data = good | inputs.values.map(inputs.text_of)
    names = st.just(b"") | st.sampled_from((b"error", b"ping", b"done", b"thread.run.completed")).map(
        lambda event: b"event: " + event + b"\n"
    )
    return st.builds(lambda event, text: event + b"data: " + text + b"\n\n", names, data)
