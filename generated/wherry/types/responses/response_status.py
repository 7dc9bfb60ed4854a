# Generated.
from typing import Literal

ResponseStatus = Literal["completed", "failed", "in_progress", "cancelled", "queued", "incomplete"]
