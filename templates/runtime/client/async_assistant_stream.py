"""Streams of an assistant's run: an event handler that is told what happens, and can be iterated.

Which methods are called for an event, and in which order, is in accumulate/run_calls; here they are called.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic

from ..accumulate.run_calls import HandlerCalls, texts_of
from ..base.annotating import Self
from ..base.errors import APIConnectionError, APITimeoutError, UsageStateError, UsageTypeError
from ..base.unset import Unset, is_not_given
from ..base.usage_errors import read_elsewhere
from .async_stream import AsyncStream

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    AsyncHandler = TypeVar("AsyncHandler", bound="AsyncAssistantEventHandler", default="AsyncAssistantEventHandler")
    """An event handler."""
else:
    from typing import TypeVar

    AsyncHandler = TypeVar("AsyncHandler", bound="AsyncAssistantEventHandler")

__all__ = (
    "AsyncAssistantEventHandler",
    "AsyncAssistantStreamManager",
    "AsyncHandler",
    "stream_run",
    "stream_thread",
    "stream_tool_outputs",
)


class AsyncAssistantEventHandler:
    """Is told what happens in a run. Derive from it, write the methods that you want, and pass it as `event_handler`.

    It is also the stream: iterate it for the events themselves. A handler is for one stream. Objects called `snapshot`
    are live: what comes later changes them.
    """

    _stream: AsyncStream[Any] | None = None
    _calls: HandlerCalls | None = None
    _ended = False

    # --- what is told ------------------------------------------------------------------------------------------------------

    async def on_event(self, event: Any) -> None:
        """Be told of each event, before any other method is called for it."""

    async def on_run_step_created(self, run_step: Any) -> None:
        """Be told that a step began."""

    async def on_run_step_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a piece of a step, and of the step so far."""

    async def on_run_step_done(self, run_step: Any) -> None:
        """Be told that a step ended, in whatever way."""

    async def on_tool_call_created(self, tool_call: Any) -> None:
        """Be told that a tool call began."""

    async def on_tool_call_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a further piece of a tool call, and of the call so far."""

    async def on_tool_call_done(self, tool_call: Any) -> None:
        """Be told that a tool call is complete."""

    async def on_message_created(self, message: Any) -> None:
        """Be told that a message began."""

    async def on_message_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a piece of a message, and of the message so far."""

    async def on_message_done(self, message: Any) -> None:
        """Be told that a message is complete, or cut off."""

    async def on_text_created(self, text: Any) -> None:
        """Be told that a text of a message began."""

    async def on_text_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a piece of a text, and of the text so far."""

    async def on_text_done(self, text: Any) -> None:
        """Be told that a text is complete."""

    async def on_image_file_done(self, image_file: Any) -> None:
        """Be told that an image of a message is complete."""

    async def on_timeout(self) -> None:
        """Be told that the stream took too long; `on_exception` follows."""

    async def on_exception(self, exception: Exception) -> None:
        """Be told of an error of the stream, or of one of these methods, which is raised next."""

    async def on_end(self) -> None:
        """Be told, last of all, that nothing more is told: at the end, after an error, or when the stream is left."""

    # --- what has come -----------------------------------------------------------------------------------------------------

    @property
    def current_event(self) -> Any:
        """The event that is being told of; None between events."""
        return None if self._calls is None else self._calls.current_event

    @property
    def current_run(self) -> Any:
        """The run, as the latest event about it had it."""
        return None if self._calls is None else self._calls.run

    @property
    def current_run_step_snapshot(self) -> Any:
        """The step that runs, as far as it goes."""
        return None if self._calls is None else self._calls.current_run_step

    @property
    def current_message_snapshot(self) -> Any:
        """The message that came last, as far as it goes."""
        return None if self._calls is None else self._calls.current_message

    @property
    def text_deltas(self) -> AsyncIterator[str]:
        """The pieces of the messages' texts, as they arrive."""
        return _AsyncTextDeltas(self)

    async def until_done(self) -> None:
        """Read the stream to its end."""
        async for _ in self:
            pass

    async def get_final_run(self) -> Any:
        """Read the stream to its end, and return the run. Raises UsageStateError if none came."""
        await self.until_done()
        return _found(self.current_run, "run")

    async def get_final_run_steps(self) -> list[Any]:
        """Read the stream to its end, and return the steps of the run. Raises UsageStateError if there were none."""
        await self.until_done()
        found: list[Any] = _found(self._calls and self._calls.run_steps, "step")
        return found

    async def get_final_messages(self) -> list[Any]:
        """Read the stream to its end, and return the messages of the run. Raises UsageStateError if there were none."""
        await self.until_done()
        found: list[Any] = _found(self._calls and self._calls.messages, "message")
        return found

    # --- the stream --------------------------------------------------------------------------------------------------------

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Any:
        if self._stream is None or self._calls is None:
            raise UsageStateError(
                "the stream has not begun: it does on entering `async with`, which returns the handler"
            )
        if self._ended:
            raise StopAsyncIteration
        if self._stream._reading:
            raise read_elsewhere()
        try:
            event = await anext(self._stream, None)
            if event is not None:
                for name, arguments in self._calls.calls(event):
                    await getattr(self, name)(*arguments)
                return event
        except BaseException as error:
            await self._fail(error)
            if isinstance(error, StopAsyncIteration):  # of a method: it would end the stream as if it were over
                raise RuntimeError("a method of the event handler raised what ends a loop, as next() does") from error
            raise
        await self._end()
        raise StopAsyncIteration

    async def _fail(self, error: BaseException) -> None:
        try:
            if isinstance(error, APIConnectionError) and self._calls is not None:
                error.partial = self._calls.snapshot
            if isinstance(error, (APITimeoutError, TimeoutError)):
                await self.on_timeout()
            if isinstance(error, Exception):
                await self.on_exception(error)
        finally:
            await self._end()

    async def _end(self) -> None:
        if not self._ended:
            self._ended = True
            await self.on_end()

    def _begin(self, stream: AsyncStream[Any], models: Any) -> None:
        self._stream = stream
        self._calls = HandlerCalls(models)

    async def close(self) -> None:
        """Release the connection. Further calls do nothing; iteration ends."""
        if self._stream is not None:
            await self._stream.close()

    async def aclose(self) -> None:  # async only: contextlib.aclosing calls it
        """The same as `close`."""
        await self.close()


class _AsyncTextDeltas:
    """What `text_deltas` returns."""

    __slots__ = ("_handler", "_waiting")

    def __init__(self, handler: AsyncAssistantEventHandler) -> None:
        self._handler = handler
        self._waiting: Any = iter(())

    def __aiter__(self) -> _AsyncTextDeltas:
        return self

    async def __anext__(self) -> str:
        while True:
            for text in self._waiting:
                return text  # type: ignore[no-any-return]
            self._waiting = texts_of(await anext(self._handler))


class AsyncAssistantStreamManager(Generic[AsyncHandler]):
    """A streaming call that is made when its `async with` is entered; that returns the event handler."""

    __slots__ = ("_call", "_handler", "_models")

    def __init__(self, call: Callable[[], Any], models: Any, event_handler: AsyncHandler) -> None:
        self._call = call
        self._models = models
        self._handler = event_handler

    async def __aenter__(self) -> AsyncHandler:
        if self._handler._stream is not None:
            raise UsageStateError("an event handler is for one stream; make another one for this")
        self._handler._begin(await self._call(), self._models)
        return self._handler

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._handler.close()
        if self._handler._calls is not None and self._handler._calls.begun:
            await self._handler._end()


def _found(what: Any, name: str) -> Any:
    if not what:
        raise UsageStateError(f"the stream is over, and no {name} came in it")
    return what


def stream_run(
    resource: Any,
    models: Any,
    given: dict[str, Any],
    *,
    event_handler: AsyncHandler | Unset | None,
    **options: Any,
) -> AsyncAssistantStreamManager[AsyncHandler]:
    """Return the manager of a stream of `runs.create`."""
    return _manager(partial(resource.create, **given, stream=True, **options), models, event_handler)


def stream_tool_outputs(
    resource: Any,
    models: Any,
    given: dict[str, Any],
    *,
    event_handler: AsyncHandler | Unset | None,
    **options: Any,
) -> AsyncAssistantStreamManager[AsyncHandler]:
    """Return the manager of a stream of `runs.submit_tool_outputs`."""
    return _manager(partial(resource.submit_tool_outputs, **given, stream=True, **options), models, event_handler)


def stream_thread(
    resource: Any,
    models: Any,
    given: dict[str, Any],
    *,
    event_handler: AsyncHandler | Unset | None,
    **options: Any,
) -> AsyncAssistantStreamManager[AsyncHandler]:
    """Return the manager of a stream of `threads.create_and_run`."""
    return _manager(partial(resource.create_and_run, **given, stream=True, **options), models, event_handler)


def _manager(call: Callable[[], Any], models: Any, event_handler: Any) -> AsyncAssistantStreamManager[Any]:
    if event_handler is None or is_not_given(event_handler):
        event_handler = AsyncAssistantEventHandler()
    wanted = AsyncAssistantEventHandler
    if not isinstance(event_handler, wanted):
        kind = event_handler.__name__ if isinstance(event_handler, type) else type(event_handler).__name__
        raise UsageTypeError(f"event_handler must be an object of a class derived from {wanted.__name__}, not {kind}")
    return AsyncAssistantStreamManager(call, models, event_handler)
