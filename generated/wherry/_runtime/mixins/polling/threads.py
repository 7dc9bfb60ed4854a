"""Runs of threads: begin one, or answer its tool calls, and wait until it ends or requires action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .pace import Pace
from .waiting import AsyncPolling, OnProgress, Polling, each_look

if TYPE_CHECKING:
    from ...client.async_client import AsyncClient
    from ...client.sync_client import Client

__all__ = ("AsyncRunPolling", "AsyncThreadPolling", "RunPolling", "ThreadPolling")

T = TypeVar("T")


class RunPolling(Polling[T]):
    """`create_and_poll` and its like of runs."""

    __slots__ = ()

    def poll(
        self,
        run_id: str,
        thread_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until a run ends or requires action, and give it; arguments as of `vector_stores.files.poll`."""
        pace = Pace(poll_interval_ms, poll_timeout_s)
        return self._until_done(pace, on_progress, options, run_id, thread_id=thread_id)

    def create_and_poll(
        self,
        thread_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Run a thread and wait until the run ends or requires action. Options: those of `create` (assistant_id ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        run = self._plain().create(thread_id, **options)
        return self._until_done(pace, on_progress, looks, run.id, thread_id=thread_id)

    def submit_tool_outputs_and_poll(
        self,
        run_id: str,
        *,
        thread_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Answer the tool calls of a run and wait on. Options: those of `submit_tool_outputs` (tool_outputs ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        run = self._plain().submit_tool_outputs(run_id, thread_id=thread_id, **options)
        return self._until_done(pace, on_progress, looks, run.id, thread_id=thread_id)


class AsyncRunPolling(AsyncPolling[T]):
    """`create_and_poll` and its like of runs."""

    __slots__ = ()

    async def poll(
        self,
        run_id: str,
        thread_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until a run ends or requires action, and give it; arguments as of `vector_stores.files.poll`."""
        pace = Pace(poll_interval_ms, poll_timeout_s)
        return await self._until_done(pace, on_progress, options, run_id, thread_id=thread_id)

    async def create_and_poll(
        self,
        thread_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Run a thread and wait until the run ends or requires action. Options: those of `create` (assistant_id ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        run = await self._plain().create(thread_id, **options)
        return await self._until_done(pace, on_progress, looks, run.id, thread_id=thread_id)

    async def submit_tool_outputs_and_poll(
        self,
        run_id: str,
        *,
        thread_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Answer the tool calls of a run and wait on. Options: those of `submit_tool_outputs` (tool_outputs ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        run = await self._plain().submit_tool_outputs(run_id, thread_id=thread_id, **options)
        return await self._until_done(pace, on_progress, looks, run.id, thread_id=thread_id)


class ThreadPolling(Generic[T]):
    """`create_and_run_poll` of threads."""

    __slots__ = ()

    if TYPE_CHECKING:
        _client: Client

    def create_and_run_poll(
        self,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Create a thread, run it and wait until the run ends or requires action. Options: those of `create_and_run`."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        api: Any = type(self)(self._client._in_mode(""))  # type: ignore[call-arg]
        run = api.create_and_run(**options)
        done: T = api.runs._until_done(pace, on_progress, looks, run.id, thread_id=run.thread_id)
        return done


class AsyncThreadPolling(Generic[T]):
    """`create_and_run_poll` of threads."""

    __slots__ = ()

    if TYPE_CHECKING:
        _client: AsyncClient

    async def create_and_run_poll(
        self,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Create a thread, run it and wait until the run ends or requires action. Options: those of `create_and_run`."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        api: Any = type(self)(self._client._in_mode(""))  # type: ignore[call-arg]
        run = await api.create_and_run(**options)
        done: T = await api.runs._until_done(pace, on_progress, looks, run.id, thread_id=run.thread_id)
        return done

# Copied from templates/runtime/mixins/polling/threads.py by scripts/generate.py. Edit it there.
