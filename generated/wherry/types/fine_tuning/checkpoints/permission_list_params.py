from __future__ import annotations

from typing import Literal

from ...._runtime.base.typed_dicts import TypedDict


class PermissionListParams(TypedDict, total=False):
    after: str
    limit: int
    order: Literal["ascending", "descending"]
    project_id: str
