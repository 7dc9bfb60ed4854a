# Generated.
from ... import models as _m
from ...types.responses import mcp_tool_call_error as _mcp_tool_call_error

AdditionalTools = _m.ConversationItemAdditionalTools
ConversationItem = _m.ConversationItem
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
Program = _m.ConversationItemProgram
ProgramOutput = _m.ConversationItemProgramOutput
McpToolCallError = _mcp_tool_call_error.McpToolCallError
Message = _m.Message
ResponseApplyPatchToolCall = _m.ApplyPatchToolCall
ResponseApplyPatchToolCallOutput = _m.ApplyPatchToolCallOutput
ResponseCodeInterpreterToolCall = _m.CodeInterpreterToolCall
ResponseCompactionItem = _m.CompactionBody
ResponseComputerToolCall = _m.ComputerToolCall
ResponseComputerToolCallOutputItem = _m.ComputerToolCallOutputResource
ResponseConfigurationUpdateItem = _m.ResponseConfigurationUpdateItem
ResponseCustomToolCall = _m.CustomToolCall
ResponseCustomToolCallOutput = _m.CustomToolCallOutput
ResponseFileSearchToolCall = _m.FileSearchToolCall
ResponseFunctionShellToolCall = _m.FunctionShellCall
ResponseFunctionShellToolCallOutput = _m.FunctionShellCallOutput
ResponseFunctionToolCallItem = _m.FunctionToolCallResource
ResponseFunctionToolCallOutputItem = _m.FunctionToolCallOutputResource
ResponseFunctionWebSearch = _m.WebSearchToolCall
ResponseReasoningItem = _m.ReasoningItem
ResponseToolSearchCall = _m.ToolSearchCall
ResponseToolSearchOutputItem = _m.ToolSearchOutput
Tool = _m.Tool
