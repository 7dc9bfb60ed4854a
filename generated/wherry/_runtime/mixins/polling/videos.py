"""Videos: have one made, and wait until it is there."""

from __future__ import annotations

from typing import Any, TypeVar

from .pace import Pace
from .waiting import AsyncPolling, OnProgress, Polling, each_look

__all__ = ("AsyncVideoPolling", "VideoPolling")

T = TypeVar("T")


class VideoPolling(Polling[T]):
    """`create_and_poll` and `poll` of videos."""

    __slots__ = ()

    def poll(
        self,
        video_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until a video is made, and give its job; arguments as of `vector_stores.files.poll`."""
        return self._until_done(Pace(poll_interval_ms, poll_timeout_s), on_progress, options, video_id)

    def create_and_poll(
        self,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Have a video made and wait until it is there, or failed. Options: those of `create` (prompt ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        video = self._plain().create(**options)
        return self._until_done(pace, on_progress, looks, video.id)


class AsyncVideoPolling(AsyncPolling[T]):
    """`create_and_poll` and `poll` of videos."""

    __slots__ = ()

    async def poll(
        self,
        video_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until a video is made, and give its job; arguments as of `vector_stores.files.poll`."""
        return await self._until_done(Pace(poll_interval_ms, poll_timeout_s), on_progress, options, video_id)

    async def create_and_poll(
        self,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Have a video made and wait until it is there, or failed. Options: those of `create` (prompt ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        video = await self._plain().create(**options)
        return await self._until_done(pace, on_progress, looks, video.id)

# Copied from templates/runtime/mixins/polling/videos.py by scripts/generate.py. Edit it there.
