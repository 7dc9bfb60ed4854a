# Generated.
from typing import Literal

NoiseReductionType = Literal["near_field", "far_field"]
