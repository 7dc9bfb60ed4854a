from __future__ import annotations

from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict


class ExternalStorageListParams(TypedDict, total=False):
    after: str | None
    limit: int
    order: Literal["asc", "desc"]
    project_id: str | None
