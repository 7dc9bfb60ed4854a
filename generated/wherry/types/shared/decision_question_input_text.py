# Generated.
from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import BaseModel

__all__ = ["DecisionQuestionInputText"]


class DecisionQuestionInputText(BaseModel):
    text: str
    type: Literal["input_text"] = "input_text"
