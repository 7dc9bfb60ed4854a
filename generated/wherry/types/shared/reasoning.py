from . import _m
from .reasoning_effort import ReasoningEffort as ReasoningEffort

Reasoning = _m.Reasoning
