# Generated.
from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import BaseModel

__all__ = ["ResponseFormatTextGrammar"]


class ResponseFormatTextGrammar(BaseModel):
    grammar: str
    type: Literal["grammar"] = "grammar"
