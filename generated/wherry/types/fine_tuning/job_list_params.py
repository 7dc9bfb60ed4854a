from __future__ import annotations

from collections.abc import Mapping

from ..._runtime.base.typed_dicts import TypedDict


class JobListParams(TypedDict, total=False):
    after: str
    limit: int
    metadata: Mapping[str, str] | None
