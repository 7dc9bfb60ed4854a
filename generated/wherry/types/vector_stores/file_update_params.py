# Generated.
from __future__ import annotations

from collections.abc import Mapping

from ..._runtime.base.annotating import Required, TypedDict

__all__ = ["FileUpdateParams"]


class FileUpdateParams(TypedDict, total=False):
    attributes: Required[Mapping[str, str | float | bool] | None]
    vector_store_id: Required[str]
