# Generated.
from typing import Literal

__all__ = ["RunStepInclude"]
RunStepInclude = Literal["step_details.tool_calls[*].file_search.results[*].content"]
