"""What one page of a list holds, and where the next one is; sync and async. The rules are those of pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar

from ..base.annotating import Self
from ..base.errors import DecodeError, UsageError
from ..base.pickles import named
from ..base.unset import UNSET
from ..data.codec import dumps

__all__ = ("AfterLastId", "AfterLastItem", "AfterNext", "PageBase", "PageInfo", "PageToken", "Seen")

T = TypeVar("T")
Fetch = Callable[[dict[str, Any]], Any]
"""Asks for the page with these query parameters changed; that of an async page returns an awaitable."""


_LISTS = ("data", "items", "results", "models", "result")
"""Where the items stand: OpenAI's name first, then those of others."""
_EMPTY_PAGES = 100
"""More in a row are an error."""
_NO = ("false", "no", "0")


def _no_client(_: dict[str, Any]) -> Any:
    raise UsageError(
        "this page was pickled and has no client to fetch the next one with; list again, starting where it ends"
    )


class PageInfo:
    """How to ask for the next page: `params` of the query; `url` and `json`, where a service wants them, are UNSET here."""

    __slots__ = ("json", "params", "url")

    def __init__(self, *, url: Any = UNSET, json: Any = UNSET, params: Any = UNSET) -> None:
        self.url = url
        self.json = json
        self.params = params

    def __repr__(self) -> str:
        told = (f"{name}={getattr(self, name)!r}" for name in ("url", "json", "params"))
        return f"PageInfo({', '.join(text for text in told if not text.endswith('=UNSET'))})"


class PageBase(Generic[T]):
    """What one page holds, and how to ask for the next one. Kinds of pages differ only in `_name` and `_cursor`."""

    data: list[T]
    """The items of this page."""
    _request_id: str | None = None
    """The ID of the request, for the API's support."""

    def __init__(self, raw: Any, decode: Callable[[Any], Any], fetch: Fetch, asked: dict[str, Any] | None) -> None:
        self._raw = raw if isinstance(raw, dict) else {}
        self._list = next((name for name in _LISTS if isinstance(self._raw.get(name), list)), "data")
        items = _items(raw, self._list)
        self._first_id, self._last_id = _id(items[:1]), _id(items[-1:])
        self._fetch = fetch
        self._asked = asked
        self._empty = 0 if items else 1
        """How many pages in a row had no items, including this one."""
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
            raise DecodeError(f"{_EMPTY_PAGES} pages without items came in a row", body=page._raw)
        return page

    def _again(self) -> DecodeError:
        return DecodeError(
            f"the server returned the page after {self._asked!r} again; it seems to ignore the cursor, so its pages would "
            "never end",
            body=self._raw,
        )

    def has_next_page(self) -> bool:
        """Return whether the server says that there is another page."""
        return self._next() is not None

    def next_page_info(self) -> PageInfo | None:
        """Return how to ask for the next page; None if there is none."""
        query = self._query()
        return None if query is None else PageInfo(params=query)

    def to_dict(self, **options: Any) -> dict[str, Any]:
        """Return the page as plain JSON. Options: those of the `to_dict` of a model, for the items."""
        items: list[Any] = list(self.data)
        data = [item.to_dict(**options) if hasattr(item, "to_dict") else item for item in items]
        return {**self._raw, self._list: data}

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the page as JSON text; compact, unless `indent` is a number of spaces."""
        return dumps(self.to_dict(), indent=indent)

    def model_dump(self, *, include: Any = None, exclude: Any = None, **options: Any) -> dict[str, Any]:
        """Return the page as a dict: its items as their `model_dump` returns them, and what else came.

        Args:
            include: The names to keep, of the page; or a dict with what to keep of its `data`.
            exclude: The names to leave out, in the same way.
            options: Those of the `model_dump` of a model: `mode`, `exclude_none` and so on.
        """
        inner = {name: _of_items(value, self._list) for name, value in (("include", include), ("exclude", exclude))}
        inner = {name: value for name, value in inner.items() if value is not None}
        plain = {**self._raw, self._list: []}
        if self._name and not options.get("exclude_unset"):
            plain.setdefault("has_more", None)
        if options.get("exclude_none"):
            plain = {name: value for name, value in plain.items() if value is not None}
        if include is not None:
            plain = {name: value for name, value in plain.items() if name in include}
        if exclude is not None:
            gone = {name for name in exclude if not (isinstance(exclude, dict) and name == self._list and inner)}
            plain = {name: value for name, value in plain.items() if name not in gone}
        if self._list in plain:
            items: list[Any] = list(self.data)
            plain[self._list] = [
                item.model_dump(**options, **inner) if hasattr(item, "model_dump") else item for item in items
            ]
        return plain

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:
        """Return `model_dump` as JSON text."""
        return dumps(self.model_dump(**options), indent=indent)

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
        """Return what is pickled: everything but the client."""
        return {name: value for name, value in self.__dict__.items() if name != "_fetch"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update({"_fetch": _no_client, **state})

    __reduce_ex__ = named()

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
        return DecodeError("there is no next page; check has_next_page() first", body=self._raw)


class AfterLastItem(PageBase[T]):
    """The next page comes after the id of the last item."""

    _name = "after"

    def _cursor(self, more: bool) -> Any:
        return self._last_id or (more and self._raw.get("last_id"))


class AfterLastId(PageBase[T]):
    """The next page comes after `last_id`."""

    _name = "after"

    def _cursor(self, more: bool) -> Any:
        last_id = self._raw.get("last_id") if self.data or more else None
        return last_id or (more and self._last_id)


class AfterNext(PageBase[T]):
    """The next page is named in `next`."""

    _name = "after"

    def _cursor(self, more: bool) -> Any:
        return self._raw.get("next")


class PageToken(PageBase[T]):
    """The next page is named in `next_page` or `next`."""

    _name = "page"

    def _cursor(self, more: bool) -> Any:
        return self._raw.get("next_page") or self._raw.get("next")


def _items(raw: Any, name: str) -> list[Any]:
    """Return the items of a response: its list, or itself if it is one. Some servers write null for no items, or nothing."""
    items = raw.get(name) if isinstance(raw, dict) else raw
    if isinstance(items, list):
        return items
    if isinstance(raw, dict) and items is None and (name in raw or raw.get("object") == "list" or "has_more" in raw):
        return []
    raise DecodeError(f"expected a list, but got: {repr(raw)[:300]}", body=raw)


def _of_items(selection: Any, name: str) -> Any:
    """Return what a nested include or exclude of a page says of each item: `{"data": {"__all__": {"id"}}}`."""
    inner = selection.get(name) if isinstance(selection, dict) else None
    return inner.get("__all__") if isinstance(inner, dict) else None


def _id(items: list[Any]) -> Any:
    """Return the id of the one item, if it has one."""
    return items[0].get("id") if items and isinstance(items[0], dict) else None


class Seen:
    """The cursors of one iteration, and what its pages began with: pages may also come in a circle."""

    __slots__ = ("_texts",)

    def __init__(self) -> None:
        self._texts: set[str] = set()

    def add(self, cursor: dict[str, Any]) -> None:
        """Note a cursor. DecodeError if it was used already."""
        self._note(f"the cursor {cursor!r}", None)

    def begins(self, page: PageBase[Any]) -> None:
        """Note a page. DecodeError if another one began with the same item."""
        if page._first_id is not None:
            self._note(f"the page that begins with {page._first_id!r}", page._raw)

    def _note(self, text: str, raw: Any) -> None:
        if text in self._texts:
            raise DecodeError(f"the server returned {text[:200]} again; its pages would never end", body=raw)
        self._texts.add(text)

# Copied from templates/runtime/client/paging.py: edit it there.
