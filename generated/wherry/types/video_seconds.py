# Generated.
from typing import Literal

__all__ = ["VideoSeconds"]
VideoSeconds = Literal["4", "8", "12"]
