# Generated.
from typing import Literal

ServiceTier = Literal["auto", "default", "flex", "scale", "priority", "fast", "ultrafast"] | None
