# Generated.
from typing import Literal

__all__ = ["BetaToolChoiceOptions"]
BetaToolChoiceOptions = Literal["none", "auto", "required"]
