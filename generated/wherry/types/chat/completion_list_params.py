from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import TypedDict
from ...types.shared_params import metadata as _metadata


class CompletionListParams(TypedDict, total=False):
    after: str
    limit: int
    metadata: _metadata.Metadata | None
    model: str
    order: Literal["asc", "desc"]


Metadata = _metadata.Metadata
