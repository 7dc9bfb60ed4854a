"""Forms: multipart bodies into parts, and flat names such as `a[]` and `a[b]` into nested data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from .call import Upload
from .errors import Refusal


class _Collector:
    """Callbacks of the parser; a part with a file name is an `Upload`, any other a text."""

    def __init__(self) -> None:
        self.found: list[tuple[str, Any]] = []
        self.ended = False
        self._headers: dict[bytes, bytes] = {}
        self._name = self._value = b""
        self._data = bytearray()

    def on_part_begin(self) -> None:
        self._headers, self._data = {}, bytearray()

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def on_header_end(self) -> None:
        self._headers[self._name.lower()] = self._value
        self._name = self._value = b""

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        self._data += data[start:end]

    def on_part_end(self) -> None:
        kind, options = parse_options_header(self._headers.get(b"content-disposition"))
        if kind != b"form-data" or b"name" not in options:
            raise FormParserError("a part has no 'Content-Disposition: form-data; name=…'")
        value: Any = bytes(self._data)
        if b"filename" in options:
            content_type = self._headers.get(b"content-type", b"application/octet-stream").decode("latin-1")
            value = Upload(options[b"filename"].decode("utf-8", "replace"), content_type, value)
        else:
            value = value.decode("utf-8", "replace")
        self.found.append((options[b"name"].decode("utf-8", "replace"), value))

    def on_end(self) -> None:
        self.ended = True


def parts(content_type: str, data: bytes) -> list[tuple[str, Any]]:
    """Parse a multipart body into (name, text or `Upload`); a body that is not whole is refused."""
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if not boundary:
        raise _unreadable("its content type names no boundary")
    collector = _Collector()
    callbacks: Any = {name: getattr(collector, name) for name in dir(collector) if name.startswith("on_")}
    try:
        parser = MultipartParser(boundary, callbacks)
        parser.write(data)
        parser.finalize()
    except FormParserError as error:
        raise _unreadable(str(error)) from error
    if not collector.ended:
        raise _unreadable("its closing boundary is missing")
    return collector.found


def nested(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Turn `a=1&b[]=2&b[]=3&c[d]=4&a=5` into `{a: [1, 5], b: [2, 3], c: {d: 4}}`."""
    out: dict[str, Any] = {}
    for name, value in pairs:
        first, *rest = re.findall(r"[^\[\]]+|\[\]", name) or [name]
        if len(rest) > _DEEPEST:
            raise Refusal(400, f"A name of a field has more than {_DEEPEST} brackets.", code="invalid_value")
        if not rest or rest == ["[]"]:
            if first in out and isinstance(out[first], dict):
                raise _contradiction(name)
            known = out.get(first, [])
            several = bool(rest) or first in out
            out[first] = [*(known if isinstance(known, list) else [known]), value] if several else value
            continue
        inside = out.setdefault(first, {})
        if not isinstance(inside, dict):
            raise _contradiction(name)
        # The pairs of `c[…]` are gathered under the rest of their names and nested in a second pass.
        inside.setdefault(_PAIRS, []).append((rest[0] + "".join(p if p == "[]" else f"[{p}]" for p in rest[1:]), value))
    return {name: nested(v[_PAIRS]) if isinstance(v, dict) and _PAIRS in v else v for name, v in out.items()}


_PAIRS = "\0pairs"
_DEEPEST = 20


def _unreadable(why: str) -> Refusal:
    return Refusal(400, f"The multipart body cannot be read: {why}.", code="invalid_multipart")


def _contradiction(name: str) -> Refusal:
    return Refusal(
        400, f"The field {name!r} is given both as a value and as an object.", param=name, code="invalid_value"
    )
