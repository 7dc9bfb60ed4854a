from __future__ import annotations

from typing import Literal

from .._runtime.base.typed_dicts import TypedDict


class ContainerListParams(TypedDict, total=False):
    after: str
    limit: int
    name: str
    order: Literal["asc", "desc"]
