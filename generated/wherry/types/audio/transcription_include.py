# Generated.
from typing import Literal

__all__ = ["TranscriptionInclude"]
TranscriptionInclude = Literal["logprobs"]
