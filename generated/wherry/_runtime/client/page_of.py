"""PageOf: the decoder of a whole page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..base.headers import Headers
from ..base.unset import is_not_given

__all__ = ("PageOf",)


class PageOf:
    """Decodes an answer to a page of one kind (a class of pages.py)."""

    __slots__ = ("_asked", "_decoder", "_fetch", "_kind")

    _known = frozenset(("data", "object", "has_more", "first_id", "last_id", "next", "next_page"))
    """The fields of a page, for reported_error.known_fields."""

    def __init__(self, kind: type[Any], decoder: Any, fetch: Callable[[dict[str, Any]], Any], values: Any) -> None:
        self._kind = kind
        self._decoder = decoder
        self._fetch = fetch
        query = values.get("query") or {}
        self._asked = {
            name: query[name]
            for name in ("after", "page")
            if query.get(name) is not None and not is_not_given(query[name])
        }

    def _of_nothing(self) -> Any:
        """Return what a 204 means where a list was expected: an empty page, so that iterating works."""
        return self._decode([])

    @staticmethod
    def _came_with(page: Any, headers: Headers) -> None:
        """Note in a page what the headers of its response say."""
        page._request_id = headers.get("x-request-id")

    def _decode(self, value: Any, /) -> Any:
        return self._kind(value, self._decoder._decode, self._fetch, self._asked)

# Copied from templates/runtime/client/page_of.py: edit it there.
