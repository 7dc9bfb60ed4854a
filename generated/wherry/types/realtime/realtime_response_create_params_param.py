from ...types.responses import tool_choice_options as _tool_choice_options
from ..shared_params.metadata import Metadata as Metadata
from . import _p
from .conversation_item_param import ConversationItemParam as ConversationItemParam

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
