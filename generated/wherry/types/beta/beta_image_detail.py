# Generated.
from typing import Literal

BetaImageDetail = Literal["low", "high", "auto", "original"]
