# Generated.
from __future__ import annotations

from typing import Literal

from ...._runtime.base.annotating import TypedDict

__all__ = ["ThreadListItemsParams"]


class ThreadListItemsParams(TypedDict, total=False):
    after: str
    before: str
    limit: int
    order: Literal["asc", "desc"]
