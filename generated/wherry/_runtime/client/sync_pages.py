"""Pages of lists for Client; the rules are those of pages."""

from __future__ import annotations

from collections.abc import Iterator, Callable
from typing import Any, Generic, TypeVar

from .paging import AfterLastId, AfterLastItem, AfterNext, PageBase, PageToken, Seen

__all__ = (
    "ConversationCursorPage",
    "CursorPage",
    "Items",
    "NextCursorPage",
    "Page",
    "Pages",
    "TokenPage",
)

T = TypeVar("T")


class Page(PageBase[T]):
    """One page of items, and the way to the next."""

    def get_next_page(self) -> Page[T]:
        """Request the next page and return it. DecodeError if there is none."""
        cursor = self._next()
        if cursor is None:
            raise self._last_page()
        page: Page[T] = self._followed_by(self._fetch(cursor))
        return page

    def iter_pages(self) -> Iterator[Page[T]]:
        """Iterate this page and all that follow."""
        return Pages(self)

    def __iter__(self) -> Iterator[T]:
        return Items(Pages(self))


class CursorPage(AfterLastItem[T], Page[T]):
    """A page whose next one comes after the id of its last item."""


class ConversationCursorPage(AfterLastId[T], Page[T]):
    """A page whose next one comes after its `last_id`."""


class NextCursorPage(AfterNext[T], Page[T]):
    """A page that names the next one in `next`."""


class TokenPage(PageToken[T], Page[T]):
    """A page that names the next one in `next_page` or `next`."""


class Pages(Generic[T]):
    """A page and those that follow. Classes and no generators: nothing is left to clean up after a `break`."""

    __slots__ = ("_page", "_seen", "_start")

    def __init__(self, start: Page[T] | Callable[[], Any]) -> None:
        self._start: Page[T] | Callable[[], Any] | None = start
        self._page: Page[T] | None = None
        self._seen = Seen()

    def __iter__(self) -> Pages[T]:
        return self

    def __next__(self) -> Page[T]:
        start, self._start = self._start, None
        page, self._page = self._page, None  # an error ends the iteration
        if start is not None:
            page = start if isinstance(start, Page) else start()
        elif page is not None:
            cursor = page._next()
            if cursor is None:
                raise StopIteration
            self._seen.add(cursor)
            page = page._followed_by(page._fetch(cursor))
        if page is None:
            raise StopIteration
        self._seen.begins(page)
        self._page = page
        return page


class Items(Generic[T]):
    """The items of pages."""

    __slots__ = ("_items", "_pages")

    def __init__(self, pages: Pages[T]) -> None:
        self._pages = pages
        self._items: Any = iter(())

    def __iter__(self) -> Items[T]:
        return self

    def __next__(self) -> T:
        while True:
            for item in self._items:
                return item  # type: ignore[no-any-return]
            self._items = iter((next(self._pages)).data)

# Derived from templates/runtime/client/async_pages.py: edit it there.
