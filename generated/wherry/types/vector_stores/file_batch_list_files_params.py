from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict


class FileBatchListFilesParams(TypedDict, total=False):
    vector_store_id: Required[str]
    after: str
    before: str
    filter: Literal["in_progress", "completed", "failed", "cancelled"]
    limit: int
    order: Literal["asc", "desc"]
