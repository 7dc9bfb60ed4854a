"""What a server may say: bytes of event streams, JSON near a schema, headers, and all of it broken. Strategies."""

from __future__ import annotations

import functools
import gzip
import json
import zlib
from typing import Any

from hypothesis import strategies as st

from tests.generated.surface import SERVICE, SURFACE, Method, at
from wherry_server.spec import SpecError

# --- JSON --------------------------------------------------------------------------------------------------------------

_WORDS = (
    *("", "error", "message", "text", "auto", "stop", "[DONE]", "list", "response.completed", "ping", "\ud800", "\0"),
    *("é\u2028", "x" * 600, "{", "function", "output_text", "thread.run.completed", "done", "insufficient_quota"),
)
_KEYS = (
    *("id", "type", "object", "error", "errors", "message", "code", "choices", "data", "event", "delta", "output"),
    *("content", "index", "finish_reason", "has_more", "last_id", "next", "next_page", "sequence_number", "role"),
    *("__class__", "__dict__", "_decode", "_fields", "to_dict", "self", "", "a-b", "None", "\udfff", "item", "status"),
)
_NUMBERS = (0, 1, -1, 2**63, 10**400, 0.5, 1e308, float("inf"), float("nan"), -0.0)
words = st.sampled_from(_WORDS) | st.text(max_size=8)
leaves = st.none() | st.booleans() | st.sampled_from(_NUMBERS) | st.integers() | words
keys = st.sampled_from(_KEYS) | st.text(max_size=5)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5), max_leaves=12
)
_edits = st.lists(
    st.tuples(
        st.lists(st.integers(0, 40), max_size=6),
        st.sampled_from(("replace", "replace", "delete", "add", "wrap", "deep")),
        keys,
        values,
    ),
    max_size=4,
)
_DEEP_MARK, _DEEP = b'"deep"', b"[" * 100_000 + b"]" * 100_000
"""What no JSON parser follows down."""


def text_of(value: Any) -> bytes:
    """JSON text of a value, lone surrogates escaped."""
    return json.dumps(value).encode()


@functools.cache
def sample(pointer: str, seed: int) -> bytes:
    """Text of a value that is valid for the schema at a pointer of the description.

    A few schemas refer to themselves by a place inside them, which the sampler cannot follow: those begin with {}.
    """
    try:
        return text_of(SERVICE.sampler.rich(SERVICE.schema(at(pointer)), f"{pointer} {seed}"))
    except SpecError:
        return b"{}"


_answers: dict[str, bytes] = {}


def answer_of(method: Method) -> bytes:
    """Text of a good answer to an operation; of one that gives no JSON, a few bytes."""
    if str(method) not in _answers:
        _answers[str(method)] = _answer(method)
    return _answers[str(method)]


def _answer(method: Method) -> bytes:
    if method.entry["returns"] in ("None", "bytes"):
        return b"\x00bytes"
    return text_of(SERVICE.sampler.rich(SERVICE.schema(method.operation.json_schema), str(method)))


@st.composite
def near(draw: st.DrawFn, source: bytes) -> bytes:
    """A few edits away from a good value."""
    value = json.loads(source)
    for path, kind, key, new in draw(_edits):
        value = _edited(value, path, kind, key, new)
    return text_of(value).replace(_DEEP_MARK, _DEEP)


def _edited(value: Any, path: list[int], kind: str, key: str, new: Any) -> Any:
    if not path or not isinstance(value, (dict, list)) or not value:
        if kind == "add" and isinstance(value, dict):
            return {**value, key: new}
        if kind == "wrap":
            return [value] if len(key) % 2 else {key: value}
        return "deep" if kind == "deep" else new
    if isinstance(value, dict):
        name = list(value)[path[0] % len(value)]
        if kind == "delete" and len(path) == 1:
            return {other: item for other, item in value.items() if other != name}
        return {**value, name: _edited(value[name], path[1:], kind, key, new)}
    place = path[0] % len(value)
    if kind == "delete" and len(path) == 1:
        return value[:place] + value[place + 1 :]
    return [*value[:place], _edited(value[place], path[1:], kind, key, new), *value[place + 1 :]]


MODELS: tuple[str, ...] = tuple(sorted({*SURFACE["models"], *SURFACE["aliases"]}))
"""Every class and every alias (unions among them) that decodes."""


def pointer_of(name: str) -> str:
    return str((SURFACE["models"].get(name) or SURFACE["aliases"][name])["pointer"])


# --- bytes -------------------------------------------------------------------------------------------------------------

_PIECES = (
    *(b"data", b"event", b"id", b"retry", b":", b" ", b"a", b"7", b"\0", b"data: x\n\n", b"data: [DONE]\n\n"),
    *(b"\n", b"\r", b"\r\n", b"\n\n", b"\xef\xbb\xbf", b"\xe2\x82\xac", b"\xe2\x82", b"\xff", b"event: error\n"),
    *(b"event: done\n", b'data: {"type":"ping"}\n\n', b'data: {"choices":[{"index":0,"finish_reason":"stop"}]}\n\n'),
    *(
        b'data: {"error":{"message":"x"}}\n\n',
        b"data: {",
        b"data: 5\n\n",
        b"data: [[]]\n\n",
        b"event: thread.created\n",
    ),
)
stream_bytes = st.lists(st.sampled_from(_PIECES) | st.binary(max_size=6), max_size=30).map(b"".join)


@st.composite
def chunked(draw: st.DrawFn, content: st.SearchStrategy[bytes]) -> list[bytes]:
    """Bytes, cut anywhere."""
    raw = draw(content)
    edges = [0, *sorted(draw(st.lists(st.integers(0, len(raw)), max_size=6))), len(raw)]
    return [raw[start:end] for start, end in zip(edges, edges[1:])]  # noqa: B905, RUF007 - itertools.pairwise is newer


@st.composite
def broken(draw: st.DrawFn, content: st.SearchStrategy[bytes]) -> bytes:
    """Bytes, most of them as they are: some cut off, flipped or with a bit of rubbish in between."""
    raw = draw(content)
    how = draw(st.sampled_from(("", "", "cut", "flip", "rubbish", "twice")))
    place = draw(st.integers(0, len(raw)))
    if how == "cut":
        return raw[:place]
    if how == "flip" and place < len(raw):
        return raw[:place] + bytes([raw[place] ^ draw(st.integers(1, 255))]) + raw[place + 1 :]
    if how == "rubbish":
        return raw[:place] + draw(st.binary(max_size=9)) + raw[place:]
    return raw * 2 if how == "twice" else raw


def _raw_deflate(data: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeeze.compress(data) + squeeze.flush()


_plain = st.binary(max_size=300) | st.builds(lambda unit, n: unit * n, st.binary(max_size=3), st.integers(0, 9999))
coded_bytes = st.one_of(
    _plain.map(gzip.compress), _plain.map(zlib.compress), _plain.map(_raw_deflate), st.binary(max_size=60)
)
codings = st.sampled_from(("gzip", "deflate", "x-gzip", "br", "gzip, gzip", "identity", "identity, deflate", ",", ""))

# --- heads -------------------------------------------------------------------------------------------------------------

statuses = st.sampled_from(
    (
        200,
        200,
        200,
        201,
        204,
        206,
        301,
        302,
        303,
        304,
        307,
        308,
        400,
        401,
        403,
        404,
        408,
        409,
        418,
        422,
        429,
        500,
        503,
        599,
    )
)
_latin = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=20)
_tokens = st.sampled_from(
    (
        *("0", "1", "0.001", "1e-9", "nan", "inf", "-5", "1e400", "9" * 500, "\u0661", "true", "false", "TRUE "),
        *("Fri, 15 Jan 2027 08:00:10 GMT", "Fri, 99 Foo 2027", "Mon, 01 Jan 0001 00:00:00 GMT", "1 1 1 1 1 1"),
        *("application/json", "text/event-stream", "text/html", "text/plain; charset=utf-7", "a/b; charset=idna"),
        *(
            "a/b; charset=hex",
            "a/b; charset=undefined",
            "a/b; charset=\0",
            "a/b; charset=rot13",
            "*/json; charset=utf-16",
        ),
        *(
            "http://[",
            "http://[::1]:x/",
            "//",
            "//h:99999999/",
            "/v1/x",
            "?",
            "ftp://x",
            "http://é/",
            "http://a b/",
            "\x80",
        ),
        *("http://api.test:0/", "https://user:pw@x/", "http://x/%", "http:///x", "http:x", "http://\x00/", "h" * 3000),
    )
)
header_values = _tokens | _latin
headers = st.dictionaries(
    st.sampled_from(
        (
            *("retry-after", "retry-after-ms", "x-should-retry", "content-type", "location", "x-request-id"),
            *("set-cookie", "openai-poll-after-ms", "x-odd"),
        )
    ),
    header_values,
    max_size=4,
)
