from ... import models as _m
from ...types.realtime.realtime_tool_choice_config import RealtimeToolChoiceConfig as RealtimeToolChoiceConfig
from ...types.realtime.realtime_tools_config import RealtimeToolsConfig as RealtimeToolsConfig
from ...types.realtime.realtime_tracing_config import RealtimeTracingConfig as RealtimeTracingConfig
from ...types.realtime.realtime_truncation import RealtimeTruncation as RealtimeTruncation

RealtimeSessionCreateRequest = _m.RealtimeSessionCreateResponseGA
RealtimeAudioConfig = _m.RealtimeSessionCreateRequestGAAudio
RealtimeReasoning = _m.RealtimeReasoning
ResponsePrompt = _m.Prompt
