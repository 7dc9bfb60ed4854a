# Generated.
from typing import Literal

__all__ = ["AgentOutputItemStatus"]
AgentOutputItemStatus = Literal["in_progress", "completed", "incomplete"]
