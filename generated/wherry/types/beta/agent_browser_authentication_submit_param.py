from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict


class AgentBrowserAuthenticationSubmitParam(TypedDict, total=False):
    action: Required[Literal["submit"]]
    fields: Required[Iterable[Field]]
    type: Required[Literal["browser_authentication"]]
    selected_option: str | None


class Field(TypedDict, total=False):
    field_id: Required[str]
    value: Required[str]
