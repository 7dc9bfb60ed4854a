# Generated.
from typing import Literal

ToolChoiceOptions = Literal["none", "auto", "required"]
