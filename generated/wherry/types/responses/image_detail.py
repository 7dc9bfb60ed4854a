# Generated.
from typing import Literal

ImageDetail = Literal["low", "high", "auto", "original"]
