"""A request in the form in which two of them are compared: what means the same to a server is equal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import parse_qsl, urlsplit

COMPARED = ("authorization", "idempotency-key", "openai-beta", "openai-organization", "openai-project")
"""Other headers say which library sends, or how the bytes travel."""


@dataclass(frozen=True)
class Request:
    """Query, headers and the parts of a form are sorted; JSON is text with sorted keys; a form is without its boundary."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    accept: str
    content_type: str
    body: str | bytes | tuple[str, ...]

    @classmethod
    def of(cls, method: str, url: str, headers: Iterable[tuple[str, str]], body: bytes) -> Request:
        """Return the request in this form. A content type without a body says nothing, and is left out."""
        address = urlsplit(url)
        given = {name.lower(): value for name, value in headers}
        kind = given.get("content-type", "") if body else ""
        return cls(
            method,
            address.path,
            tuple(sorted(parse_qsl(address.query, keep_blank_values=True))),
            tuple(sorted((name, value) for name, value in given.items() if name in COMPARED)),
            given.get("accept", "*/*"),
            kind.partition(";")[0].strip().lower(),
            tuple(sorted(_parts(kind, body))) if kind.startswith("multipart/") else _content(kind, body),
        )

    def differences(self, ours: Request) -> dict[str, str]:
        """Return what is not the same in `ours`, by the name of the part.

        Accept is the same if `ours` takes the media type that this one asks for.
        """
        return {
            field.name: f"{here!r} in the official package, {there!r} in wherry"
            for field in fields(self)
            if (here := getattr(self, field.name)) != (there := getattr(ours, field.name))
            and not (field.name == "accept" and _takes(there, here))
        }


def _takes(accept: str, asked: str) -> bool:
    """Say whether an Accept header admits the one media type of another; `*/*` asks for none."""
    admitted = {each.partition(";")[0].strip() for each in accept.split(",")}
    return asked == "*/*" or not admitted.isdisjoint({asked, "*/*"})


def _parts(kind: str, body: bytes) -> Iterator[str]:
    """Yield each part of the form: its sorted headers and its content."""
    boundary = re.search(r'boundary="?([^";]+)', kind)
    assert boundary, kind
    for part in body.split(b"--" + boundary[1].encode())[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").removesuffix(b"\r\n").partition(b"\r\n\r\n")
        headers = sorted(head.decode().split("\r\n"))
        inner = next((line.partition(": ")[2] for line in headers if line.lower().startswith("content-type:")), "")
        yield f"{'; '.join(headers)}: {_content(inner, content)!r}"


def _content(kind: str, content: bytes) -> str | bytes:
    """Return JSON as text with sorted keys, anything else as it is."""
    if kind.lower().startswith("application/json"):
        return json.dumps(_plain(json.loads(content)), sort_keys=True)
    return content


def _plain(value: Any) -> Any:
    """Return the JSON value with 1.0 as 1."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
