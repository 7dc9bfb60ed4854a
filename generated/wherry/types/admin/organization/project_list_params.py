# Generated.
from __future__ import annotations

from typing import TypedDict

__all__ = ["ProjectListParams"]


class ProjectListParams(TypedDict, total=False):
    after: str
    include_archived: bool
    limit: int
