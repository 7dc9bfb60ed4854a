# Generated.
from __future__ import annotations

from ......_runtime.base.annotating import Required, TypedDict

__all__ = ["RoleCreateParams"]


class RoleCreateParams(TypedDict, total=False):
    project_id: Required[str]
    role_id: Required[str]
