"""Pages of lists for AsyncClient; the rules are those of pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any, Generic, TypeVar

from .paging import AfterLastId, AfterLastItem, AfterNext, PageBase, PageToken, Seen

__all__ = (
    "AsyncConversationCursorPage",
    "AsyncCursorPage",
    "AsyncItems",
    "AsyncNextCursorPage",
    "AsyncPage",
    "AsyncPages",
    "AsyncTokenPage",
)

T = TypeVar("T")


class AsyncPage(PageBase[T]):
    """One page of items, and the way to the next."""

    async def get_next_page(self) -> AsyncPage[T]:
        """Request the next page and return it. DecodeError if there is none."""
        cursor = self._next()
        if cursor is None:
            raise self._last_page()
        page: AsyncPage[T] = self._followed_by(await self._fetch(cursor))
        return page

    def iter_pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Iterate this page and all that follow."""
        return AsyncPages(self)

    def __aiter__(self) -> AsyncIterator[T]:
        return AsyncItems(AsyncPages(self))


class AsyncCursorPage(AfterLastItem[T], AsyncPage[T]):
    """A page whose next one comes after the id of its last item."""


class AsyncConversationCursorPage(AfterLastId[T], AsyncPage[T]):
    """A page whose next one comes after its `last_id`."""


class AsyncNextCursorPage(AfterNext[T], AsyncPage[T]):
    """A page that names the next one in `next`."""


class AsyncTokenPage(PageToken[T], AsyncPage[T]):
    """A page that names the next one in `next_page` or `next`."""


class AsyncPages(Generic[T]):
    """A page and those that follow. Classes and no generators: nothing is left to clean up after a `break`."""

    __slots__ = ("_page", "_seen", "_start")

    def __init__(self, start: AsyncPage[T] | Callable[[], Any]) -> None:
        self._start: AsyncPage[T] | Callable[[], Any] | None = start
        self._page: AsyncPage[T] | None = None
        self._seen = Seen()

    def __aiter__(self) -> AsyncPages[T]:
        return self

    async def __anext__(self) -> AsyncPage[T]:
        start, self._start = self._start, None
        page, self._page = self._page, None  # an error ends the iteration
        if start is not None:
            page = start if isinstance(start, AsyncPage) else await start()
        elif page is not None:
            cursor = page._next()
            if cursor is None:
                raise StopAsyncIteration
            self._seen.add(cursor)
            page = page._followed_by(await page._fetch(cursor))
        if page is None:
            raise StopAsyncIteration
        self._seen.begins(page)
        self._page = page
        return page


class AsyncItems(Generic[T]):
    """The items of pages."""

    __slots__ = ("_items", "_pages")

    def __init__(self, pages: AsyncPages[T]) -> None:
        self._pages = pages
        self._items: Any = iter(())

    def __aiter__(self) -> AsyncItems[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item  # type: ignore[no-any-return]
            self._items = iter((await anext(self._pages)).data)

# Copied from templates/runtime/client/async_pages.py: edit it there.
