from . import _m
from .mcp_tool_call_error import McpToolCallError as McpToolCallError

AdditionalTools = _m.ResponseOutputItemAdditionalTools
ImageGenerationCall = _m.ImageGenToolCall
ImageGenerationCallError = _m.ConversationItemImageGenerationCallError
ImageGenerationCallErrorModerationDetails = _m.ConversationItemImageGenerationCallErrorModerationDetails
ImageGenerationCallSvgUsage = _m.ConversationItemImageGenerationCallSvgUsage
LocalShellCall = _m.LocalShellToolCall
LocalShellCallAction = _m.LocalShellExecAction
LocalShellCallOutput = _m.LocalShellToolCallOutput
McpApprovalRequest = _m.MCPApprovalRequest
McpApprovalResponse = _m.MCPApprovalResponseResource
McpCall = _m.MCPToolCall
McpListTools = _m.MCPListTools
McpListToolsTool = _m.MCPListToolsTool
Program = _m.ResponseOutputItemProgram
ProgramOutput = _m.ResponseOutputItemProgramOutput
ResponseOutputItem = _m.OutputItem
ResponseApplyPatchToolCall = _m.ApplyPatchToolCall
ResponseApplyPatchToolCallOutput = _m.ApplyPatchToolCallOutput
ResponseCodeInterpreterToolCall = _m.CodeInterpreterToolCall
ResponseCompactionItem = _m.CompactionBody
ResponseComputerToolCall = _m.ComputerToolCall
ResponseComputerToolCallOutputItem = _m.ComputerToolCallOutputResource
ResponseCustomToolCall = _m.CustomToolCall
ResponseCustomToolCallOutputItem = _m.CustomToolCallOutputResource
ResponseFileSearchToolCall = _m.FileSearchToolCall
ResponseFunctionShellToolCall = _m.FunctionShellCall
ResponseFunctionShellToolCallOutput = _m.FunctionShellCallOutput
ResponseFunctionToolCall = _m.FunctionToolCall
ResponseFunctionToolCallOutputItem = _m.FunctionToolCallOutputResource
ResponseFunctionWebSearch = _m.WebSearchToolCall
ResponseOutputMessage = _m.OutputMessage
ResponseReasoningItem = _m.ReasoningItem
ResponseToolSearchCall = _m.ToolSearchCall
ResponseToolSearchOutputItem = _m.ToolSearchOutput
Tool = _m.Tool
