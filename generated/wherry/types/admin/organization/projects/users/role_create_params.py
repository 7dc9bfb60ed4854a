from __future__ import annotations

from ......_runtime.base.typed_dicts import Required, TypedDict


class RoleCreateParams(TypedDict, total=False):
    project_id: Required[str]
    role_id: Required[str]
