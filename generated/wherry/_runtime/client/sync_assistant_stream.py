"""Streams of an assistant's run: an event handler that is told what happens, and can be iterated.

Which methods are called for an event, and in which order, is in accumulate/run_calls; here they are called.
"""

from __future__ import annotations

from collections.abc import Iterator, Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic

from ..accumulate.run_calls import HandlerCalls, texts_of
from ..base.annotating import Self
from ..base.errors import APIConnectionError, APITimeoutError, UsageStateError, UsageTypeError
from ..base.unset import Unset, is_not_given
from ..base.usage_errors import read_elsewhere
from .sync_stream import Stream

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    Handler = TypeVar("Handler", bound="AssistantEventHandler", default="AssistantEventHandler")
    """An event handler."""
else:
    from typing import TypeVar

    Handler = TypeVar("Handler", bound="AssistantEventHandler")

__all__ = (
    "AssistantEventHandler",
    "AssistantStreamManager",
    "Handler",
    "stream_run",
    "stream_thread",
    "stream_tool_outputs",
)


class AssistantEventHandler:
    """Is told what happens in a run. Derive from it, write the methods that you want, and pass it as `event_handler`.

    It is also the stream: iterate it for the events themselves. A handler is for one stream. Objects called `snapshot`
    are live: what comes later changes them.
    """

    _stream: Stream[Any] | None = None
    _calls: HandlerCalls | None = None
    _ended = False

    # --- what is told ------------------------------------------------------------------------------------------------------

    def on_event(self, event: Any) -> None:
        """Be told of each event, before any other method is called for it."""

    def on_run_step_created(self, run_step: Any) -> None:
        """Be told that a step began."""

    def on_run_step_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a piece of a step, and of the step so far."""

    def on_run_step_done(self, run_step: Any) -> None:
        """Be told that a step ended, in whatever way."""

    def on_tool_call_created(self, tool_call: Any) -> None:
        """Be told that a tool call began."""

    def on_tool_call_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a further piece of a tool call, and of the call so far."""

    def on_tool_call_done(self, tool_call: Any) -> None:
        """Be told that a tool call is complete."""

    def on_message_created(self, message: Any) -> None:
        """Be told that a message began."""

    def on_message_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a piece of a message, and of the message so far."""

    def on_message_done(self, message: Any) -> None:
        """Be told that a message is complete, or cut off."""

    def on_text_created(self, text: Any) -> None:
        """Be told that a text of a message began."""

    def on_text_delta(self, delta: Any, snapshot: Any) -> None:
        """Be told of a piece of a text, and of the text so far."""

    def on_text_done(self, text: Any) -> None:
        """Be told that a text is complete."""

    def on_image_file_done(self, image_file: Any) -> None:
        """Be told that an image of a message is complete."""

    def on_timeout(self) -> None:
        """Be told that the stream took too long; `on_exception` follows."""

    def on_exception(self, exception: Exception) -> None:
        """Be told of an error of the stream, or of one of these methods, which is raised next."""

    def on_end(self) -> None:
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
    def text_deltas(self) -> Iterator[str]:
        """The pieces of the messages' texts, as they arrive."""
        return _TextDeltas(self)

    def until_done(self) -> None:
        """Read the stream to its end."""
        for _ in self:
            pass

    def get_final_run(self) -> Any:
        """Read the stream to its end, and return the run. Raises UsageStateError if none came."""
        self.until_done()
        return _found(self.current_run, "run")

    def get_final_run_steps(self) -> list[Any]:
        """Read the stream to its end, and return the steps of the run. Raises UsageStateError if there were none."""
        self.until_done()
        found: list[Any] = _found(self._calls and self._calls.run_steps, "step")
        return found

    def get_final_messages(self) -> list[Any]:
        """Read the stream to its end, and return the messages of the run. Raises UsageStateError if there were none."""
        self.until_done()
        found: list[Any] = _found(self._calls and self._calls.messages, "message")
        return found

    # --- the stream --------------------------------------------------------------------------------------------------------

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        if self._stream is None or self._calls is None:
            raise UsageStateError(
                "the stream has not begun: it does on entering `async with`, which returns the handler"
            )
        if self._ended:
            raise StopIteration
        if self._stream._reading:
            raise read_elsewhere()
        try:
            event = next(self._stream, None)
            if event is not None:
                for name, arguments in self._calls.calls(event):
                    getattr(self, name)(*arguments)
                return event
        except BaseException as error:
            self._fail(error)
            if isinstance(error, StopIteration):  # of a method: it would end the stream as if it were over
                raise RuntimeError("a method of the event handler raised what ends a loop, as next() does") from error
            raise
        self._end()
        raise StopIteration

    def _fail(self, error: BaseException) -> None:
        try:
            if isinstance(error, APIConnectionError) and self._calls is not None:
                error.partial = self._calls.snapshot
            if isinstance(error, (APITimeoutError, TimeoutError)):
                self.on_timeout()
            if isinstance(error, Exception):
                self.on_exception(error)
        finally:
            self._end()

    def _end(self) -> None:
        if not self._ended:
            self._ended = True
            self.on_end()

    def _begin(self, stream: Stream[Any], models: Any) -> None:
        self._stream = stream
        self._calls = HandlerCalls(models)

    def close(self) -> None:
        """Release the connection. Further calls do nothing; iteration ends."""
        if self._stream is not None:
            self._stream.close()






class _TextDeltas:
    """What `text_deltas` returns."""

    __slots__ = ("_handler", "_waiting")

    def __init__(self, handler: AssistantEventHandler) -> None:
        self._handler = handler
        self._waiting: Any = iter(())

    def __iter__(self) -> _TextDeltas:
        return self

    def __next__(self) -> str:
        while True:
            for text in self._waiting:
                return text  # type: ignore[no-any-return]
            self._waiting = texts_of(next(self._handler))


class AssistantStreamManager(Generic[Handler]):
    """A streaming call that is made when its `with` is entered; that returns the event handler."""

    __slots__ = ("_call", "_handler", "_models")

    def __init__(self, call: Callable[[], Any], models: Any, event_handler: Handler) -> None:
        self._call = call
        self._models = models
        self._handler = event_handler

    def __enter__(self) -> Handler:
        if self._handler._stream is not None:
            raise UsageStateError("an event handler is for one stream; make another one for this")
        self._handler._begin(self._call(), self._models)
        return self._handler

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._handler.close()
        if self._handler._calls is not None and self._handler._calls.begun:
            self._handler._end()


def _found(what: Any, name: str) -> Any:
    if not what:
        raise UsageStateError(f"the stream is over, and no {name} came in it")
    return what


def stream_run(
    resource: Any,
    models: Any,
    given: dict[str, Any],
    *,
    event_handler: Handler | Unset | None,
    **options: Any,
) -> AssistantStreamManager[Handler]:
    """Return the manager of a stream of `runs.create`."""
    return _manager(partial(resource.create, **given, stream=True, **options), models, event_handler)


def stream_tool_outputs(
    resource: Any,
    models: Any,
    given: dict[str, Any],
    *,
    event_handler: Handler | Unset | None,
    **options: Any,
) -> AssistantStreamManager[Handler]:
    """Return the manager of a stream of `runs.submit_tool_outputs`."""
    return _manager(partial(resource.submit_tool_outputs, **given, stream=True, **options), models, event_handler)


def stream_thread(
    resource: Any,
    models: Any,
    given: dict[str, Any],
    *,
    event_handler: Handler | Unset | None,
    **options: Any,
) -> AssistantStreamManager[Handler]:
    """Return the manager of a stream of `threads.create_and_run`."""
    return _manager(partial(resource.create_and_run, **given, stream=True, **options), models, event_handler)


def _manager(call: Callable[[], Any], models: Any, event_handler: Any) -> AssistantStreamManager[Any]:
    if event_handler is None or is_not_given(event_handler):
        event_handler = AssistantEventHandler()
    wanted = AssistantEventHandler
    if not isinstance(event_handler, wanted):
        kind = event_handler.__name__ if isinstance(event_handler, type) else type(event_handler).__name__
        raise UsageTypeError(f"event_handler must be an object of a class derived from {wanted.__name__}, not {kind}")
    return AssistantStreamManager(call, models, event_handler)

# Derived from templates/runtime/client/async_assistant_stream.py: edit it there.
