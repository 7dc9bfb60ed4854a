# Generated.
from typing import Literal

BetaResponseStatus = Literal["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"]
