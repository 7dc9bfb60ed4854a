"""The loops that wait, once for each kind of client, and the uploads that go before a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ...base.errors import UsageError, UsageTypeError
from .pace import Pace

if TYPE_CHECKING:
    from ...client.async_client import AsyncClient
    from ...client.sync_client import Client

__all__ = ("AsyncPolling", "OnProgress", "Polling", "UploadQueue", "each_look")

T = TypeVar("T")
OnProgress = Callable[[T], Any]

_EACH_LOOK = ("extra_headers", "timeout", "max_retries")


def each_look(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of the first call that hold for every look as well."""
    if options.get("stream"):
        raise UsageTypeError("a call that waits for the end cannot stream; leave stream out, or call create()")
    return {name: options[name] for name in _EACH_LOOK if name in options}


class Polling(Generic[T]):
    """Waits, for the clients that block."""

    __slots__ = ()

    if TYPE_CHECKING:
        _client: Client

    def _plain(self) -> Any:
        """The same methods with typed answers, whatever way the caller went."""
        return type(self)(self._client._in_mode(""))  # type: ignore[call-arg]

    def _until_done(
        self, pace: Pace, on_progress: OnProgress[T] | None, options: dict[str, Any], *path: str, **more: str
    ) -> T:
        looks: Any = type(self)(self._client._in_mode("raw"))  # type: ignore[call-arg]
        transport = self._client._transport()
        while True:
            answer = looks.retrieve(*path, **more, **options)
            state: T = answer.parse()
            if on_progress is not None:
                on_progress(state)
            wait_s = pace.next_wait_s(state, answer.headers)
            if wait_s is None:
                return state
            transport.sleep(wait_s)


class AsyncPolling(Generic[T]):
    """Waits, for the clients that are awaited."""

    __slots__ = ()

    if TYPE_CHECKING:
        _client: AsyncClient

    def _plain(self) -> Any:
        """The same methods with typed answers, whatever way the caller went."""
        return type(self)(self._client._in_mode(""))  # type: ignore[call-arg]

    async def _until_done(
        self, pace: Pace, on_progress: OnProgress[T] | None, options: dict[str, Any], *path: str, **more: str
    ) -> T:
        looks: Any = type(self)(self._client._in_mode("raw"))  # type: ignore[call-arg]
        transport = self._client._transport()
        while True:
            answer = await looks.retrieve(*path, **more, **options)
            state: T = answer.parse()
            if on_progress is not None:
                told = on_progress(state)
                if hasattr(told, "__await__"):
                    await told
            wait_s = pace.next_wait_s(state, answer.headers)
            if wait_s is None:
                return state
            await transport.sleep(wait_s)


class UploadQueue:
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

# Copied from templates/runtime/mixins/polling/waiting.py by scripts/generate.py. Edit it there.
