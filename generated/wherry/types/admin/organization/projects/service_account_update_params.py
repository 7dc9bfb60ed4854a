# Generated.
from __future__ import annotations

from typing import Literal

from ....._runtime.base.annotating import Required, TypedDict

__all__ = ["ServiceAccountUpdateParams"]


class ServiceAccountUpdateParams(TypedDict, total=False):
    project_id: Required[str]
    name: str
    role: Literal["member", "owner"]
