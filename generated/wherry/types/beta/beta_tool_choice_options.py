# Generated.
from typing import Literal

BetaToolChoiceOptions = Literal["none", "auto", "required"]
