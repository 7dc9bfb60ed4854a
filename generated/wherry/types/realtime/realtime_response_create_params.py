from ...types.responses import tool_choice_options as _tool_choice_options
from ..shared.metadata import Metadata as Metadata
from . import _m

RealtimeResponseCreateParams = _m.RealtimeResponseCreateParams
Tool = _m.RealtimeFunctionTool | _m.MCPTool
ToolChoice = _tool_choice_options.ToolChoiceOptions | _m.ToolChoiceFunction | _m.ToolChoiceMCP
ConversationItem = _m.RealtimeConversationItem
RealtimeFunctionTool = _m.RealtimeFunctionTool
RealtimeReasoning = _m.RealtimeReasoning
RealtimeResponseCreateAudioOutput = _m.RealtimeResponseCreateParamsAudio
RealtimeResponseCreateMcpTool = _m.MCPTool
ResponsePrompt = _m.Prompt
ToolChoiceFunction = _m.ToolChoiceFunction
ToolChoiceMcp = _m.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
