"""Large files in parts: a mixin of the generated `Uploads`, with its async twin.

A part has at most 64 MiB. Bytes are sliced and paths are read region by region while they are sent, so memory holds no
more than the parts of a one-way source that are being sent. If a part fails for good, the call ends; the last progress
knows the parts that were sent, and `resume=` continues from there.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..base.annotating import Unpack
from ..base.errors import UsageError, UsageTypeError
from ..base.pickles import named
from ..base.unset import UNSET, is_not_given
from ..request.files import FileSource, RegionSource, source_of
from ..request.multipart import base_name
from .call_options import UploadOptions
from .parallel import run_tasks, run_threads

if TYPE_CHECKING:
    from ..client.async_client import AsyncClient
    from ..client.sync_client import Client

__all__ = ("MAX_PART_BYTES", "AsyncChunkedUploads", "ChunkedUploads", "UploadProgress")

MAX_PART_BYTES = 64 * 1024 * 1024

T = TypeVar("T")
OnProgress = Callable[["UploadProgress"], Any]


class UploadProgress:
    """How far an upload is: `part_ids` by the number of the part, bytes sent and in total. Give it to `resume=`."""

    __slots__ = ("bytes_done", "bytes_total", "part_bytes", "part_ids", "upload_id")

    def __init__(self, upload_id: str, bytes_total: int, part_bytes: int) -> None:
        self.upload_id = upload_id
        self.bytes_total = bytes_total
        self.part_bytes = part_bytes
        self.part_ids: dict[int, str] = {}
        self.bytes_done = 0

    def _sent(self, number: int, part_id: str) -> None:
        self.part_ids[number] = part_id
        start = number * self.part_bytes
        self.bytes_done += min(self.part_bytes, self.bytes_total - start)

    __reduce_ex__ = named()

    def __repr__(self) -> str:
        return f"<UploadProgress {self.upload_id}: {self.bytes_done} of {self.bytes_total} bytes>"


class _Plan:
    """The file to send, and its parts. Parts of a one-way source are read in order."""

    def __init__(self, file: object, filename: str | None, total: int | None, part_bytes: int | None) -> None:
        total = None if is_not_given(total) else total
        part_bytes = MAX_PART_BYTES if part_bytes is None or is_not_given(part_bytes) else part_bytes
        if not 0 < part_bytes <= MAX_PART_BYTES:
            raise UsageError(f"part_size must be 1 to {MAX_PART_BYTES} bytes, not {part_bytes}")
        self.part_bytes = part_bytes
        self.view: memoryview | None = None
        self.source: Any = None
        if isinstance(file, (bytes, bytearray, memoryview)):
            self.view = memoryview(file).cast("B")
            known: int | None = len(self.view)
        else:
            self.source = source_of(file)
            if self.source is None:
                kind = type(file).__name__
                raise UsageTypeError(f"file must be bytes, a path, a binary file or an iterator of bytes, not {kind}")
            known = self.source.length
        if known is None and total is None:
            raise UsageError("the length of this file is not known: pass bytes=...")
        if known is not None and total is not None and known != total:
            raise UsageError(f"bytes={total}, but the file has {known} bytes")
        self.total = known if known is not None else total or 0
        self.filename = filename or base_name(file)
        if not self.filename:
            raise UsageError("this file has no name: pass filename=...")
        self.count = max(1, -(-self.total // part_bytes))

    def size(self, number: int) -> int:
        return min(self.part_bytes, self.total - number * self.part_bytes)

    def region(self, number: int) -> Any:
        """Return a part that need not be read now; None if it has to be read in its turn."""
        start = number * self.part_bytes
        if self.view is not None:
            return self.view[start : start + self.part_bytes]
        path = getattr(self.source, "path", None)
        return None if path is None else RegionSource(path, start, self.size(number))

    def skip(self, progress: UploadProgress) -> Iterator[int]:
        """Return the numbers of the parts that are still to be sent."""
        if (progress.bytes_total, progress.part_bytes) != (self.total, self.part_bytes):
            raise UsageError("resume= belongs to another file, or to another part_size")
        return iter([number for number in range(self.count) if number not in progress.part_ids])


class _Pieces:
    """Cuts a one-way source into parts."""

    def __init__(self, plan: _Plan) -> None:
        self.plan = plan
        self.next_number = 0
        self.rest = bytearray()

    def take(self, size: int) -> bytes:
        part = bytes(self.rest[:size])
        del self.rest[:size]
        if len(part) < size:
            raise UsageError(
                f"the file ended {size - len(part)} bytes short of the {self.plan.total} that were announced"
            )
        self.next_number += 1
        return part

    def read(self, number: int, chunks: Iterator[bytes]) -> bytes:
        while True:
            size = self.plan.size(self.next_number)
            while len(self.rest) < size and (chunk := next(chunks, None)) is not None:
                self.rest += chunk
            part = self.take(size)
            if self.next_number > number:
                return part

    async def aread(self, number: int, chunks: Any) -> bytes:
        while True:
            size = self.plan.size(self.next_number)
            while len(self.rest) < size:
                try:
                    self.rest += await chunks.__anext__()
                except StopAsyncIteration:
                    break
            part = self.take(size)
            if self.next_number > number:
                return part


class ChunkedUploads(Generic[T]):
    """`upload_file_chunked` of the generated class."""

    __slots__ = ()

    if TYPE_CHECKING:
        _client: Client

    def upload_file_chunked(
        self,
        *,
        file: bytes | bytearray | memoryview | Iterable[bytes] | Any,
        mime_type: str,
        purpose: str,
        filename: str | None = None,
        bytes: int | None = None,
        part_size: int | None = MAX_PART_BYTES,
        concurrency: int = 4,
        md5: Any = UNSET,
        on_progress: OnProgress | None = None,
        resume: UploadProgress | None = None,
        **options: Unpack[UploadOptions],
    ) -> T:
        """Upload a large file in parts, several at a time, and join them.

        Args:
            file: Bytes, a path, an open binary file, or an iterator of bytes.
            mime_type: Its content type.
            purpose: What it is for.
            filename: Its name; needed if `file` has none.
            bytes: Its length; needed if `file` does not know it.
            part_size: Bytes of a part, at most 64 MiB.
            concurrency: How many parts are sent at the same time, in as many threads.
            md5: Its checksum, which the service compares.
            on_progress: Called with an UploadProgress after each part.
            resume: The last progress of a call that failed; parts that were sent are not sent again.
            options: Further arguments of `create`.

        Returns:
            Upload: The completed upload; `file` is what it has become.

        Raises:
            UsageError: The length, the name or the part size is missing or wrong.
            APIError: Opening the upload, sending a part or joining them failed.
        """
        from threading import Event, Lock

        api: Any = type(self)(self._client._in_mode(""))  # type: ignore[call-arg]
        plan = _Plan(file, filename, bytes, part_size)
        if resume is None:
            upload = api.create(
                bytes=plan.total, filename=plan.filename, mime_type=mime_type, purpose=purpose, **options
            )
            resume = UploadProgress(upload.id, plan.total, plan.part_bytes)
        progress = resume
        numbers = plan.skip(progress)
        pieces, chunks = _Pieces(plan), iter(()) if plan.source is None else plan.source.chunks()
        lock = Lock()
        failed = Event()

        def worker() -> None:
            while not failed.is_set():
                with lock:
                    number = next(numbers, None)
                    if number is None:
                        return
                    part = plan.region(number)
                    if part is None:
                        part = pieces.read(number, chunks)
                sent = api.parts.create(progress.upload_id, data=(plan.filename, part))
                with lock:
                    progress._sent(number, sent.id)
                    if on_progress is not None:
                        on_progress(progress)

        run_threads(worker, min(concurrency, plan.count), failed.set)
        part_ids = [progress.part_ids[number] for number in range(plan.count)]
        completed: T = api.complete(progress.upload_id, part_ids=part_ids, md5=md5)
        return completed


class AsyncChunkedUploads(Generic[T]):
    """`upload_file_chunked` of the generated async class."""

    __slots__ = ()

    if TYPE_CHECKING:
        _client: AsyncClient

    async def upload_file_chunked(
        self,
        *,
        file: bytes | bytearray | memoryview | Iterable[bytes] | AsyncIterable[bytes] | Any,
        mime_type: str,
        purpose: str,
        filename: str | None = None,
        bytes: int | None = None,
        part_size: int | None = MAX_PART_BYTES,
        concurrency: int = 4,
        md5: Any = UNSET,
        on_progress: OnProgress | None = None,
        resume: UploadProgress | None = None,
        **options: Unpack[UploadOptions],
    ) -> T:
        """Upload a large file in parts, several at a time, and join them.

        Args:
            file: Bytes, a path, an open binary file, or an iterator of bytes, which may be async.
            mime_type: Its content type.
            purpose: What it is for.
            filename: Its name; needed if `file` has none.
            bytes: Its length; needed if `file` does not know it.
            part_size: Bytes of a part, at most 64 MiB.
            concurrency: How many parts are sent at the same time, in as many tasks.
            md5: Its checksum, which the service compares.
            on_progress: Called with an UploadProgress after each part; it may be async.
            resume: The last progress of a call that failed; parts that were sent are not sent again.
            options: Further arguments of `create`.

        Returns:
            Upload: The completed upload; `file` is what it has become.

        Raises:
            UsageError: The length, the name or the part size is missing or wrong.
            APIError: Opening the upload, sending a part or joining them failed.
        """
        api: Any = type(self)(self._client._in_mode(""))  # type: ignore[call-arg]
        plan = _Plan(file, filename, bytes, part_size)
        if resume is None:
            upload = await api.create(
                bytes=plan.total, filename=plan.filename, mime_type=mime_type, purpose=purpose, **options
            )
            resume = UploadProgress(upload.id, plan.total, plan.part_bytes)
        progress = resume
        numbers = plan.skip(progress)
        reader = _AsyncReader(plan)

        async def worker() -> None:
            while True:
                number = next(numbers, None)
                if number is None:
                    return
                part = plan.region(number)
                if part is None:
                    part = await reader.read(number)
                sent = await api.parts.create(progress.upload_id, data=(plan.filename, part))
                progress._sent(number, sent.id)
                if on_progress is not None:
                    told = on_progress(progress)
                    if hasattr(told, "__await__"):
                        await told

        # Parts of an async source are read one after the other: a second reader would only wait.
        several = concurrency if isinstance(plan.source, FileSource) or plan.region(0) is not None else 1
        await run_tasks(worker, min(several, plan.count))
        part_ids = [progress.part_ids[number] for number in range(plan.count)]
        completed: T = await api.complete(progress.upload_id, part_ids=part_ids, md5=md5)
        return completed


class _AsyncReader:
    """Reads parts of a one-way source, sync or async."""

    def __init__(self, plan: _Plan) -> None:
        self._pieces = _Pieces(plan)
        source = plan.source
        self._async = hasattr(getattr(source, "iterable", None), "__aiter__")
        self._chunks: Any = iter(())
        if source is not None:
            self._chunks = source.iterable.__aiter__() if self._async else source.chunks()

    async def read(self, number: int) -> bytes:
        if self._async:
            return await self._pieces.aread(number, self._chunks)
        return self._pieces.read(number, self._chunks)
