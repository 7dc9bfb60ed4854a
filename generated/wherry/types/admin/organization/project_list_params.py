# Generated.
from __future__ import annotations

from ...._runtime.base.annotating import TypedDict

__all__ = ["ProjectListParams"]


class ProjectListParams(TypedDict, total=False):
    after: str
    include_archived: bool
    limit: int
