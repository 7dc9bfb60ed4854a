# Generated.
from ...types.shared import reasoning_effort as _reasoning_effort

ChatCompletionReasoningEffort = _reasoning_effort.ReasoningEffort
ReasoningEffort = _reasoning_effort.ReasoningEffort
