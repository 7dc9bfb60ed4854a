from __future__ import annotations

from typing import Literal

from ..._runtime.data.model import BaseModel


class ResponseFormatTextPython(BaseModel):
    type: Literal["python"] = "python"
