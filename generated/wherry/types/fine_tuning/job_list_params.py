# Generated.
from __future__ import annotations

from collections.abc import Mapping

from ..._runtime.base.annotating import TypedDict

__all__ = ["JobListParams"]


class JobListParams(TypedDict, total=False):
    after: str
    limit: int
    metadata: Mapping[str, str] | None
