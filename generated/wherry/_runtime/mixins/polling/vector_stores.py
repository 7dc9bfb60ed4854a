"""Files and batches of files of a vector store: attach or upload them, and wait until they are processed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from ..parallel import run_tasks, run_threads
from .pace import Pace
from .waiting import AsyncPolling, OnProgress, Polling, UploadQueue, each_look

if TYPE_CHECKING:
    from ...request.file_types import FileTypes

__all__ = ("AsyncFileBatchPolling", "AsyncFilePolling", "FileBatchPolling", "FilePolling")

T = TypeVar("T")


class FilePolling(Polling[T]):
    """`create_and_poll` and its like of the files of a vector store."""

    __slots__ = ()

    def poll(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until a file of a vector store is processed, and give it.

        Args:
            file_id: The file.
            vector_store_id: The vector store.
            poll_interval_ms: Milliseconds between two looks; without it the service says, or a second and growing.
            poll_timeout_s: Seconds to wait at most.
            on_progress: Called with what each look finds.
            options: timeout, max_retries and extra_headers of each look.

        Raises:
            PollTimeoutError: It was not done in time.
        """
        pace = Pace(poll_interval_ms, poll_timeout_s)
        return self._until_done(pace, on_progress, options, file_id, vector_store_id=vector_store_id)

    def create_and_poll(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Attach a file to a vector store and wait until it is processed. Options: those of `create`; see `poll`."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        self._plain().create(vector_store_id, file_id=file_id, **options)
        return self._until_done(pace, on_progress, looks, file_id, vector_store_id=vector_store_id)

    def upload(self, *, vector_store_id: str, file: FileTypes, **options: Any) -> T:
        """Upload a file and attach it to a vector store; it is processed later. Options: those of `create`."""
        api = self._plain()
        stored = api._client.files.create(file=file, purpose="assistants", **each_look(options))
        attached: T = api.create(vector_store_id, file_id=stored.id, **options)
        return attached

    def upload_and_poll(
        self,
        *,
        vector_store_id: str,
        file: FileTypes,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Upload a file, attach it to a vector store and wait until it is processed. See `create_and_poll`."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        attached: Any = self.upload(vector_store_id=vector_store_id, file=file, **options)
        return self._until_done(pace, on_progress, looks, attached.id, vector_store_id=vector_store_id)


class AsyncFilePolling(AsyncPolling[T]):
    """`create_and_poll` and its like of the files of a vector store."""

    __slots__ = ()

    async def poll(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until a file of a vector store is processed, and give it."""
        pace = Pace(poll_interval_ms, poll_timeout_s)
        return await self._until_done(pace, on_progress, options, file_id, vector_store_id=vector_store_id)

    async def create_and_poll(
        self,
        file_id: str,
        *,
        vector_store_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Attach a file to a vector store and wait until it is processed. Options: those of `create`; see `poll`."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        await self._plain().create(vector_store_id, file_id=file_id, **options)
        return await self._until_done(pace, on_progress, looks, file_id, vector_store_id=vector_store_id)

    async def upload(self, *, vector_store_id: str, file: FileTypes, **options: Any) -> T:
        """Upload a file and attach it to a vector store; it is processed later. Options: those of `create`."""
        api = self._plain()
        stored = await api._client.files.create(file=file, purpose="assistants", **each_look(options))
        attached: T = await api.create(vector_store_id, file_id=stored.id, **options)
        return attached

    async def upload_and_poll(
        self,
        *,
        vector_store_id: str,
        file: FileTypes,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Upload a file, attach it to a vector store and wait until it is processed. See `create_and_poll`."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        attached: Any = await self.upload(vector_store_id=vector_store_id, file=file, **options)
        return await self._until_done(pace, on_progress, looks, attached.id, vector_store_id=vector_store_id)


class FileBatchPolling(Polling[T]):
    """`create_and_poll` and its like of batches of files."""

    __slots__ = ()

    def poll(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until all files of a batch are processed, and give the batch; arguments as of `files.poll`."""
        pace = Pace(poll_interval_ms, poll_timeout_s)
        return self._until_done(pace, on_progress, options, batch_id, vector_store_id=vector_store_id)

    def create_and_poll(
        self,
        vector_store_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Attach files to a vector store and wait until all are processed. Options: those of `create` (file_ids ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        batch = self._plain().create(vector_store_id, **options)
        return self._until_done(pace, on_progress, looks, batch.id, vector_store_id=vector_store_id)

    def upload_and_poll(
        self,
        vector_store_id: str,
        *,
        files: Iterable[FileTypes],
        file_ids: Iterable[str] = (),
        max_concurrency: int = 5,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Upload files, attach them to a vector store as one batch and wait until all are processed.

        Args:
            vector_store_id: The vector store.
            files: What is uploaded, at most `max_concurrency` at the same time, in as many threads.
            file_ids: Files that are stored already and belong to the batch, too.
            max_concurrency: How many uploads run at the same time.
            poll_interval_ms: Milliseconds between two looks.
            poll_timeout_s: Seconds to wait at most, the uploads among them.
            on_progress: Called with what each look finds.
            options: Further arguments of `create`.

        Raises:
            PollTimeoutError: It was not done in time.
            APIError: An upload failed. What was stored before stays stored.
        """
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        api, jobs = self._plain(), UploadQueue(files, max_concurrency)

        def worker() -> None:
            while (job := jobs.next()) is not None:
                stored = api._client.files.create(file=job[1], purpose="assistants", **looks)
                jobs.ids[job[0]] = stored.id

        if jobs.workers:
            run_threads(worker, jobs.workers, jobs.stop)
        batch = api.create(vector_store_id, file_ids=jobs.all_ids(file_ids), **options)
        return self._until_done(pace, on_progress, looks, batch.id, vector_store_id=vector_store_id)


class AsyncFileBatchPolling(AsyncPolling[T]):
    """`create_and_poll` and its like of batches of files."""

    __slots__ = ()

    async def poll(
        self,
        batch_id: str,
        *,
        vector_store_id: str,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Wait until all files of a batch are processed, and give the batch; arguments as of `files.poll`."""
        pace = Pace(poll_interval_ms, poll_timeout_s)
        return await self._until_done(pace, on_progress, options, batch_id, vector_store_id=vector_store_id)

    async def create_and_poll(
        self,
        vector_store_id: str,
        *,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Attach files to a vector store and wait until all are processed. Options: those of `create` (file_ids ...)."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        batch = await self._plain().create(vector_store_id, **options)
        return await self._until_done(pace, on_progress, looks, batch.id, vector_store_id=vector_store_id)

    async def upload_and_poll(
        self,
        vector_store_id: str,
        *,
        files: Iterable[FileTypes],
        file_ids: Iterable[str] = (),
        max_concurrency: int = 5,
        poll_interval_ms: float | None = None,
        poll_timeout_s: float | None = None,
        on_progress: OnProgress[T] | None = None,
        **options: Any,
    ) -> T:
        """Upload files, attach them to a vector store as one batch and wait until all are processed."""
        pace, looks = Pace(poll_interval_ms, poll_timeout_s), each_look(options)
        api, jobs = self._plain(), UploadQueue(files, max_concurrency)

        async def worker() -> None:
            while (job := jobs.next()) is not None:
                try:
                    stored = await api._client.files.create(file=job[1], purpose="assistants", **looks)
                except BaseException:
                    jobs.stop()
                    raise
                jobs.ids[job[0]] = stored.id

        if jobs.workers:
            await run_tasks(worker, jobs.workers)
        batch = await api.create(vector_store_id, file_ids=jobs.all_ids(file_ids), **options)
        return await self._until_done(pace, on_progress, looks, batch.id, vector_store_id=vector_store_id)

# Copied from templates/runtime/mixins/polling/vector_stores.py by scripts/generate.py. Edit it there.
