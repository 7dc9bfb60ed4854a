# Generated.
from typing import Literal

__all__ = ["ImageDetail"]
ImageDetail = Literal["low", "high", "auto", "original"]
