# Generated.
from typing import Literal

ChatCompletionRole = Literal["developer", "system", "user", "assistant", "tool", "function"]
