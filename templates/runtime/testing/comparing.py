"""What of a request is compared with the recording: method, path, query and body. Not its host and headers."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from ..base.secrets import MASK
from ..request.build import Request
from .hiding import Hider

__all__ = ("difference", "shown_request")

_LONGEST = 64 * 1024
"""Bytes of a part of an upload that are shown; of longer ones, and of those that are no text, the digest is."""
_SHOWN = 160
"""Letters of a value in a message."""


def shown_request(request: Request, body: bytes, hider: Hider) -> dict[str, Any]:
    """Return what a cassette has of a request, without secrets."""
    url = urlsplit(str(request.url))
    held = request._held
    key = held.key_header[0][1:] if held is not None and held.key_header[0].startswith("?") else None
    pairs = [(name, MASK if name == key else value) for name, value in parse_qsl(url.query, keep_blank_values=True)]
    return {
        "method": request.method,
        "path": hider.text(url.path),
        "query": [[name, hider.value(value, name)] for name, value in sorted(pairs)],
        "body": hider.value(_body(body, request.headers.get("content-type") or "")) if body else None,
    }


def _body(body: bytes, kind: str) -> Any:
    if "json" in kind:
        try:
            return json.loads(body)
        except ValueError:
            pass
    edge = re.search(r'boundary="?([^";]+)', kind)
    if kind.startswith("multipart/") and edge is not None:  # the boundary is another one each time
        parts = body.split(b"--" + edge[1].encode())[1:-1]
        return {"multipart": [_part(part.removeprefix(b"\r\n").removesuffix(b"\r\n")) for part in parts]}
    return _content(body)


def _part(part: bytes) -> dict[str, Any]:
    head, _, content = part.partition(b"\r\n\r\n")
    return {"headers": head.decode("utf-8", "replace").split("\r\n"), **_content(content)}


def _content(content: bytes) -> dict[str, Any]:
    if len(content) <= _LONGEST:
        try:
            return {"text": content.decode()}
        except UnicodeDecodeError:
            pass
    return {"bytes": len(content), "sha256": b64encode(sha256(content).digest()).decode()}


def difference(recorded: Any, sent: Any) -> str:
    """Return the first part in which two requests differ, with both values; "" if there is none."""
    return next(_differences(recorded, sent, ""), "")


def _differences(one: Any, other: Any, place: str) -> Iterator[str]:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in [*one, *(name for name in other if name not in one)]:
            at = f"{place}.{name}" if place else str(name)
            if name not in other:
                yield f"{at}: recorded {_short(one[name])}, sent without it"
            elif name not in one:
                yield f"{at}: recorded without it, sent {_short(other[name])}"
            else:
                yield from _differences(one[name], other[name], at)
    elif isinstance(one, list) and isinstance(other, list):
        for number, (left, right) in enumerate(zip(one, other, strict=False)):
            yield from _differences(left, right, f"{place}[{number}]")
        if len(one) != len(other):
            number = min(len(one), len(other))
            more, who = (one, "recorded") if len(one) > len(other) else (other, "sent")
            yield f"{place}: recorded {len(one)} items, sent {len(other)}; only {who}: {_short(more[number])}"
    elif one != other or type(one) is not type(other):
        if isinstance(one, str) and isinstance(other, str):
            same = next((i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
            start = max(0, same - 60)
            one, other = one[start : start + _SHOWN], other[start : start + _SHOWN]
        yield f"{place}: recorded {_short(one)}, sent {_short(other)}"


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 2 * _SHOWN else f"{text[: 2 * _SHOWN]}…"
