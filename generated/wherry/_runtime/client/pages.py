"""Pages: `.data` holds the items of one page; iterating goes over all items of all pages.

Five kinds, distinguished by where the cursor of the next page is found:

    Page                    there is one page only
    CursorPage              after = the id of the last item
    ConversationCursorPage  after = last_id
    NextCursorPage          after = next
    TokenPage               page = next_page, or next

Each has an async twin, `Async…`. Another page is fetched only when it is needed. Other fields of the response read as
attributes of the page.

Rule: nothing is lost or doubled in silence. A page may be empty and others follow. DecodeError: a response that is no
list, a server that says there is more and not how to ask for it, one that ignores the cursor (as soon as a page comes
again, before its items do), one whose pages never end.
"""

from __future__ import annotations

from .async_pages import (
    AsyncConversationCursorPage,
    AsyncCursorPage,
    AsyncNextCursorPage,
    AsyncPage,
    AsyncTokenPage,
)
from .pager import AsyncPager
from .sync_pages import ConversationCursorPage, CursorPage, NextCursorPage, Page, TokenPage

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

# Copied from templates/runtime/client/pages.py: edit it there.
