# Generated.
from typing import Literal

ChatCompletionModality = Literal["text", "audio"]
