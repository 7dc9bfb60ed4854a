# Generated.
from typing import Literal

TranscriptionInclude = Literal["logprobs"]
