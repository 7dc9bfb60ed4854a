# Generated.
from typing import Literal

__all__ = ["ReasoningEffort"]
ReasoningEffort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | None
