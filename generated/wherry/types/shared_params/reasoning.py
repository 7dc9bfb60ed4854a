from ..shared.reasoning_effort import ReasoningEffort as ReasoningEffort
from . import _p

Reasoning = _p.Reasoning
