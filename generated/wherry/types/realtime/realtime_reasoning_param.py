from ... import params as _p
from ...types.realtime import realtime_reasoning_effort as _realtime_reasoning_effort

RealtimeReasoningParam = _p.RealtimeReasoning
RealtimeReasoningEffort = _realtime_reasoning_effort.RealtimeReasoningEffort
