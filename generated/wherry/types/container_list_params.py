# Generated.
from __future__ import annotations

from typing import Literal, TypedDict

__all__ = ["ContainerListParams"]


class ContainerListParams(TypedDict, total=False):
    after: str
    limit: int
    name: str
    order: Literal["asc", "desc"]
