from typing import Literal

from ...types.responses import tool_choice_options as _tool_choice_options
from . import _m
from .noise_reduction_type import NoiseReductionType as NoiseReductionType
from .realtime_truncation import RealtimeTruncation as RealtimeTruncation

Audio = _m.RealtimeSessionCreateResponseGAAudio
AudioInput = _m.RealtimeSessionCreateResponseGAAudioInput
AudioInputNoiseReduction = _m.RealtimeSessionCreateResponseGAAudioInputNoiseReduction
AudioInputTurnDetection = _m.RealtimeTurnDetection
AudioInputTurnDetectionSemanticVad = _m.RealtimeTurnDetectionSemanticVad
AudioInputTurnDetectionServerVad = _m.RealtimeTurnDetectionServerVad
AudioOutput = _m.RealtimeSessionCreateResponseGAAudioOutput
RealtimeSessionCreateResponse = _m.RealtimeSessionCreateResponseGA
ToolMcpTool = _m.MCPTool
ToolMcpToolAllowedToolsMcpToolFilter = _m.MCPToolFilter
ToolMcpToolRequireApprovalMcpToolApprovalFilter = _m.MCPToolRequireApproval
ToolMcpToolRequireApprovalMcpToolApprovalFilterAlways = _m.MCPToolFilter
ToolMcpToolRequireApprovalMcpToolApprovalFilterNever = _m.MCPToolFilter
TracingTracingConfiguration = _m.RealtimeSessionCreateResponseGATracing
ToolChoice = _tool_choice_options.ToolChoiceOptions | _m.ToolChoiceFunction | _m.ToolChoiceMCP
Tool = _m.RealtimeFunctionTool | _m.MCPTool
ToolMcpToolAllowedTools = list[str] | _m.MCPToolFilter | None
ToolMcpToolRequireApproval = _m.MCPToolRequireApproval | Literal["always", "never"] | None
Tracing = Literal["auto"] | _m.RealtimeSessionCreateResponseGATracing | None
AudioTranscription = _m.AudioTranscriptionResponse
RealtimeAudioFormats = _m.RealtimeAudioFormats
RealtimeFunctionTool = _m.RealtimeFunctionTool
RealtimeReasoning = _m.RealtimeReasoning
ResponsePrompt = _m.Prompt
ToolChoiceFunction = _m.ToolChoiceFunction
ToolChoiceMcp = _m.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
