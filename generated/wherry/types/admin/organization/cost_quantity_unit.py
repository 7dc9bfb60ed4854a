# Generated.
from typing import Literal

__all__ = ["CostQuantityUnit"]
CostQuantityUnit = (
    str
    | Literal[
        "tokens",
        "1000_tokens",
        "duration_seconds",
        "duration_minutes",
        "duration_hours",
        "gibibyte_hours",
        "images",
        "characters",
    ]
)
