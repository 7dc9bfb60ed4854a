# Generated.
from typing import Literal

__all__ = ["BetaServiceTier"]
BetaServiceTier = Literal["auto", "default", "flex", "scale", "priority", "fast", "ultrafast"] | None
