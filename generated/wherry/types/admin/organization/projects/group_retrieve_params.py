# Generated.
from __future__ import annotations

from typing import Literal

from ....._runtime.base.annotating import Required, TypedDict

__all__ = ["GroupRetrieveParams"]


class GroupRetrieveParams(TypedDict, total=False):
    project_id: Required[str]
    group_type: Literal["group", "tenant_group"]
