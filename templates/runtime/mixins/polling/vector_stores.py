"""Upload files, attach them to a vector store, and wait until they are processed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from ...base.annotating import Unpack
from ...base.errors import UsageError, UsageTypeError
from ...base.unset import is_not_given
from ...request.file_types import FileTypes
from ..call_options import AttachOptions
from ..parallel import run_tasks, run_threads
from .waiting import AsyncWait, OnProgress, Wait, in_mode

__all__ = ("AsyncFileBatchUploads", "AsyncFileUploads", "FileBatchUploads", "FileUploads")

T = TypeVar("T")

_EVERY_REQUEST = ("extra_headers", "timeout", "max_retries")


def _for_every_request(create: Any, options: Any) -> dict[str, Any]:
    """Return the options that also apply to the upload and to polling. Remove sentinels that `create` does not know.

    UsageTypeError for a value that `create` does not know: otherwise it would fail only after the files are stored.
    """
    code = getattr(create, "__code__", None)  # a stand-in of the caller's tests has none
    known = options if code is None else code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    for name in list(options):
        if name not in known and is_not_given(options[name]):
            del options[name]
        elif name not in known or name == "file_id":
            hint = "uploads cannot stream" if name == "stream" else "an upload takes the other arguments of create()"
            raise UsageTypeError(f"unexpected argument {name!r}: {hint}. Nothing was sent")
    return {name: options[name] for name in _EVERY_REQUEST if name in options}


class FileUploads(Generic[T]):
    """`upload` and `upload_and_poll` of the files of a vector store."""

    __slots__ = ()

    def upload(self, *, vector_store_id: str, file: FileTypes, **options: Unpack[AttachOptions]) -> T:
        """Upload a file and attach it to a vector store; it is processed later.

        Args:
            vector_store_id: The vector store.
            file: The file to upload.
            options: Further arguments of `create`.

        Returns:
            VectorStoreFile: The file in the vector store, which is not processed yet.

        Raises:
            UsageTypeError: There is no such option; nothing was sent.
            APIError: The upload failed, or attaching it; the file stays stored then.
        """
        api: Any = in_mode(self, "")
        every = _for_every_request(api.create, options)
        stored = api._client.files.create(file=file, purpose="assistants", **every)
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
        **options: Unpack[AttachOptions],
    ) -> T:
        """Upload a file, attach it to a vector store and wait until it is processed.

        Args:
            vector_store_id: The vector store.
            file: The file to upload.
            poll_interval_ms: Milliseconds between two looks.
            poll_timeout_s: Seconds to wait at most, including the upload.
            on_progress: Called with what each look finds.
            options: Further arguments of `create`.

        Returns:
            VectorStoreFile: The file as it is then; `status` says whether it is processed, and `last_error` why not.

        Raises:
            PollTimeoutError: It was not done in time; the error holds the last state.
            UsageTypeError: There is no such option; nothing was sent.
            APIError: The upload failed, attaching it, or a look; the file stays stored then.
        """
        wait: Wait[Any, T] = Wait(self, poll_interval_ms, poll_timeout_s, on_progress)
        every = _for_every_request(wait.resource.create, options)
        attached = wait.resource.upload(vector_store_id=vector_store_id, file=file, **options)
        return wait.until_done(lambda looks: looks.retrieve(attached.id, vector_store_id=vector_store_id, **every))


class AsyncFileUploads(Generic[T]):
    """`upload` and `upload_and_poll` of the files of a vector store."""

    __slots__ = ()

    async def upload(self, *, vector_store_id: str, file: FileTypes, **options: Unpack[AttachOptions]) -> T:
        """Upload a file and attach it to a vector store; it is processed later.

        Args:
            vector_store_id: The vector store.
            file: The file to upload.
            options: Further arguments of `create`.

        Returns:
            VectorStoreFile: The file in the vector store, which is not processed yet.

        Raises:
            UsageTypeError: There is no such option; nothing was sent.
            APIError: The upload failed, or attaching it; the file stays stored then.
        """
        api: Any = in_mode(self, "")
        every = _for_every_request(api.create, options)
        stored = await api._client.files.create(file=file, purpose="assistants", **every)
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
        **options: Unpack[AttachOptions],
    ) -> T:
        """Upload a file, attach it to a vector store and wait until it is processed.

        Args:
            vector_store_id: The vector store.
            file: The file to upload.
            poll_interval_ms: Milliseconds between two looks.
            poll_timeout_s: Seconds to wait at most, including the upload.
            on_progress: Called with what each look finds.
            options: Further arguments of `create`.

        Returns:
            VectorStoreFile: The file as it is then; `status` says whether it is processed, and `last_error` why not.

        Raises:
            PollTimeoutError: It was not done in time; the error holds the last state.
            UsageTypeError: There is no such option; nothing was sent.
            APIError: The upload failed, attaching it, or a look; the file stays stored then.
        """
        wait: AsyncWait[Any, T] = AsyncWait(self, poll_interval_ms, poll_timeout_s, on_progress)
        every = _for_every_request(wait.resource.create, options)
        attached = await wait.resource.upload(vector_store_id=vector_store_id, file=file, **options)
        return await wait.until_done(
            lambda looks: looks.retrieve(attached.id, vector_store_id=vector_store_id, **every)
        )


class FileBatchUploads(Generic[T]):
    """`upload_and_poll` of batches of files."""

    __slots__ = ()

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
        **options: Unpack[AttachOptions],
    ) -> T:
        """Upload files, attach them to a vector store as one batch and wait until all are processed.

        Args:
            vector_store_id: The vector store.
            files: The files to upload, at most `max_concurrency` at the same time, in as many threads.
            file_ids: Files that are stored already and belong to the batch, too.
            max_concurrency: How many uploads run at the same time.
            poll_interval_ms: Milliseconds between two looks.
            poll_timeout_s: Seconds to wait at most, including the uploads.
            on_progress: Called with what each look finds.
            options: Further arguments of `create`.

        Returns:
            VectorStoreFileBatch: The batch as it is then; `file_counts` says how many files failed.

        Raises:
            PollTimeoutError: It was not done in time.
            APIError: An upload failed. What was stored before stays stored.
        """
        wait: Wait[Any, T] = Wait(self, poll_interval_ms, poll_timeout_s, on_progress)
        api, jobs = wait.resource, _Queue(files, max_concurrency)
        every = _for_every_request(api.create, options)

        def worker() -> None:
            while (job := jobs.next()) is not None:
                jobs.ids[job[0]] = api._client.files.create(file=job[1], purpose="assistants", **every).id

        if jobs.workers:
            run_threads(worker, jobs.workers, jobs.stop)
        batch = api.create(vector_store_id, file_ids=jobs.all_ids(file_ids), **options)
        return wait.until_done(lambda looks: looks.retrieve(batch.id, vector_store_id=vector_store_id, **every))


class AsyncFileBatchUploads(Generic[T]):
    """`upload_and_poll` of batches of files."""

    __slots__ = ()

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
        **options: Unpack[AttachOptions],
    ) -> T:
        """Upload files, attach them to a vector store as one batch and wait until all are processed.

        Args:
            vector_store_id: The vector store.
            files: The files to upload, at most `max_concurrency` at the same time, in as many tasks.
            file_ids: Files that are stored already and belong to the batch, too.
            max_concurrency: How many uploads run at the same time.
            poll_interval_ms: Milliseconds between two looks.
            poll_timeout_s: Seconds to wait at most, including the uploads.
            on_progress: Called with what each look finds; it may be async.
            options: Further arguments of `create`.

        Returns:
            VectorStoreFileBatch: The batch as it is then; `file_counts` says how many files failed.

        Raises:
            PollTimeoutError: It was not done in time.
            APIError: An upload failed. What was stored before stays stored.
        """
        wait: AsyncWait[Any, T] = AsyncWait(self, poll_interval_ms, poll_timeout_s, on_progress)
        api, jobs = wait.resource, _Queue(files, max_concurrency)
        every = _for_every_request(api.create, options)

        async def worker() -> None:
            while (job := jobs.next()) is not None:
                try:
                    stored = await api._client.files.create(file=job[1], purpose="assistants", **every)
                except BaseException:
                    jobs.stop()
                    raise
                jobs.ids[job[0]] = stored.id

        if jobs.workers:
            await run_tasks(worker, jobs.workers)
        batch = await api.create(vector_store_id, file_ids=jobs.all_ids(file_ids), **options)
        return await wait.until_done(lambda looks: looks.retrieve(batch.id, vector_store_id=vector_store_id, **every))


class _Queue:
    """The files of a batch, handed out one by one to several workers; their ids keep the order of the files."""

    __slots__ = ("_jobs", "ids", "workers")

    def __init__(self, files: Iterable[Any], max_concurrency: int) -> None:
        if isinstance(max_concurrency, bool) or not isinstance(max_concurrency, int) or max_concurrency < 1:
            raise UsageError(f"max_concurrency must be a positive number, not {max_concurrency!r}")
        listed = list(files)
        self.ids: list[str] = [""] * len(listed)
        self.workers = min(max_concurrency, len(listed))
        self._jobs: Iterator[tuple[int, Any]] = iter(list(enumerate(listed)))

    def next(self) -> tuple[int, Any] | None:
        """Return the number of a file and the file, None where none is left. (One step of a list iterator is atomic.)"""
        return next(self._jobs, None)

    def stop(self) -> None:
        """Hand out no more: one of them failed."""
        self._jobs = iter(())

    def all_ids(self, before: Iterable[str]) -> list[str]:
        """Return the ids of a batch. UsageError where it would be empty."""
        found = [*before, *self.ids]
        if not found:
            raise UsageError("a batch needs files=... or file_ids=...; nothing was sent")
        return found
