# Generated.
from typing import Literal

__all__ = ["ProjectOptionalServiceTier"]
ProjectOptionalServiceTier = Literal["flex", "fast", "ultrafast"]
