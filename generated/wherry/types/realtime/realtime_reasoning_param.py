from . import _p
from .realtime_reasoning_effort import RealtimeReasoningEffort as RealtimeReasoningEffort

RealtimeReasoningParam = _p.RealtimeReasoning
