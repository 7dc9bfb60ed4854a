from ... import models as _m
from ...types.realtime.realtime_reasoning_effort import RealtimeReasoningEffort as RealtimeReasoningEffort

RealtimeReasoning = _m.RealtimeReasoning
