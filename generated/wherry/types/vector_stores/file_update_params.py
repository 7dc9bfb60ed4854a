# Generated.
from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from ..._runtime.base.annotating import Required

__all__ = ["FileUpdateParams"]


class FileUpdateParams(TypedDict, total=False):
    attributes: Required[Mapping[str, str | float | bool] | None]
    vector_store_id: Required[str]
