# Generated.
from __future__ import annotations

from typing import Literal

from ..._runtime.base.annotating import Required, TypedDict

__all__ = ["AgentBrowserAuthenticationCancelParam"]


class AgentBrowserAuthenticationCancelParam(TypedDict, total=False):
    action: Required[Literal["cancel"]]
    type: Required[Literal["browser_authentication"]]
