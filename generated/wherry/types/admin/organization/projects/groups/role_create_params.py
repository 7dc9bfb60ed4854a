# Generated.
from __future__ import annotations

from typing import TypedDict

from ......_runtime.base.annotating import Required

__all__ = ["RoleCreateParams"]


class RoleCreateParams(TypedDict, total=False):
    project_id: Required[str]
    role_id: Required[str]
