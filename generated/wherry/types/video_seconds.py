# Generated.
from typing import Literal

VideoSeconds = Literal["4", "8", "12"]
