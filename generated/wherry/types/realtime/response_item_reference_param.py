from __future__ import annotations

from typing import Literal

from ..._runtime.base.typed_dicts import Required, TypedDict


class ResponseItemReferenceParam(TypedDict, total=False):
    id: Required[str]
    type: Required[Literal["item_reference"]]
