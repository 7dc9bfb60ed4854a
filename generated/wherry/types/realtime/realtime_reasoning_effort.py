# Generated.
from typing import Literal

RealtimeReasoningEffort = Literal["minimal", "low", "medium", "high", "xhigh"]
