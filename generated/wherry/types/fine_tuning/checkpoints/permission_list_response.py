from __future__ import annotations

from typing import Literal

from ...._runtime.data.model import BaseModel


class PermissionListResponse(BaseModel):
    created_at: int
    id: str
    object: Literal["checkpoint.permission"] = "checkpoint.permission"
    project_id: str
