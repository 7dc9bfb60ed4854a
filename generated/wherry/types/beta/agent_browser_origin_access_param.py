from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict


class AgentBrowserOriginAccessParam(TypedDict, total=False):
    decision: Required[Literal["approve", "deny", "cancel"]]
    type: Required[Literal["browser_origin_access"]]
