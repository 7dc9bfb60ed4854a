# Generated.
from __future__ import annotations

from typing import Literal

from ..._runtime.base.annotating import TypedDict
from ...types.shared_params import metadata as _metadata

__all__ = ["CompletionListParams", "Metadata"]


class CompletionListParams(TypedDict, total=False):
    after: str
    limit: int
    metadata: _metadata.Metadata | None
    model: str
    order: Literal["asc", "desc"]


Metadata = _metadata.Metadata
