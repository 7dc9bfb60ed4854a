from ... import params as _p
from ...types.realtime import conversation_item_param as _conversation_item_param
from ...types.responses import tool_choice_options as _tool_choice_options
from ...types.shared_params import metadata as _metadata

RealtimeResponseCreateParamsParam = _p.RealtimeResponseCreateParams
Tool = _p.RealtimeFunctionTool | _p.MCPTool
ToolChoice = _tool_choice_options.ToolChoiceOptions | _p.ToolChoiceFunction | _p.ToolChoiceMCP
ConversationItemParam = _conversation_item_param.ConversationItemParam
Metadata = _metadata.Metadata
RealtimeFunctionToolParam = _p.RealtimeFunctionTool
RealtimeReasoningParam = _p.RealtimeReasoning
RealtimeResponseCreateAudioOutputParam = _p.RealtimeResponseCreateParamsAudio
RealtimeResponseCreateMcpToolParam = _p.MCPTool
ResponsePromptParam = _p.Prompt
ToolChoiceFunctionParam = _p.ToolChoiceFunction
ToolChoiceMcpParam = _p.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
