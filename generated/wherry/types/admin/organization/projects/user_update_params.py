# Generated.
from __future__ import annotations

from typing import TypedDict

from ....._runtime.base.annotating import Required

__all__ = ["UserUpdateParams"]


class UserUpdateParams(TypedDict, total=False):
    project_id: Required[str]
    role: str | None
