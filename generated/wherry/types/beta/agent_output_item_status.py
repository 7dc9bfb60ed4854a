# Generated.
from typing import Literal

AgentOutputItemStatus = Literal["in_progress", "completed", "incomplete"]
