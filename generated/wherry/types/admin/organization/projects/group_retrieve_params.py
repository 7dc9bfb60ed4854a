# Generated.
from __future__ import annotations

from typing import Literal, TypedDict

from ....._runtime.base.annotating import Required

__all__ = ["GroupRetrieveParams"]


class GroupRetrieveParams(TypedDict, total=False):
    project_id: Required[str]
    group_type: Literal["group", "tenant_group"]
