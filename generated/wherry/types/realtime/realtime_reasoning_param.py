from ... import params as _p
from ...types.realtime.realtime_reasoning_effort import RealtimeReasoningEffort as RealtimeReasoningEffort

RealtimeReasoningParam = _p.RealtimeReasoning
