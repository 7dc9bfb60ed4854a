from ... import params as _p
from ...types.realtime.realtime_tool_choice_config_param import (
    RealtimeToolChoiceConfigParam as RealtimeToolChoiceConfigParam,
)
from ...types.realtime.realtime_tools_config_param import RealtimeToolsConfigParam as RealtimeToolsConfigParam
from ...types.realtime.realtime_tracing_config_param import RealtimeTracingConfigParam as RealtimeTracingConfigParam
from ...types.realtime.realtime_truncation_param import RealtimeTruncationParam as RealtimeTruncationParam

CallAcceptParams = _p.RealtimeSessionCreateRequestGA
RealtimeAudioConfigParam = _p.RealtimeSessionCreateRequestGAAudio
RealtimeReasoningParam = _p.RealtimeReasoning
ResponsePromptParam = _p.Prompt
