# Generated.
from typing import Literal

BetaServiceTier = Literal["auto", "default", "flex", "scale", "priority", "fast", "ultrafast"] | None
