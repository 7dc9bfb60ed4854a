# Generated.
from __future__ import annotations

from typing import Literal

from ..._runtime.base.annotating import Required, TypedDict

__all__ = ["AgentBrowserOriginAccessParam"]


class AgentBrowserOriginAccessParam(TypedDict, total=False):
    decision: Required[Literal["approve", "deny", "cancel"]]
    type: Required[Literal["browser_origin_access"]]
