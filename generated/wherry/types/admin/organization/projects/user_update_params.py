# Generated.
from __future__ import annotations

from ....._runtime.base.annotating import Required, TypedDict

__all__ = ["UserUpdateParams"]


class UserUpdateParams(TypedDict, total=False):
    project_id: Required[str]
    role: str | None
