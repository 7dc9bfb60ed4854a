# Generated.
from __future__ import annotations

from typing import TypedDict

__all__ = ["JobListEventsParams"]


class JobListEventsParams(TypedDict, total=False):
    after: str
    limit: int
