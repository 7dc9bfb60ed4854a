from ... import models as _m
from ...types.shared.reasoning_effort import ReasoningEffort as ReasoningEffort

Reasoning = _m.Reasoning
