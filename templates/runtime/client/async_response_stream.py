"""`responses.stream`: events of a response, and the response that they add up to."""

from __future__ import annotations

from functools import partial
from typing import Any

from ..accumulate.responses import ResponseStreamAccumulator
from ..base.errors import UsageError
from ..base.unset import UNSET, is_not_given
from ..base.usage_errors import check_kind
from .async_gathered import AsyncGathered, AsyncGatheredManager, E, F, S, plain
from .async_stream import AsyncStream
from .parsing import profile_for, response_reading

__all__ = ("AsyncResponseStream", "AsyncResponseStreamManager")


def _text_of(event: Any) -> str | None:
    return event.delta if event.type == "response.output_text.delta" else None


class AsyncResponseStream(AsyncGathered[E, F]):
    """The events of one response; those of its text say what has come so far."""

    __slots__ = ()

    _text_of = _text_of

    @property
    def current_response_snapshot(self) -> F:
        """What the events add up to so far: a live object, which grows with the next ones."""
        return self._accumulator.snapshot  # type: ignore[no-any-return]

    @property
    def last_sequence_number(self) -> int | None:
        """The sequence number of the last event: `starting_after` of a call that continues from here."""
        return self._source.last_sequence_number

    async def get_final_response(self) -> F:
        """Read the stream to its end, and return the response, with `output_parsed`, whatever its status is."""
        return await self._finished()


class AsyncResponseStreamManager(AsyncGatheredManager[S]):
    """What `responses.stream` returns: the request is sent when its `async with` is entered."""

    __slots__ = ()

    def __init__(
        self,
        resource: Any,
        models: Any,
        given: dict[str, Any],
        *,
        text_format: Any,
        tools: Any,
        response_id: Any = UNSET,
        starting_after: Any = UNSET,
        **options: Any,
    ) -> None:
        follows = response_id is not None and not is_not_given(response_id)
        after = None
        if follows:
            _check_alone(given)
            after = None if is_not_given(starting_after) else starting_after
            if after is not None:
                check_kind("starting_after", after, int, "the number of an event")
        elif not is_not_given(starting_after):
            raise UsageError("starting_after needs response_id: the response whose events it counts")
        sent = {} if follows else given
        parser, tool_set = response_reading(sent, text_format, tools, profile=profile_for(resource))
        if follows:
            # All of its events are read, for what they add up to; those after `starting_after` come out.
            call = partial(plain(resource).retrieve, response_id, include=given["include"], stream=True, **options)
        else:
            call = partial(plain(resource).create, **given, stream=True, **options)

        def make(source: AsyncStream[Any]) -> Any:
            return AsyncResponseStream(
                source, ResponseStreamAccumulator(models, parser=parser, tools=tool_set, starting_after=after)
            )

        super().__init__(call, make)


def _check_alone(given: dict[str, Any]) -> None:
    """Raise UsageError if there are arguments for a new response."""
    others = [name for name, value in given.items() if name != "include" and not is_not_given(value)]
    if others:
        raise UsageError(f"response_id follows a response that is there, so it goes without {', '.join(others)}")
