# Generated.
from typing import Literal

__all__ = ["BetaImageDetail"]
BetaImageDetail = Literal["low", "high", "auto", "original"]
