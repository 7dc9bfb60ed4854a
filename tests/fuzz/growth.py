"""Costs that grow faster than their input: each case gets an input of n and of 16 n. Linear is 16, quadratic 256."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import Any

import wherry
from tests.runtime.typed.kinds import Pair
from wherry._runtime.base.errors import WherryError
from wherry._runtime.base.headers import Headers
from wherry._runtime.base.masking import mask_text, mask_url
from wherry._runtime.base.operation import JSON, Operation
from wherry._runtime.base.secrets import Secret
from wherry._runtime.client.redirects import join
from wherry._runtime.client.retry import retry_after_s
from wherry._runtime.request import query
from wherry._runtime.request.body import encode
from wherry._runtime.request.files import StreamedBody
from wherry._runtime.response.body_buffer import BodyBuffer
from wherry._runtime.response.bytes_in import Lines, Pieces
from wherry._runtime.response.content_coding import decoder_for
from wherry._runtime.response.error_of import error_of_payload, from_response
from wherry._runtime.response.events import MORE, EventDecoder
from wherry._runtime.response.sse import SSEParser
from wherry._runtime.response.stream_opening import Opening
from wherry._runtime.typed.parser import parser_of
from wherry._runtime.typed.partial_json import PartialReader

SMALL = 20_000
FACTOR = 16
"""How much longer the second input is."""
ALLOWED = 80
"""And how much longer it may take: between linear and quadratic, nearer to neither than noise is."""


def feed(*units: bytes, piece: int = 64) -> Callable[[int], None]:
    def run(n: int) -> None:
        for unit in units:
            raw = unit * (n // len(unit))
            parser = SSEParser()
            for start in range(0, len(raw), piece):
                parser.feed(raw[start : start + piece])
            parser.end()

    return run


def events(unit: bytes, family: str, *, first: bytes = b"") -> Callable[[int], None]:
    def run(n: int) -> None:
        decoder = EventDecoder(JSON, Operation("POST", "/x", name="x", stream_family=family), strict=False)
        if first:
            decoder.feed(first)
        for _ in range(0, n, 64 * len(unit)):
            decoder.feed(unit * 64)
            while decoder.next_item() is not MORE:
                pass
        decoder.end()

    return run


def opened(unit: bytes, *, first: bytes = b"") -> Callable[[int], None]:
    def run(n: int) -> None:
        opening = Opening(Headers(), None)
        opening.add(first)
        for _ in range(n // len(unit)):
            opening.add(unit)
        opening.end()

    return run


def error(unit: bytes, *, before: bytes = b"", after: bytes = b"") -> Callable[[int], None]:
    return lambda n: str(from_response(500, Headers(), before + unit * (n // len(unit)) + after)) and None  # type: ignore[func-returns-value]


def model(name: str, before: str, unit: str, after: str) -> Callable[[int], None]:
    def run(n: int) -> None:
        text = before + ",".join([unit] * (n // len(unit))) + after
        value: Any = getattr(wherry.models, name).from_json(text)
        repr(value)
        value.to_dict()
        value.to_json()

    return run


def coding(unit: bytes, name: str, piece: int) -> Callable[[int], None]:
    def run(n: int) -> None:
        decoder = decoder_for(name)
        assert decoder is not None
        raw = unit * (n // len(unit))
        for start in range(0, len(raw), piece):
            for _ in decoder.pieces(raw[start : start + piece]):
                pass

    return run


def cutter(make: Callable[[], Any], unit: bytes) -> Callable[[int], None]:
    def run(n: int) -> None:
        cut = make()
        for _ in range(n // len(unit)):
            for _ in cut.feed(unit):
                pass
        for _ in cut.end():
            pass

    return run


def buffered(n: int) -> None:
    buffer = BodyBuffer(200, None)
    for _ in range(n):
        buffer.add(b"x")
    buffer.take()


def growing(unit: str, *, before: str = "[", look: bool = False) -> Callable[[int], None]:
    """Return what reads a JSON text in pieces of four characters."""

    def run(n: int) -> None:
        text = before + unit * (n // len(unit))
        reader = PartialReader()
        for start in range(0, len(text), 4):
            reader.feed(text[start : start + 4])
            if look:
                reader.value  # noqa: B018 - looking is what costs
        reader.end()

    return run


def typed(kind: Any, before: str, unit: str, after: str) -> Callable[[int], None]:
    """Return what loads a long answer of a type."""

    def run(n: int) -> None:
        parser = parser_of(kind)
        assert parser is not None
        parser.load(before + ", ".join([unit] * (n // len(unit))) + after)

    return run


def sent(body: Callable[[int], Any], kind: str = "json") -> Callable[[int], None]:
    operation = Operation("POST", "/x", name="x", body=kind, files=("file",))

    def run(n: int) -> None:
        content, _ = encode(operation, body(n))
        assert content
        for _ in content if isinstance(content, StreamedBody) else ():
            pass

    return run


EMPTY_GZIP = b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0"

CASES: dict[str, Callable[[int], Any]] = {
    "sse: one long line": feed(b"x"),
    "sse: one event of many lines": feed(b"data: x\n", piece=7),
    "sse: blank lines": feed(b"\n", b"\r\n", b"\r", piece=3),
    "sse: comments": feed(b":\n", b":\r\n", piece=5),
    "sse: many events": feed(b"data: x\n\n", b"data: x\r\n\r\n", b"id: 1\n\n", piece=1000),
    "sse: byte order marks": feed(b"\xef\xbb\xbf", b"\xef\xbb", piece=1),
    "events: of a chat": events(b'data: {"choices":[{"index":0}]}\n\n', "chat"),
    "events: of a chat, each with an index": events(b'data: {"choices":[{"index":[1]},{"index":"a"}]}\n\n', "chat"),
    "events: keep-alives": events(b"event: ping\ndata:\n\n", "responses"),
    "events: lines that are no fields": events(b'x\n{"choices":[]}\nerror: \n\n', "chat"),
    "events: JSON lines": events(b'{"choices":[]}\n', "chat"),
    "events: a line of JSON that waits": events(b" \n", "chat", first=b'{"choices":[]}\n'),
    "events: a document": events(b"1,\n", "chat", first=b"[\n"),
    "opening: a line of JSON": opened(b"x", first=b'{"'),
    "opening: lines of text": opened(b"x\n"),
    "opening: blank lines": opened(b"\n"),
    "error: no JSON": error(b"<p> "),
    "error: a page": error(b"<script>x</script>", before=b"<html><title>t</title>"),
    "error: objects in objects": error(b'{"a":{"b":{}}},', before=b'{"x":{"y":[', after=b"{}]}}"),
    "error: event lines": error(b"data: x\n"),
    "error: spaces": error(b" ", before=b"x", after=b"x"),
    "error: a long message": error(b"x", before=b'{"error":{"message":"', after=b'"}}'),
    "error: nested": error(b'{"error":'),
    "error: many details": error(b'{"msg":"x"},', before=b'{"detail":[', after=b"{}]}"),
    "error: bytes that are no UTF-8": error(b"\xff\xe2"),
    "error: payload": lambda n: error_of_payload({"error": ["x"] * n}),
    "model: many choices": model("ChatCompletion", '{"choices":[', '{"index":0,"message":{"content":"x"}}', "]}"),
    "model: many items": model("Response", '{"output":[', '{"type":"message","content":[{"type":"new"}]}', "]}"),
    "model: unknown items": model("Response", '{"output":[', '{"type":7}', "]}"),
    "coding: members of nothing": coding(EMPTY_GZIP, "gzip", 10**9),
    "coding: members of nothing in pieces": coding(EMPTY_GZIP, "gzip", 7),
    "coding: empty blocks": coding(b"\0\0\0\xff\xff", "deflate", 10**9),
    "pieces: of one byte": cutter(lambda: Pieces(1), b"x" * 1000),
    "pieces: of chunks of one byte": cutter(lambda: Pieces(100_000), b"x"),
    "lines: one": cutter(lambda: Lines("utf-8", None), b"x"),
    "lines: many": cutter(lambda: Lines("utf-8", None), b"\n"),
    "lines: of many in a chunk": cutter(lambda: Lines("utf-8", None), b"\n" * 1000),
    "buffer: chunks of one byte": buffered,
    "body: many messages": sent(lambda n: {"messages": [{"role": "user", "content": "x"}] * (n // 20)}),
    "body: many models": sent(lambda n: {"a": [wherry.models.Model.from_dict({"id": "x"}) for _ in range(n // 20)]}),
    "body: a long text": sent(lambda n: {"image": "x" * n}),
    "body: a generator": sent(lambda n: {"input": ({"a": number} for number in range(n // 20))}),
    "form: many fields": sent(lambda n: {"items": [{"a": "x"}] * (n // 50)}, "multipart"),
    "form: many files": sent(lambda n: {"file": [("a", b"x")] * (n // 100)}, "multipart"),
    "form: a long text": sent(lambda n: {"text": "x\r\n--" * n}, "multipart"),
    "partial JSON: a string": growing("word", before='{"a": "'),
    "partial JSON: a string that is looked at": growing("word", before='{"a": "', look=True),
    "partial JSON: escapes": growing("\\u00e9\\n", before='"', look=True),
    "partial JSON: a key": growing("key", before='{"', look=True),
    "partial JSON: a number": growing("1", look=True),
    "partial JSON: white space": growing(" ", look=True),
    "partial JSON: objects": growing('{"a": [1, true, "x"]},', look=True),
    "partial JSON: text after its end": growing("x", before="1 "),
    "answer: a list": typed(list[int | str], '{"value": [', "1", "]}"),
    "answer: a list of objects": typed(list[Pair], '{"value": [', '{"left": 1, "right": null}', "]}"),
    "answer: text around": typed(Pair, "", "}", ""),
    "query: many pairs": lambda n: query.encode(query.flatten("a", [{"b": "c d"}] * (n // 10))),
    "headers: many": lambda n: Headers([("a", "x")] * n).get("b"),
    "headers: retry-after": lambda n: [
        retry_after_s({"retry-after": unit * n}, lambda: 0.0) for unit in ("9", "1 ", "a,", "Fri, ", ":", "-", "(")
    ],
    "headers: location": lambda n: [join("http://a/b/c", unit * n) for unit in ("../", "a", "%", "/")],
    "masking: urls": lambda n: [
        mask_url("http://a/" + unit * n) for unit in ("?key", "&key=", "key", "?a.", "@", "://")
    ],
    "masking: texts": lambda n: mask_text("sk-sk-" * n, (Secret("sk-sk-sk"),)),
}


def grows_too_fast(case: Callable[[int], Any]) -> str:
    """Say what a case took if that is far above linear, else "". The best of three is taken, so that a pause is no fault."""
    small = min(_seconds(case, SMALL) for _ in range(3))
    large = allowed = 0.0
    for _ in range(3):
        large, allowed = _seconds(case, SMALL * FACTOR), ALLOWED * small + 0.1
        if large <= allowed:
            return ""
    return f"{SMALL} took {small:.4f} s, {SMALL * FACTOR} took {large:.2f} s, which is more than {allowed:.2f} s"


def _seconds(case: Callable[[int], Any], n: int) -> float:
    began = time.process_time()
    with contextlib.suppress(WherryError):
        case(n)
    return time.process_time() - began
