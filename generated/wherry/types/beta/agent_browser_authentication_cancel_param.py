from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict


class AgentBrowserAuthenticationCancelParam(TypedDict, total=False):
    action: Required[Literal["cancel"]]
    type: Required[Literal["browser_authentication"]]
