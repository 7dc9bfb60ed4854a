"""Pages: `.data` holds the items of one page; iterating goes over all items of all pages.

Five kinds, told apart by where the cursor of the next page stands:

    Page                    there is one page only
    CursorPage              after = the id of the last item
    ConversationCursorPage  after = last_id
    NextCursorPage          after = next
    TokenPage               page = next_page

Each has an async twin, `Async…`; generated code names the sync one, as text, for both clients. Another page is asked for
only when it is needed. A server that gives the same cursor again ends with a DecodeError, not with an endless loop.
Other fields of the answer read as attributes of the page.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import Any, ClassVar, Generic, TypeVar

from .errors import DecodeError

__all__ = (
    "AsyncConversationCursorPage",
    "AsyncCursorPage",
    "AsyncNextCursorPage",
    "AsyncPage",
    "AsyncPager",
    "AsyncTokenPage",
    "ConversationCursorPage",
    "CursorPage",
    "NextCursorPage",
    "Page",
    "TokenPage",
)

T = TypeVar("T")

Fetch = Callable[[dict[str, Any]], Any]
"""Asks for the page with these query parameters changed; of an async page, it gives an awaitable."""


class _Base(Generic[T]):
    """What one page holds. `_cursor` gives the query of the next one; kinds differ in it alone."""

    data: list[T]
    """The items of this page."""

    def __init__(self, raw: Any, decode: Callable[[Any], Any], fetch: Fetch, asked: dict[str, Any] | None) -> None:
        items = raw.get("data") if isinstance(raw, dict) else raw
        self._raw = raw if isinstance(raw, dict) else {}
        self._last_id = (
            items[-1].get("id") if isinstance(items, list) and items and isinstance(items[-1], dict) else None
        )
        self._fetch = fetch
        self._asked = asked
        self.data = [decode(item) for item in items] if isinstance(items, list) else []

    def _cursor(self) -> dict[str, Any] | None:
        return None

    def _next(self) -> dict[str, Any] | None:
        if not self.data or self._raw.get("has_more") is False:
            return None
        cursor = self._cursor()
        if cursor is not None and cursor == self._asked:
            raise DecodeError(
                f"the server gives the cursor {cursor!r} again; its pages would never end", body=self._raw
            )
        return cursor

    def has_next_page(self) -> bool:
        """Say whether the server has told of another page."""
        return self._next() is not None

    def to_dict(self) -> dict[str, Any]:
        """Give the page as plain JSON."""
        items: list[Any] = list(self.data)
        data = [item.to_dict() if hasattr(item, "to_dict") else item for item in items]
        return {**self._raw, "data": data}

    def __getattr__(self, name: str) -> Any:
        if not name.startswith("_") and name in self._raw:
            return self._raw[name]
        if name in ("has_more", "first_id", "last_id", "next", "next_page", "object"):
            return None
        raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")

    def __len__(self) -> int:
        return len(self.data)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return f"{type(self).__name__}(data={self.data!r})"

    def _last_page(self) -> DecodeError:
        return DecodeError("there is no next page; ask has_next_page() first", body=self._raw)


class _AfterLastItem(_Base[T]):
    def _cursor(self) -> dict[str, Any] | None:
        return {"after": self._last_id} if self._last_id else None


class _AfterLastId(_Base[T]):
    def _cursor(self) -> dict[str, Any] | None:
        last_id = self._raw.get("last_id")
        return {"after": last_id} if last_id else None


class _AfterNext(_Base[T]):
    def _cursor(self) -> dict[str, Any] | None:
        following = self._raw.get("next")
        return {"after": following} if following else None


class _PageToken(_Base[T]):
    def _cursor(self) -> dict[str, Any] | None:
        following = self._raw.get("next_page")
        return {"page": following} if following else None


class Page(_Base[T]):
    """One page of items, and the way to the next."""

    def get_next_page(self) -> Page[T]:
        """Ask for the next page. DecodeError if there is none."""
        cursor = self._next()
        if cursor is None:
            raise self._last_page()
        page: Page[T] = self._fetch(cursor)
        return page

    def iter_pages(self) -> Iterator[Page[T]]:
        """Iterate this page and all that follow."""
        page: Page[T] = self
        seen = _Seen(self._raw)
        while True:
            yield page
            cursor = page._next()
            if cursor is None:
                return
            seen.add(cursor)
            page = page._fetch(cursor)

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
            yield from page.data


class CursorPage(_AfterLastItem[T], Page[T]):
    """A page whose next one comes after the id of its last item."""


class ConversationCursorPage(_AfterLastId[T], Page[T]):
    """A page whose next one comes after its `last_id`."""


class NextCursorPage(_AfterNext[T], Page[T]):
    """A page that names the next one in `next`."""


class TokenPage(_PageToken[T], Page[T]):
    """A page that names the next one in `next_page`."""


class AsyncPage(_Base[T]):
    """One page of items, and the way to the next."""

    async def get_next_page(self) -> AsyncPage[T]:
        """Ask for the next page. DecodeError if there is none."""
        cursor = self._next()
        if cursor is None:
            raise self._last_page()
        page: AsyncPage[T] = await self._fetch(cursor)
        return page

    def iter_pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Iterate this page and all that follow."""
        return _AsyncPages(self)

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(_AsyncPages(self))


class AsyncCursorPage(_AfterLastItem[T], AsyncPage[T]):
    """A page whose next one comes after the id of its last item."""


class AsyncConversationCursorPage(_AfterLastId[T], AsyncPage[T]):
    """A page whose next one comes after its `last_id`."""


class AsyncNextCursorPage(_AfterNext[T], AsyncPage[T]):
    """A page that names the next one in `next`."""


class AsyncTokenPage(_PageToken[T], AsyncPage[T]):
    """A page that names the next one in `next_page`."""


class AsyncPager(Generic[T]):
    """What an async `list` gives: `await` it for one page, or iterate it with `async for` over all items."""

    __slots__ = ("_first",)
    __hash__: ClassVar[Any] = object.__hash__

    def __init__(self, first: Callable[[], Any]) -> None:
        self._first = first

    def __await__(self) -> Generator[Any, None, AsyncPage[T]]:
        return self._first().__await__()  # type: ignore[no-any-return]

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncItems(_AsyncPages(self._first))

    def iter_pages(self) -> AsyncIterator[AsyncPage[T]]:
        """Iterate all pages."""
        return _AsyncPages(self._first)


class _Seen:
    """The cursors of one iteration."""

    __slots__ = ("_cursors", "_raw")

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._cursors: set[str] = set()

    def add(self, cursor: dict[str, Any]) -> None:
        text = repr(cursor)
        if text in self._cursors:
            raise DecodeError(f"the server gives the cursor {text} again; its pages would never end", body=self._raw)
        self._cursors.add(text)


class _AsyncPages(Generic[T]):
    """Classes and no async generators: nothing is left to clean up after a `break`."""

    __slots__ = ("_page", "_seen", "_start")

    def __init__(self, start: AsyncPage[T] | Callable[[], Any]) -> None:
        self._start: AsyncPage[T] | Callable[[], Any] | None = start
        self._page: AsyncPage[T] | None = None
        self._seen = _Seen(None)

    def __aiter__(self) -> _AsyncPages[T]:
        return self

    async def __anext__(self) -> AsyncPage[T]:
        start, self._start = self._start, None
        if start is not None:
            self._page = start if isinstance(start, AsyncPage) else await start()
        elif self._page is not None:
            cursor = self._page._next()
            if cursor is None:
                self._page = None
            else:
                self._seen.add(cursor)
                self._page = await self._page._fetch(cursor)
        if self._page is None:
            raise StopAsyncIteration
        return self._page


class _AsyncItems(Generic[T]):
    __slots__ = ("_items", "_pages")

    def __init__(self, pages: _AsyncPages[T]) -> None:
        self._pages = pages
        self._items: Iterator[T] = iter(())

    def __aiter__(self) -> _AsyncItems[T]:
        return self

    async def __anext__(self) -> T:
        while True:
            for item in self._items:
                return item
            self._items = iter((await self._pages.__anext__()).data)
