from ... import params as _p
from ...types.shared import reasoning_effort as _reasoning_effort

Reasoning = _p.Reasoning
ReasoningEffort = _reasoning_effort.ReasoningEffort
