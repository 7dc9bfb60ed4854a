# Generated.
from typing import Literal

__all__ = ["AgentFunctionCallStatus"]
AgentFunctionCallStatus = Literal["in_progress", "completed", "failed", "incomplete"]
