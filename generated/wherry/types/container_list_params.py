# Generated.
from __future__ import annotations

from typing import Literal

from .._runtime.base.annotating import TypedDict

__all__ = ["ContainerListParams"]


class ContainerListParams(TypedDict, total=False):
    after: str
    limit: int
    name: str
    order: Literal["asc", "desc"]
