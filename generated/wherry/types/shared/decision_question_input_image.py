from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import NULLABLE, BaseModel


class DecisionQuestionInputImage(BaseModel):
    image_url: str
    type: Literal["input_image"] = "input_image"
    detail: Literal["low", "high", "auto", "original"] | None = NULLABLE
