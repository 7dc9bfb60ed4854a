from __future__ import annotations

from ...._runtime.base.typed_dicts import Required, TypedDict
from ....types.shared_params import metadata as _metadata


class RunUpdateParams(TypedDict, total=False):
    thread_id: Required[str]
    metadata: _metadata.Metadata | None


Metadata = _metadata.Metadata
