"""`completions.stream`: chunks of a completion of the older kind, and the completion that they add up to."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..accumulate.completions import CompletionAccumulator
from .sync_gathered import Gathered, GatheredManager, E, F, S, plain
from .sync_stream import Stream

__all__ = ("CompletionStream", "CompletionStreamManager")


def _text_of(chunk: Any) -> str | None:
    for choice in chunk.choices or ():
        if not choice.index:
            return choice.text  # type: ignore[no-any-return]
    return None


class CompletionStream(Gathered[E, F]):
    """The chunks of one completion, as they come."""

    __slots__ = ()

    _text_of = _text_of

    @property
    def current_completion_snapshot(self) -> F:
        """What the chunks add up to so far: a live object, which grows with the next ones."""
        return self._accumulator.snapshot  # type: ignore[no-any-return]

    def get_final_completion(self) -> F:
        """Read the stream to its end, and return the completion."""
        return self._finished()


class CompletionStreamManager(GatheredManager[S]):
    """What `completions.stream` returns: the request is sent when its `with` is entered."""

    __slots__ = ()

    def __init__(self, resource: Any, models: Any, given: dict[str, Any], **options: Any) -> None:
        def make(source: Stream[Any]) -> Any:
            return CompletionStream(source, CompletionAccumulator(models))

        super().__init__(partial(plain(resource).create, **given, stream=True, **options), make)

# Derived from templates/runtime/client/async_completion_stream.py: edit it there.
