# Generated.
from typing import Literal

AgentFunctionCallStatus = Literal["in_progress", "completed", "failed", "incomplete"]
