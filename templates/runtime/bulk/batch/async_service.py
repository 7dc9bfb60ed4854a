"""Files and batches of the service, by the client that the function of the rows uses.

No batch is made twice: each has a mark in its metadata, and where it is not certain whether one was made, it is looked for
before another is. Calls that only read are patient: a batch may take a day, and a service be away for some minutes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, Any

from ...base.errors import (
    APIConnectionError,
    APIError,
    BadRequestError,
    ConflictError,
    DecodeError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    UsageError,
)
from .options import BatchOptions
from .parts import Part

__all__ = ("AsyncBatchService",)

_TRIES = 10
"""So often a call is tried, in some four minutes."""
_FIRST_TRIES = 3
"""The same while the service has not answered at all: most likely its address is wrong."""
_FILE_TRIES = 5
"""So often a batch is begun if its file is not found."""
_MOST = 10_000
"""So many files or batches are looked through, newest first."""
_DAY_S = 86_400
_UNSEEN_S = 300
"""So long a batch that was just begun may not be found."""
_PASSING = (APIConnectionError, InternalServerError, RateLimitError)
_EXPIRY_S_ON_AZURE = 14 * _DAY_S


class AsyncBatchService:
    """What a run needs of the service."""

    _asynchronous = True  # sync: _asynchronous = False

    def __init__(self, client: Any, options: BatchOptions, run: str, began_s: float) -> None:
        if client._asynchronous is not self._asynchronous:
            raise UsageError(
                "the function uses a client of the other kind: `async for` needs an AsyncClient, `for` a Client"
            )
        if not hasattr(client, "batches"):
            raise UsageError(f"{type(client).__name__} has no Batch API")
        self._client = client._in_mode("")
        self._options = options
        self._run = run
        self._began_s = began_s
        self._unit_s = min(1.0, options.poll_s or 1.0)
        self._has_answered = False

    async def sleep(self, seconds: float) -> None:
        """Wait as the client does between two attempts."""
        await self._client._transport().sleep(seconds)

    def file_name(self, part: Part) -> str:
        """Return the name of the file of a part."""
        return f"wherry-{self._run}-{part.number}.jsonl"

    async def upload(self, part: Part, *, look_first: bool) -> str:
        """Upload the lines of a part, unless that was done before; return the id of the file."""
        if look_first and (found := await self._find_file(self.file_name(part))):
            return found
        data = b"".join(line.data for line in part.lines)
        file = (self.file_name(part), data, "application/jsonl")
        stored = await self._patiently(lambda: self._client.files.create(file=file, purpose="batch"))
        return str(stored.id)

    async def _find_file(self, name: str) -> str:
        seen = 0
        async for file in self._client.files.list(purpose="batch"):
            if file.filename == name:
                return str(file.id)
            seen += 1
            if seen >= _MOST:
                break
        return ""

    async def begin(self, part: Part) -> Any:
        """Begin the batch of a part whose file is there."""
        look_first = False
        for attempt in range(_TRIES):
            if look_first and (found := await self.find(part)) is not None:
                return found
            try:
                return await self._create(part)
            except NotFoundError:  # a file that was just uploaded may not be found at once
                if attempt >= _FILE_TRIES:
                    raise
            except _PASSING as error:
                if attempt == _TRIES - 1 or _is_spent(error):
                    raise
                look_first = True
            await self._pause(attempt)
        raise AssertionError

    async def _create(self, part: Part) -> Any:
        options = self._options
        expiry_s = options.output_expires_after_s
        if expiry_s is None and self._client._azure:
            expiry_s = _EXPIRY_S_ON_AZURE
        more = {} if expiry_s is None else {"output_expires_after": {"anchor": "created_at", "seconds": expiry_s}}
        return await self._client.batches.create(
            input_file_id=part.file_id,
            endpoint=part.endpoint,
            completion_window=options.completion_window,
            metadata={**(options.metadata or {}), "wherry_run": self._run, "wherry_part": part.mark},
            max_retries=0,  # whether one was made is looked up before it is tried again
            **more,
        )

    async def find(self, part: Part) -> Any:
        """Return the batch of a part, if it was made; else None."""
        seen = 0
        async for batch in self._client.batches.list(limit=100):
            metadata = batch.metadata or {}
            if metadata.get("wherry_run") == self._run and metadata.get("wherry_part") == part.mark:
                return batch
            seen += 1
            if seen >= _MOST or batch.created_at < self._began_s - _DAY_S:
                break
        return None

    async def look(self, part: Part, age_s: float) -> Any:
        """Return the batch as it is now; None if that cannot be told for the moment."""
        try:
            return await self._client.batches.retrieve(part.batch_id)
        except NotFoundError:
            if age_s > _UNSEEN_S:
                raise
        except (*_PASSING, DecodeError):  # an answer that is empty or cut off says nothing of the batch
            pass
        return None

    async def cancel(self, part: Part) -> None:
        """Cancel a batch; one that is over stays as it is."""
        try:
            await self._patiently(lambda: self._client.batches.cancel(part.batch_id, max_retries=0))
        except (BadRequestError, ConflictError):
            pass

    async def download(self, file_id: str, spool: IO[bytes]) -> None:
        """Write the content of a file to `spool`, and go back to its beginning."""

        async def once() -> None:
            spool.seek(0)
            spool.truncate()
            async with self._client.with_streaming_response.files.content(file_id) as response:
                async for chunk in response.iter_bytes():
                    spool.write(chunk)

        await self._patiently(once)
        spool.seek(0)

    async def delete(self, part: Part) -> None:
        """Delete the files of a part, as far as they are there."""
        for file_id in (part.file_id, part.output_id, part.error_id):
            if file_id:
                try:
                    await self._client.files.delete(file_id)
                except APIError:  # they cost nothing, and everything that was wanted of them is done
                    pass

    async def _patiently(self, call: Callable[[], Any]) -> Any:
        for attempt in range(_TRIES):
            try:
                answer = await call()
            except _PASSING as error:
                self._has_answered = self._has_answered or not isinstance(error, APIConnectionError)
                tries = _TRIES if self._has_answered else _FIRST_TRIES
                if attempt >= tries - 1 or _is_spent(error):
                    raise
            else:
                self._has_answered = True
                return answer
            await self._pause(attempt)
        raise AssertionError

    async def _pause(self, attempt: int) -> None:
        await self.sleep(min(self._unit_s * 2**attempt, 60.0))


def _is_spent(error: APIError) -> bool:
    """Whether the account has no money left, or no quota: waiting does not help."""
    return isinstance(error, RateLimitError) and "insufficient_quota" in (error.type, error.code)
