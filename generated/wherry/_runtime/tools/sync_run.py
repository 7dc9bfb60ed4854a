"""ToolRun: a run of tools, as one stream of what happens in all its turns.

One thing happens at a time, and `tool.started` comes before the call runs, so that whoever leaves between two events has
left nothing running. With `parallel`, calls run beside the stream, until they are done or the block ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..base.annotating import Self
from ..base.errors import ToolError, UsageError
from ..base.settled import settled
from ..base.usage_errors import read_elsewhere
from ..client.sync_gathered import E, F, Of, plain
from ..client.jobs import Threads
from ..typed.run_arguments import check_run
from ..typed.tool import ToolContext
from ..typed.tool_call import ToolCall
from .chat import ChatLoop
from .loop import Loop

__all__ = ("ChatToolRun", "ResponseToolRun", "ToolRun")


class ToolRun(Of[E, F]):
    """A run of tools: iterate it in its block, or call `until_done`."""

    _loop_of: type[Loop] = Loop
    _jobs: Any = None
    _ready: ToolCall | None = None
    _error: Exception | None = None
    _stepping = False

    def __init__(
        self,
        resource: Any,
        models: Any,
        given: dict[str, Any],
        *,
        parallel: bool = False,
        stream: bool = True,
        approve: Callable[[ToolCall], Any] | None = None,
        on_error: Callable[[ToolCall, Exception], Any] | None = None,
        context: Any = None,
        over: Any = None,
        **options: Any,
    ) -> None:
        check_run(parallel=parallel, stream=stream, approve=approve, on_error=on_error, **options)
        self._loop = self._loop_of(given, asks=approve is not None, **options)
        self._loop.tools.check_awaited(False)
        self._resource, self._parallel, self._streams = plain(over or resource), parallel, stream
        self._approve, self._on_error, self._context = approve, on_error, context
        self._begins = over is not None and given.get("previous_response_id", "") is None
        self._todo, self._over = self._loop.pending, False
        self._stream: Any = None

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
        """The run as JSON after its last whole turn: `run_tools(state=...)` goes on, and runs calls without output again."""
        return self._loop.state

    def __repr__(self) -> str:
        calls = f"{len(self.pending)} call{'s' * (len(self.pending) != 1)}"
        return f"<{type(self).__name__}: turn {self._loop.turns}, waits for {calls}>"

    def __iter__(self) -> Iterator[E]:
        return self

    def __next__(self) -> E:
        while not self._loop.events:
            if self._over:
                raise StopIteration
            if self._stepping:
                raise read_elsewhere("run")
            self._stepping = True
            try:
                self._step()
            except StopIteration as error:  # of a tool: to whoever iterates it would say that the run is over
                raise RuntimeError("a function of this run raised what ends a loop, as next() does") from error
            finally:
                self._stepping = False
        return self._loop.events.popleft()  # type: ignore[no-any-return]

    def _step(self) -> None:
        if self._parallel and self._jobs is None:
            raise UsageError("a run with parallel=True needs its block: `with client...run_tools(...) as run`")
        running = self._parallel and self._jobs.running
        if self._error is not None and self._stream is None and not running:  # the turn is whole, and with it the state
            error, self._error = self._error, None
            raise error
        if self._ready is not None:
            call, self._ready = self._ready, None
            self._run(call)
        elif self._todo and (self._parallel or self._stream is None):
            self._begin(self._todo.pop(0))
        elif self._stream is not None:
            try:
                self._todo += self._loop.take(self._stream.__next__())
            except StopIteration:
                self._todo += self._loop.finish(getattr(self._stream, self._loop.final)())
                self._todo = [call for call in self._todo if call in self._loop.calls]  # none of an answer that was cut
                self._stream = None
        elif running:
            self._jobs.wait()
        elif self._loop.over():
            self._over = True
        elif self._streams:
            self._stream = self._resource.stream(**self._request()).__enter__()
        else:
            self._todo += self._loop.finish(self._resource.parse(**self._request()))

    def _request(self) -> dict[str, Any]:
        request = self._loop.request(streams=self._streams)
        if self._begins:  # whatever was said in the lane before
            request["previous_response_id"], self._begins = None, False
        return request

    def _begin(self, call: ToolCall) -> None:
        if not self._loop.read(call):
            return
        allowed = self._loop.approvals.get(call.id, None if self._loop.asks or call.type[:3] == "mcp" else True)
        if allowed is None and self._approve is not None:
            allowed = settled(self._approve(call))
        if not self._loop.begin(call, allowed):
            return
        if self._parallel:
            self._jobs.start(lambda: self._run(call))
        else:
            self._ready = call

    def _run(self, call: ToolCall) -> None:
        try:
            self._loop.answer(call, self._output(call))
        except Exception as error:
            try:
                told: Any = str(error) if isinstance(error, ToolError) else None
                if told is None and self._on_error is not None:
                    told = settled(self._on_error(call, error))
                if told is None:
                    raise
                self._loop.answer(call, told, "tool.failed", error)
            except Exception as fatal:
                self._error = self._error or fatal

    def _output(self, call: ToolCall) -> Any:
        """Run a call. A connection that the run goes over is read meanwhile."""

        def run() -> Any:
            return call.tool.run(call.parsed, ToolContext(call.id, self, self._context))  # type: ignore[union-attr]

        if not hasattr(self._resource, "while_open"):
            return settled(run())
        return self._resource.while_open(run)




    def until_done(self) -> Self:
        """Run to the end, and return the run."""
        with self:
            for _ in self:
                pass
        return self





    def __enter__(self) -> Self:
        if self._parallel and self._jobs is None:
            self._jobs = Threads()
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End the run: the stream is closed, calls that run are cancelled, and threads, which cannot be, are waited for."""
        self._over, stream, jobs, self._stream, self._jobs = True, self._stream, self._jobs, None, None
        try:
            if stream is not None:
                stream.close()
        finally:
            if jobs is not None:
                jobs.close()


class ResponseToolRun(ToolRun[E, F]):
    """What `responses.run_tools` returns."""

    @property
    def response(self) -> F:
        """The response of the last turn that has ended."""
        return self._loop.result  # type: ignore[no-any-return]


class ChatToolRun(ToolRun[E, F]):
    """What `chat.completions.run_tools` returns."""

    _loop_of = ChatLoop

    @property
    def completion(self) -> F:
        """The completion of the last turn that has ended."""
        return self._loop.result  # type: ignore[no-any-return]

# Derived from templates/runtime/tools/async_run.py: edit it there.
