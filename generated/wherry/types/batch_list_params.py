# Generated.
from __future__ import annotations

from typing import TypedDict

__all__ = ["BatchListParams"]


class BatchListParams(TypedDict, total=False):
    after: str
    limit: int
