from __future__ import annotations

from typing import Any, Literal

from ..._runtime.data.model import BaseModel


class DecisionInputJSON(BaseModel):
    data: list[dict[str, Any]] | dict[str, Any]
    type: Literal["input_json"] = "input_json"
