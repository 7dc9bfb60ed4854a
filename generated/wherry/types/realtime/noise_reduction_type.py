# Generated.
from typing import Literal

__all__ = ["NoiseReductionType"]
NoiseReductionType = Literal["near_field", "far_field"]
