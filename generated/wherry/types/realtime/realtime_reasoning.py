from . import _m
from .realtime_reasoning_effort import RealtimeReasoningEffort as RealtimeReasoningEffort

RealtimeReasoning = _m.RealtimeReasoning
