from ... import models as _m
from ...types.shared import reasoning_effort as _reasoning_effort

Reasoning = _m.Reasoning
ReasoningEffort = _reasoning_effort.ReasoningEffort
