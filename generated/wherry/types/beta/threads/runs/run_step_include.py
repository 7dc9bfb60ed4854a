# Generated.
from typing import Literal

RunStepInclude = Literal["step_details.tool_calls[*].file_search.results[*].content"]
