# Generated.
from typing import Literal

ProjectOptionalServiceTier = Literal["flex", "fast", "ultrafast"]
