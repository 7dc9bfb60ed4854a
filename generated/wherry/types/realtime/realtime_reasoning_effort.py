# Generated.
from typing import Literal

__all__ = ["RealtimeReasoningEffort"]
RealtimeReasoningEffort = Literal["minimal", "low", "medium", "high", "xhigh"]
