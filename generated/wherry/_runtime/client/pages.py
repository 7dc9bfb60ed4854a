"""Pages: `.data` holds the items of one page; iterating goes over all items of all pages.

Five kinds, told apart by where the cursor of the next page stands:

    Page                    there is one page only
    CursorPage              after = the id of the last item
    ConversationCursorPage  after = last_id
    NextCursorPage          after = next
    TokenPage               page = next_page

Each has an async twin, `Async…`. Another page is asked for only when it is needed. Other fields of the answer read as attributes of the page.

Rule: nothing is lost or doubled in silence. A page may be empty and others follow. DecodeError: an answer that is no
list, a server that says there is more and not how to ask for it, one that ignores the cursor (as soon as a page comes
again, before its items do), one whose pages never end.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from ..base.errors import DecodeError, UsageError

if TYPE_CHECKING:
    from typing_extensions import Self

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


_LISTS = ("data", "items", "results", "models", "result")
"""Where the items stand: OpenAI's name first, then those of others."""
_EMPTY_PAGES = 100
"""So many in a row are one too many."""
_NO = ("false", "no", "0")


def _no_client(_: dict[str, Any]) -> Any:
    raise UsageError("this page was pickled and has no client to ask for the next one; list again, from where it ends")


class _Base(Generic[T]):
    """What one page holds. `_cursor` gives the query of the next one; kinds differ in it alone."""

    data: list[T]
    """The items of this page."""

    def __init__(self, raw: Any, decode: Callable[[Any], Any], fetch: Fetch, asked: dict[str, Any] | None) -> None:
        self._raw = raw if isinstance(raw, dict) else {}
        self._list = next((name for name in _LISTS if isinstance(self._raw.get(name), list)), "data")
        items = _items(raw, self._list)
        self._first_id, self._last_id = _id(items[:1]), _id(items[-1:])
        self._fetch = fetch
        self._asked = asked
        self._empty = 0 if items else 1
        """How many pages in a row had no items, with this one."""
        self.data = [decode(item) for item in items]

    _name: ClassVar[str] = ""
    """The query parameter of the cursor; "" where there is one page only."""

    def _cursor(self, more: bool) -> Any:
        """Return the cursor of the next page; `more`: the server says that there is one."""
        return None

    def _query(self) -> dict[str, Any] | None:
        cursor = None if self._has_more() is False else self._cursor(bool(self._has_more()))
        return {self._name: cursor} if cursor else None

    def _has_more(self) -> bool | None:
        more = self._raw.get("has_more")
        if isinstance(more, str):
            return more.strip().lower() not in _NO
        return None if more is None else bool(more)

    def _next(self) -> dict[str, Any] | None:
        query = self._query()
        if query is None and self._name and self._has_more():
            raise DecodeError(
                "the server says that more pages follow (has_more), but not how to ask for them", body=self._raw
            )
        if query is not None and query == self._asked:
            raise self._again()
        return query

    def _followed_by(self, page: Any) -> Any:
        """Return the page that came after this one, unless it is the same again or one empty page too many."""
        same = page._first_id == self._first_id if page._first_id is not None else page.data == self.data
        if page.data and (same or page._query() == page._asked):
            raise page._again()
        if not page.data:
            page._empty += self._empty
        if page._empty > _EMPTY_PAGES:
            raise DecodeError(f"{_EMPTY_PAGES} pages without items came one after the other", body=page._raw)
        return page

    def _again(self) -> DecodeError:
        return DecodeError(
            f"the server gives the page after {self._asked!r} again; it seems to ignore this cursor, and its pages would "
            "never end",
            body=self._raw,
        )

    def has_next_page(self) -> bool:
        """Return whether the server has told of another page."""
        return self._next() is not None

    def to_dict(self) -> dict[str, Any]:
        """Return the page as plain JSON."""
        items: list[Any] = list(self.data)
        data = [item.to_dict() if hasattr(item, "to_dict") else item for item in items]
        return {**self._raw, self._list: data}

    def __copy__(self) -> Self:
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        return new

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        from copy import deepcopy

        new = self.__copy__()
        new.__dict__.update({name: deepcopy(value, memo) for name, value in self.__dict__.items() if name != "_fetch"})
        return new

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled: all but the client."""
        return {**self.__dict__, "_fetch": _no_client}

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
    _name = "after"

    def _cursor(self, more: bool) -> Any:
        return self._last_id or (more and self._raw.get("last_id"))


class _AfterLastId(_Base[T]):
    _name = "after"

    def _cursor(self, more: bool) -> Any:
        last_id = self._raw.get("last_id") if self.data or more else None
        return last_id or (more and self._last_id)


class _AfterNext(_Base[T]):
    _name = "after"

    def _cursor(self, more: bool) -> Any:
        return self._raw.get("next")


class _PageToken(_Base[T]):
    _name = "page"

    def _cursor(self, more: bool) -> Any:
        return self._raw.get("next_page")


def _items(raw: Any, name: str) -> list[Any]:
    """The items of an answer: its list, or itself where it is one. Some servers write null for no items, or nothing."""
    items = raw.get(name) if isinstance(raw, dict) else raw
    if isinstance(items, list):
        return items
    if isinstance(raw, dict) and items is None and (name in raw or raw.get("object") == "list" or "has_more" in raw):
        return []
    raise DecodeError(f"a list was due and this came: {repr(raw)[:300]}", body=raw)


def _id(items: list[Any]) -> Any:
    """The id of the one item, if it has one."""
    return items[0].get("id") if items and isinstance(items[0], dict) else None


class Page(_Base[T]):
    """One page of items, and the way to the next."""

    def get_next_page(self) -> Page[T]:
        """Ask for the next page. DecodeError if there is none."""
        cursor = self._next()
        if cursor is None:
            raise self._last_page()
        page: Page[T] = self._followed_by(self._fetch(cursor))
        return page

    def iter_pages(self) -> Iterator[Page[T]]:
        """Iterate this page and all that follow."""
        page: Page[T] = self
        seen = _Seen()
        seen.begins(page)
        while True:
            yield page
            cursor = page._next()
            if cursor is None:
                return
            seen.add(cursor)
            page = page._followed_by(page._fetch(cursor))
            seen.begins(page)

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
        page: AsyncPage[T] = self._followed_by(await self._fetch(cursor))
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
    """The cursors of one iteration, and what its pages began with: pages may also come in a circle."""

    __slots__ = ("_texts",)

    def __init__(self) -> None:
        self._texts: set[str] = set()

    def add(self, cursor: dict[str, Any]) -> None:
        """Take note of a cursor. DecodeError if it was asked for already."""
        self._note(f"the cursor {cursor!r}", None)

    def begins(self, page: _Base[Any]) -> None:
        """Take note of a page. DecodeError if one began so already."""
        if page._first_id is not None:
            self._note(f"the page that begins with {page._first_id!r}", page._raw)

    def _note(self, text: str, raw: Any) -> None:
        if text in self._texts:
            raise DecodeError(f"the server gives {text[:200]} again; its pages would never end", body=raw)
        self._texts.add(text)


class _AsyncPages(Generic[T]):
    """Classes and no async generators: nothing is left to clean up after a `break`."""

    __slots__ = ("_page", "_seen", "_start")

    def __init__(self, start: AsyncPage[T] | Callable[[], Any]) -> None:
        self._start: AsyncPage[T] | Callable[[], Any] | None = start
        self._page: AsyncPage[T] | None = None
        self._seen = _Seen()

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
                self._page = self._page._followed_by(await self._page._fetch(cursor))
        if self._page is None:
            raise StopAsyncIteration
        self._seen.begins(self._page)
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

# Copied from templates/runtime/client/pages.py by scripts/generate.py. Edit it there.
