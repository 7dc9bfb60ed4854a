from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import TypedDict


class FileListParams(TypedDict, total=False):
    after: str
    before: str
    filter: Literal["in_progress", "completed", "failed", "cancelled"]
    limit: int
    order: Literal["asc", "desc"]
