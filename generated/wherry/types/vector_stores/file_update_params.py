from __future__ import annotations

from collections.abc import Mapping

from ..._runtime.base.typed_dicts import Required, TypedDict


class FileUpdateParams(TypedDict, total=False):
    attributes: Required[Mapping[str, str | float | bool] | None]
    vector_store_id: Required[str]
