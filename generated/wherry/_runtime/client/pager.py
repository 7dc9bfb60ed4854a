"""AsyncPager: what an async list returns. A sync one returns its first page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from .async_pages import AsyncItems, AsyncPage, AsyncPages

__all__ = ("AsyncPager",)

T = TypeVar("T")


class AsyncPager(Generic[T]):
    """What an async `list` returns: `await` it for one page, or iterate it with `async for` over all items."""

    __slots__ = ("_first",)
    __hash__: ClassVar[Any] = object.__hash__

    def __init__(self, first: Callable[[], Any]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, None, AsyncPage[T]]:
        return self._first().__await__()  # type: ignore[no-any-return]

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncItems(AsyncPages(self._first))

    if not TYPE_CHECKING:  # checkers know what it has

        def __getattr__(self, name: str) -> Any:
            hint = "" if name.startswith("_") else f"; await it first: `page = await …`, then `page.{name}`"
            raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}{hint}")

    def iter_pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Iterate all pages."""
        return AsyncPages(self._first)

# Copied from templates/runtime/client/pager.py: edit it there.
