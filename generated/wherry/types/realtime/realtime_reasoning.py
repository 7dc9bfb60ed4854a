from ... import models as _m
from ...types.realtime import realtime_reasoning_effort as _realtime_reasoning_effort

RealtimeReasoning = _m.RealtimeReasoning
RealtimeReasoningEffort = _realtime_reasoning_effort.RealtimeReasoningEffort
