"""Streams in traced calls, as tracers know them: of the official class, and a tracer's own, for our helpers to read."""

from __future__ import annotations

from typing import Any

import openai

__all__ = ("Followed", "SeenStream")


class SeenStream(openai.Stream[Any]):
    """An object of the official class that reads a stream of ours. What it lacks, ours has.

    Tracers put an iterator of theirs in the place of `_iterator`, set `close`, or override `__stream__`.
    """

    def __init__(self, own: Any) -> None:
        self._own = own
        self._iterator = self.__stream__()

    def __stream__(self) -> Any:
        return iter(self._own)

    def close(self) -> None:
        """Release the connection."""
        self._own.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)


class Followed:
    """What a tracer returned for a stream: iterated and left as it is, and otherwise the stream."""

    def __init__(self, theirs: Any, own: Any) -> None:
        self._theirs = theirs
        self._own = own
        self._iterator = iter(theirs)

    def __iter__(self) -> Any:
        return self

    def __next__(self) -> Any:
        return next(self._iterator)

    def close(self) -> None:
        """Release the connection, and let the tracer know."""
        if hasattr(self._theirs, "__exit__"):
            self._theirs.__exit__(None, None, None)
        self._own.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)

# Derived from templates/runtime/compat/async_seen.py: edit it there.
