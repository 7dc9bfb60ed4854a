"""Streams in traced calls, as tracers know them: of the official class, and a tracer's own, for our helpers to read."""

from __future__ import annotations

from typing import Any

import openai

__all__ = ("AsyncFollowed", "AsyncSeenStream")


class AsyncSeenStream(openai.AsyncStream[Any]):
    """An object of the official class that reads a stream of ours. What it lacks, ours has.

    Tracers put an iterator of theirs in the place of `_iterator`, set `close`, or override `__stream__`.
    """

    def __init__(self, own: Any) -> None:
        self._own = own
        self._iterator = self.__stream__()

    def __stream__(self) -> Any:
        return aiter(self._own)

    async def close(self) -> None:
        """Release the connection."""
        await self._own.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)


class AsyncFollowed:
    """What a tracer returned for a stream: iterated and left as it is, and otherwise the stream."""

    def __init__(self, theirs: Any, own: Any) -> None:
        self._theirs = theirs
        self._own = own
        self._iterator = aiter(theirs)

    def __aiter__(self) -> Any:
        return self

    async def __anext__(self) -> Any:
        return await anext(self._iterator)

    async def close(self) -> None:
        """Release the connection, and let the tracer know."""
        if hasattr(self._theirs, "__aexit__"):  # sync: if hasattr(self._theirs, "__exit__"):
            await self._theirs.__aexit__(None, None, None)
        await self._own.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)

# Copied from templates/runtime/compat/async_seen.py: edit it there.
