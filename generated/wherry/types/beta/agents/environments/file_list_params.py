from __future__ import annotations

from typing import Literal

from ....._runtime.base.typed_dicts import TypedDict


class FileListParams(TypedDict, total=False):
    limit: int | None
    order: Literal["asc", "desc"]
    page: str
    path: str | None
