from __future__ import annotations

from ...._runtime.base.typed_dicts import TypedDict


class ProjectListParams(TypedDict, total=False):
    after: str
    include_archived: bool
    limit: int
