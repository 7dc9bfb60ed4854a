from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import BaseModel


class DecisionQuestionInputText(BaseModel):
    text: str
    type: Literal["input_text"] = "input_text"
