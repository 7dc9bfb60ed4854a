from ... import params as _p
from ...types.realtime.conversation_item_param import ConversationItemParam as ConversationItemParam
from ...types.responses import tool_choice_options as _tool_choice_options
from ...types.shared_params.metadata import Metadata as Metadata

RealtimeResponseCreateParamsParam = _p.RealtimeResponseCreateParams
Tool = _p.RealtimeFunctionTool | _p.MCPTool
ToolChoice = _tool_choice_options.ToolChoiceOptions | _p.ToolChoiceFunction | _p.ToolChoiceMCP
RealtimeFunctionToolParam = _p.RealtimeFunctionTool
RealtimeReasoningParam = _p.RealtimeReasoning
RealtimeResponseCreateAudioOutputParam = _p.RealtimeResponseCreateParamsAudio
RealtimeResponseCreateMcpToolParam = _p.MCPTool
ResponsePromptParam = _p.Prompt
ToolChoiceFunctionParam = _p.ToolChoiceFunction
ToolChoiceMcpParam = _p.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
