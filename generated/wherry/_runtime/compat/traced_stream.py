"""Streams on their way through a tracer: from our client to the tracer, and from there to our helpers."""

from __future__ import annotations

import inspect
from typing import Any

import openai

from ..response.raw import RawResponse
from .async_seen import AsyncFollowed, AsyncSeenStream
from .guises import dressed
from .sync_seen import Followed, SeenStream

__all__ = ("followed", "seen")


def seen(stream: Any, kind: Any = None, note: Any = None) -> Any:
    """Return a stream, or what awaits it, as tracers know streams; anything else as it is.

    `kind`: a class of the tracer's, derived from SeenStream or AsyncSeenStream. `note`: what gets the stream as its
    attribute `stream`.
    """
    if inspect.isawaitable(stream):
        return _awaited(stream, kind, note)
    if isinstance(stream, RawResponse):
        parse = stream._parse
        stream._parse = lambda: seen(dressed(parse()), kind)
    for official, default in ((openai.Stream, SeenStream), (openai.AsyncStream, AsyncSeenStream)):
        if isinstance(stream, official):
            stream = (kind if isinstance(kind, type) and issubclass(kind, default) else default)(stream)
            break
    if note is not None:
        note.stream = stream
    return stream


async def _awaited(stream: Any, kind: Any, note: Any) -> Any:
    return seen(await stream, kind, note)


def followed(theirs: Any, note: Any) -> Any:
    """Return what a tracer returned for a stream, or what awaits it, for a helper of ours; `note.stream` is the stream."""
    return _awaited_theirs(theirs, note) if inspect.isawaitable(theirs) else Followed(theirs, note.stream)


async def _awaited_theirs(theirs: Any, note: Any) -> Any:
    return AsyncFollowed(await theirs, note.stream)

# Copied from templates/runtime/compat/traced_stream.py: edit it there.
