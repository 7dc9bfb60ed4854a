# Generated.
from typing import Literal

__all__ = ["ServiceTier"]
ServiceTier = Literal["auto", "default", "flex", "scale", "priority", "fast", "ultrafast"] | None
