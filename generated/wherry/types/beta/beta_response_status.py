# Generated.
from typing import Literal

__all__ = ["BetaResponseStatus"]
BetaResponseStatus = Literal["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"]
