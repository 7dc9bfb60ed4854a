"""From the request of a row to a line of a batch's file. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ...base.errors import UsageError
from ..recorder import Recorded

__all__ = ("ENDPOINTS", "SEVERAL", "Line", "line_of")

ENDPOINTS = (
    "/responses",
    "/chat/completions",
    "/embeddings",
    "/completions",
    "/moderations",
    "/images/generations",
    "/images/edits",
    "/videos",
)
"""What batches take. Longer paths come before those that they end with."""
SEVERAL = "the function makes more than one call for a row; in a batch it can make one"


@dataclass(slots=True)
class Line:
    """The line of one row."""

    n: int
    data: bytes
    endpoint: str
    model: str
    tokens: int
    """What it takes of the queue, by an estimate."""
    inputs: int


def line_of(n: int, recorded: Recorded) -> Line:
    """Return the line for the request of row `n`. UsageError for one that batches do not take, and for a second one."""
    if recorded.others:
        raise UsageError(SEVERAL)
    path = recorded.url.partition("?")[0]
    below = next((each for each in ENDPOINTS if path.endswith(each)), None)
    if recorded.method != "POST" or below is None:
        raise UsageError(
            f"batches do not take {recorded.method} {path}, only POST to {', '.join(ENDPOINTS)}; run it with mode='calls'"
        )
    if "json" not in recorded.content_type:
        raise UsageError(f"batches do not take {below} with files; run it with mode='calls'")
    raw = recorded.body
    body: Any = json.loads(raw)
    if not isinstance(body, dict):
        raise UsageError(f"the body of a call of {below} is an object")
    if body.get("stream"):
        raise UsageError("batches do not stream: leave out stream=True, or run it with mode='calls'")
    if b"\n" in raw:
        raw = json.dumps(body).encode()
    endpoint = f"/v1{below}"
    data = b'{"custom_id":"r%d","method":"POST","url":"%s","body":%s}\n' % (n, endpoint.encode(), raw)
    return Line(n, data, endpoint, str(body.get("model", "")), max(1, len(raw) // 4), _inputs(body.get("input")))


def _inputs(sent: Any) -> int:
    return len(sent) if isinstance(sent, list) and sent and not isinstance(sent[0], (int, dict)) else 1
