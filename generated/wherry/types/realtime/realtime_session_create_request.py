from ... import models as _m
from ...types.realtime import realtime_tool_choice_config as _realtime_tool_choice_config
from ...types.realtime import realtime_tools_config as _realtime_tools_config
from ...types.realtime import realtime_tracing_config as _realtime_tracing_config
from ...types.realtime import realtime_truncation as _realtime_truncation

RealtimeSessionCreateRequest = _m.RealtimeSessionCreateResponseGA
RealtimeAudioConfig = _m.RealtimeSessionCreateRequestGAAudio
RealtimeReasoning = _m.RealtimeReasoning
RealtimeToolChoiceConfig = _realtime_tool_choice_config.RealtimeToolChoiceConfig
RealtimeToolsConfig = _realtime_tools_config.RealtimeToolsConfig
RealtimeTracingConfig = _realtime_tracing_config.RealtimeTracingConfig
RealtimeTruncation = _realtime_truncation.RealtimeTruncation
ResponsePrompt = _m.Prompt
