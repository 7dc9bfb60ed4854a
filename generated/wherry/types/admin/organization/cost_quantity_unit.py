# Generated.
from typing import Literal

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
