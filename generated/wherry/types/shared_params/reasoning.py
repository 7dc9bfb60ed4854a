from ... import params as _p
from ...types.shared.reasoning_effort import ReasoningEffort as ReasoningEffort

Reasoning = _p.Reasoning
