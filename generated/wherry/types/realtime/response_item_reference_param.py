# Generated.
from __future__ import annotations

from typing import Literal

from ..._runtime.base.annotating import Required, TypedDict

__all__ = ["ResponseItemReferenceParam"]


class ResponseItemReferenceParam(TypedDict, total=False):
    id: Required[str]
    type: Required[Literal["item_reference"]]
