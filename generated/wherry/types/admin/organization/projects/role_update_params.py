# Generated.
from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from ....._runtime.base.annotating import Required

__all__ = ["RoleUpdateParams"]


class RoleUpdateParams(TypedDict, total=False):
    project_id: Required[str]
    description: str | None
    permissions: Iterable[str] | None
    role_name: str | None
