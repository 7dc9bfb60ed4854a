"""What programs of the official package do with files: wait until one is processed, and read one as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from ...base.secrets import veiled
from ...base.timeouts import TimeoutTypes
from ...base.unset import UNSET
from .pace import SHORTEST_WAIT_S
from .waiting import AsyncWait, Wait, in_mode

__all__ = ("AsyncStoredFiles", "StoredFiles")

T = TypeVar("T")

_HALF_AN_HOUR_S = 30 * 60.0
_WORDS = ("max_wait_seconds", "wait_for_processing()")


class StoredFiles(Generic[T]):
    """`wait_for_processing` and `retrieve_content` of files."""

    __slots__ = ()

    def wait_for_processing(
        self, id: str, *, poll_interval: float = 5.0, max_wait_seconds: float = _HALF_AN_HOUR_S
    ) -> T:
        """Wait until a file is processed, or has failed, and return it.

        Args:
            id: The file.
            poll_interval: Seconds between two looks.
            max_wait_seconds: Seconds to wait at most.

        Returns:
            FileObject: The file as it is then; `status` says which.

        Raises:
            PollTimeoutError: It was not done in time; the error holds the last state. It is a RuntimeError, too.
        """
        wait: Wait[Any, T] = Wait(
            self, max(poll_interval, SHORTEST_WAIT_S) * 1000, max_wait_seconds, None, words=_WORDS
        )
        return wait.until_done(lambda looks: looks.retrieve(id))

    def retrieve_content(
        self,
        file_id: str,
        *,
        extra_headers: Mapping[str, str | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: object | None = None,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | None = None,
    ) -> str:
        """Return what is in a file, as text. The old name of `content`, which has it as bytes, too.

        Args:
            file_id: The file.

        Returns:
            str: Its content, in the character set that the answer names.

        Raises:
            APIError: The call failed. `help(wherry.resources)` has its kinds, and the arguments of all calls.
        """
        extra_headers, extra_query = veiled(extra_headers, extra_query)
        api: Any = in_mode(self, "")
        found = api.content(
            file_id,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
            max_retries=max_retries,
        )
        return found.text  # type: ignore[no-any-return]


class AsyncStoredFiles(Generic[T]):
    """`wait_for_processing` and `retrieve_content` of files."""

    __slots__ = ()

    async def wait_for_processing(
        self, id: str, *, poll_interval: float = 5.0, max_wait_seconds: float = _HALF_AN_HOUR_S
    ) -> T:
        """Wait until a file is processed, or has failed, and return it.

        Args:
            id: The file.
            poll_interval: Seconds between two looks.
            max_wait_seconds: Seconds to wait at most.

        Returns:
            FileObject: The file as it is then; `status` says which.

        Raises:
            PollTimeoutError: It was not done in time; the error holds the last state. It is a RuntimeError, too.
        """
        wait: AsyncWait[Any, T] = AsyncWait(
            self, max(poll_interval, SHORTEST_WAIT_S) * 1000, max_wait_seconds, None, words=_WORDS
        )
        return await wait.until_done(lambda looks: looks.retrieve(id))

    async def retrieve_content(
        self,
        file_id: str,
        *,
        extra_headers: Mapping[str, str | None] | None = None,
        extra_query: Mapping[str, object] | None = None,
        extra_body: object | None = None,
        timeout: TimeoutTypes = UNSET,
        max_retries: int | None = None,
    ) -> str:
        """Return what is in a file, as text. The old name of `content`, which has it as bytes, too.

        Args:
            file_id: The file.

        Returns:
            str: Its content, in the character set that the answer names.

        Raises:
            APIError: The call failed. `help(wherry.resources)` has its kinds, and the arguments of all calls.
        """
        extra_headers, extra_query = veiled(extra_headers, extra_query)
        api: Any = in_mode(self, "")
        found = await api.content(
            file_id,
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
            max_retries=max_retries,
        )
        return found.text  # type: ignore[no-any-return]

# Copied from templates/runtime/mixins/polling/files.py: edit it there.
