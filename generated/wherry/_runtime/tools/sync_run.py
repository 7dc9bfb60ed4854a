"""ToolRun: a run of tools, as one stream of what happens in all its turns.

    with client.responses.run_tools(model="gpt-5", input="Ahoy", tools=[weather]) as run:
        for event in run:
            ...
    run.response, run.usage, run.state

One thing happens at a time, and `tool.started` comes before the call runs: whoever leaves between two events has left
nothing running. With `parallel`, calls run beside the stream, until they are done or the block ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Callable, Generator, Mapping
from typing import Any, Generic, TypeVar

from ..base.annotating import Self
from ..base.errors import ToolError, UsageError
from ..base.settled import settled
from ..client.jobs import Threads
from ..typed.tool import ToolContext
from ..typed.tool_call import ToolCall
from .chat import ChatLoop
from .loop import Loop

__all__ = ("ChatToolRun", "ResponseToolRun", "ToolRun")

E = TypeVar("E")
F = TypeVar("F")


class ToolRun(Generic[E, F]):
    """A run of tools: iterate it inside `with`, or let `until_done` do that."""

    _kind: type[Loop]
    _awaits = False

    def __init__(
        self,
        resource: Any,
        models: Any,
        given: Mapping[str, Any],
        *,
        tools: Any = (),
        max_turns: int = 10,
        state: Mapping[str, Any] | None = None,
        approvals: Mapping[str, bool] | None = None,
        outputs: Mapping[str, Any] | None = None,
        parallel: bool = False,
        stream: bool = True,
        strict: bool | None = None,
        approve: Callable[[ToolCall], Any] | None = None,
        on_error: Callable[[ToolCall, Exception], Any] | None = None,
        context: Any = None,
        **options: Any,
    ) -> None:
        self._loop = self._kind({**given, **options}, tools, state, max_turns, approvals, outputs)
        self._loop.tools.check_awaited(self._awaits)
        self._resource, self._parallel, self._streams, self._strict = resource, parallel, stream, strict
        self._approve, self._on_error, self._context = approve, on_error, context
        self._todo = self._loop.pending
        self._ready: ToolCall | None = None
        self._manager = self._stream = self._jobs = self._result = self._error = None  # type: Any
        self._over = False

    @property
    def usage(self) -> dict[str, Any]:
        """The usage of all turns together, also of those before a resumption."""
        return self._loop.usage

    @property
    def pending(self) -> list[ToolCall]:
        """The calls without an output: once the run is over, those that wait for `approvals=` or `outputs=`."""
        return self._loop.pending

    @property
    def state(self) -> dict[str, Any]:
        """The run as JSON, as it was after its last whole turn: `run_tools(state=...)` goes on from it, elsewhere too.

        Calls whose output is not in it are run again.
        """
        return self._loop.state

    def __iter__(self) -> Iterator[E]:
        return self

    def __next__(self) -> E:
        while not self._loop.events:
            if self._over:
                raise StopIteration
            self._step()
        return self._loop.events.popleft()  # type: ignore[no-any-return]

    def _step(self) -> None:
        if self._parallel and self._jobs is None:
            raise UsageError("a run with parallel=True needs its block: `with client...run_tools(...) as run`")
        if self._ready is not None:
            call, self._ready = self._ready, None
            self._run(call)
        elif self._todo and (self._parallel or self._stream is None):
            self._begin(self._todo.pop(0))
        elif self._stream is not None:
            self._read(self._stream)
        elif self._jobs is not None and self._jobs.running:
            self._jobs.wait()
        elif self._error is not None:  # not before the turn is whole, so that the state has the other outputs
            error, self._error = self._error, None
            raise error
        elif self._loop.over():
            self._over = True
        elif self._streams:
            manager = self._resource.stream(**self._loop.request(), strict=self._strict)
            self._stream, self._manager = manager.__enter__(), manager
        else:
            self._end(self._resource.parse(**self._loop.request()))

    def _read(self, stream: Any) -> None:
        try:
            call = self._loop.take(stream.__next__())
        except StopIteration:
            result = getattr(stream, self._loop.final)()
            self._leave()
            self._end(result)
        else:
            self._todo += [call] if call else []

    def _end(self, result: Any) -> None:
        self._result = result
        self._todo += self._loop.finish(result)

    def _begin(self, call: ToolCall) -> None:
        allowed = self._loop.approvals.get(call.id)
        if allowed is None and self._approve is not None:
            allowed = settled(self._approve(call))
        elif allowed is None and call.type != "mcp_approval_request":
            allowed = True
        if self._loop.begin(call, allowed):
            if self._parallel:
                self._jobs.start(lambda: self._run_beside(call))
            else:
                self._ready = call

    def _run(self, call: ToolCall) -> None:
        assert call.tool is not None
        try:
            output = call.tool.run(call.parsed, ToolContext(call.id, self, self._context))
            self._loop.answer(call, settled(output))
        except Exception as error:
            told: Any = str(error) if isinstance(error, ToolError) else None
            if told is None and self._on_error is not None:
                told = settled(self._on_error(call, error))
            if told is None:
                raise
            self._loop.answer(call, told, "failed", error)

    def _run_beside(self, call: ToolCall) -> None:
        try:
            self._run(call)
        except Exception as error:
            self._error = self._error or error

    def until_done(self) -> Self:
        """Run to the end, and return the run."""
        with self:
            for _ in self:
                pass
        return self




    def __enter__(self) -> Self:
        if self._parallel:
            self._jobs = Threads()
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the run: the stream is closed, calls that run are cancelled, and threads, which cannot be, are awaited."""
        self._over, jobs, self._jobs = True, self._jobs, None
        try:
            self._leave()
        finally:
            if jobs is not None:
                jobs.close()

    def _leave(self) -> None:
        manager, self._manager, self._stream = self._manager, None, None
        if manager is not None:
            manager.__exit__(None, None, None)


class ResponseToolRun(ToolRun[E, F]):
    """What `responses.run_tools` returns."""

    _kind = Loop

    @property
    def response(self) -> F:
        """The response of the last turn that has ended."""
        return self._result  # type: ignore[no-any-return]


class ChatToolRun(ToolRun[E, F]):
    """What `chat.completions.run_tools` returns."""

    _kind = ChatLoop

    @property
    def completion(self) -> F:
        """The completion of the last turn that has ended."""
        return self._result  # type: ignore[no-any-return]

# Derived from templates/runtime/tools/async_run.py: edit it there.
