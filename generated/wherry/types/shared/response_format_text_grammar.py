from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import BaseModel


class ResponseFormatTextGrammar(BaseModel):
    grammar: str
    type: Literal["grammar"] = "grammar"
