from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import BaseModel


class ResponseItemReference(BaseModel):
    id: str
    type: Literal["item_reference"] = "item_reference"
