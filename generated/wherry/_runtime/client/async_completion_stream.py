"""`completions.stream`: chunks of a completion of the older kind, and the completion that they add up to."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..accumulate.completions import CompletionAccumulator
from .async_gathered import AsyncGathered, AsyncGatheredManager, E, F, S, plain
from .async_stream import AsyncStream

__all__ = ("AsyncCompletionStream", "AsyncCompletionStreamManager")


def _text_of(chunk: Any) -> str | None:
    for choice in chunk.choices or ():
        if not choice.index:
            return choice.text  # type: ignore[no-any-return]
    return None


class AsyncCompletionStream(AsyncGathered[E, F]):
    """The chunks of one completion, as they come."""

    __slots__ = ()

    _text_of = _text_of

    @property
    def current_completion_snapshot(self) -> F:
        """What the chunks add up to so far: a live object, which grows with the next ones."""
        return self._accumulator.snapshot  # type: ignore[no-any-return]

    async def get_final_completion(self) -> F:
        """Read the stream to its end, and return the completion."""
        return await self._finished()


class AsyncCompletionStreamManager(AsyncGatheredManager[S]):
    """What `completions.stream` returns: the request is sent when its `async with` is entered."""

    __slots__ = ()

    def __init__(self, resource: Any, models: Any, given: dict[str, Any], **options: Any) -> None:
        def make(source: AsyncStream[Any]) -> Any:
            return AsyncCompletionStream(source, CompletionAccumulator(models))

        super().__init__(partial(plain(resource).create, **given, stream=True, **options), make)

# Copied from templates/runtime/client/async_completion_stream.py: edit it there.
