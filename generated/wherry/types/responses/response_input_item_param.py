from . import _p
from .mcp_tool_call_error_param import McpToolCallErrorParam as McpToolCallErrorParam
from .response_function_call_output_item_list_param import (
    ResponseFunctionCallOutputItemListParam as ResponseFunctionCallOutputItemListParam,
)
from .response_input_message_content_list_param import (
    ResponseInputMessageContentListParam as ResponseInputMessageContentListParam,
)
from .tool_param import ToolParam as ToolParam

AdditionalTools = _p.ResponseInputItemAdditionalTools
ApplyPatchCall = _p.ApplyPatchToolCallItemParam
ApplyPatchCallCallerDirect = _p.ResponseInputItemApplyPatchCallCallerDirect
ApplyPatchCallCallerProgram = _p.ResponseInputItemApplyPatchCallCallerProgram
ApplyPatchCallOperationCreateFile = _p.ApplyPatchCreateFileOperationParam
ApplyPatchCallOperationDeleteFile = _p.ApplyPatchDeleteFileOperationParam
ApplyPatchCallOperationUpdateFile = _p.ApplyPatchUpdateFileOperationParam
ApplyPatchCallOutput = _p.ApplyPatchToolCallOutputItemParam
ApplyPatchCallOutputCallerDirect = _p.ResponseInputItemApplyPatchCallOutputCallerDirect
ApplyPatchCallOutputCallerProgram = _p.ResponseInputItemApplyPatchCallOutputCallerProgram
CompactionTrigger = _p.CompactionTriggerItemParam
ComputerCallOutput = _p.ComputerCallOutputItemParam
ComputerCallOutputAcknowledgedSafetyCheck = _p.ComputerCallSafetyCheckParam
FunctionCallOutput = _p.FunctionCallOutputItemParam
FunctionCallOutputCallerDirect = _p.ResponseInputItemFunctionCallOutputCallerDirect
FunctionCallOutputCallerProgram = _p.ResponseInputItemFunctionCallOutputCallerProgram
ImageGenerationCall = _p.ImageGenToolCall
ImageGenerationCallError = _p.ConversationItemImageGenerationCallError
ImageGenerationCallErrorModerationDetails = _p.ConversationItemImageGenerationCallErrorModerationDetails
ImageGenerationCallSvgUsage = _p.ConversationItemImageGenerationCallSvgUsage
ItemReference = _p.ItemReferenceParam
LocalShellCall = _p.LocalShellToolCall
LocalShellCallAction = _p.LocalShellExecAction
LocalShellCallOutput = _p.LocalShellToolCallOutput
McpApprovalRequest = _p.MCPApprovalRequest
McpApprovalResponse = _p.MCPApprovalResponse
McpCall = _p.MCPToolCall
McpListTools = _p.MCPListTools
McpListToolsTool = _p.MCPListToolsTool
Message = _p.InputMessage
Program = _p.ResponseInputItemProgram
ProgramOutput = _p.ResponseInputItemProgramOutput
ShellCall = _p.FunctionShellCallItemParam
ShellCallAction = _p.FunctionShellActionParam
ShellCallCallerDirect = _p.ResponseInputItemShellCallCallerDirect
ShellCallCallerProgram = _p.ResponseInputItemShellCallCallerProgram
ShellCallOutput = _p.FunctionShellCallOutputItemParam
ShellCallOutputCallerDirect = _p.ResponseInputItemShellCallOutputCallerDirect
ShellCallOutputCallerProgram = _p.ResponseInputItemShellCallOutputCallerProgram
ToolSearchCall = _p.ToolSearchCallItemParam
ShellCallEnvironment = _p.LocalEnvironmentParam | _p.ContainerReferenceParam
ApplyPatchCallCaller = _p.ResponseInputItemApplyPatchCallCallerDirect | _p.ResponseInputItemApplyPatchCallCallerProgram
ApplyPatchCallOperation = (
    _p.ApplyPatchCreateFileOperationParam
    | _p.ApplyPatchDeleteFileOperationParam
    | _p.ApplyPatchUpdateFileOperationParam
)
ApplyPatchCallOutputCaller = (
    _p.ResponseInputItemApplyPatchCallOutputCallerDirect | _p.ResponseInputItemApplyPatchCallOutputCallerProgram
)
FunctionCallOutputCaller = (
    _p.ResponseInputItemFunctionCallOutputCallerDirect | _p.ResponseInputItemFunctionCallOutputCallerProgram
)
ResponseInputItemParam = (
    _p.EasyInputMessage
    | _p.InputMessage
    | _p.OutputMessage
    | _p.FileSearchToolCall
    | _p.ComputerToolCall
    | _p.ComputerCallOutputItemParam
    | _p.WebSearchToolCall
    | _p.FunctionToolCall
    | _p.FunctionCallOutputItemParam
    | _p.ToolSearchCallItemParam
    | _p.ToolSearchOutputItemParam
    | _p.ResponseInputItemAdditionalTools
    | _p.ResponseConfigurationUpdateItem
    | _p.ReasoningItem
    | _p.CompactionSummaryItemParam
    | _p.ImageGenToolCall
    | _p.CodeInterpreterToolCall
    | _p.LocalShellToolCall
    | _p.LocalShellToolCallOutput
    | _p.FunctionShellCallItemParam
    | _p.FunctionShellCallOutputItemParam
    | _p.ApplyPatchToolCallItemParam
    | _p.ApplyPatchToolCallOutputItemParam
    | _p.MCPListTools
    | _p.MCPApprovalRequest
    | _p.MCPApprovalResponse
    | _p.MCPToolCall
    | _p.CustomToolCallOutput
    | _p.CustomToolCall
    | _p.CompactionTriggerItemParam
    | _p.ItemReferenceParam
    | _p.ResponseInputItemProgram
    | _p.ResponseInputItemProgramOutput
)
ShellCallCaller = _p.ResponseInputItemShellCallCallerDirect | _p.ResponseInputItemShellCallCallerProgram
ShellCallOutputCaller = (
    _p.ResponseInputItemShellCallOutputCallerDirect | _p.ResponseInputItemShellCallOutputCallerProgram
)
ContainerReferenceParam = _p.ContainerReferenceParam
EasyInputMessageParam = _p.EasyInputMessage
LocalEnvironmentParam = _p.LocalEnvironmentParam
ResponseCodeInterpreterToolCallParam = _p.CodeInterpreterToolCall
ResponseCompactionItemParamParam = _p.CompactionSummaryItemParam
ResponseComputerToolCallOutputScreenshotParam = _p.ComputerScreenshotImage
ResponseComputerToolCallParam = _p.ComputerToolCall
ResponseConfigurationUpdateItemParamParam = _p.ResponseConfigurationUpdateItem
ResponseCustomToolCallOutputParam = _p.CustomToolCallOutput
ResponseCustomToolCallParam = _p.CustomToolCall
ResponseFileSearchToolCallParam = _p.FileSearchToolCall
ResponseFunctionShellCallOutputContentParam = _p.FunctionShellCallOutputContentParam
ResponseFunctionToolCallParam = _p.FunctionToolCall
ResponseFunctionWebSearchParam = _p.WebSearchToolCall
ResponseOutputMessageParam = _p.OutputMessage
ResponseReasoningItemParam = _p.ReasoningItem
ResponseToolSearchOutputItemParamParam = _p.ToolSearchOutputItemParam
