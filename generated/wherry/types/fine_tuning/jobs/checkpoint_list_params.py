# Generated.
from __future__ import annotations

from typing import TypedDict

__all__ = ["CheckpointListParams"]


class CheckpointListParams(TypedDict, total=False):
    after: str
    limit: int
