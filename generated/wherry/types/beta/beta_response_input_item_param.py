from ... import params as _p
from ...types.beta.beta_mcp_tool_call_error_param import BetaMcpToolCallErrorParam as BetaMcpToolCallErrorParam
from ...types.beta.beta_response_function_call_output_item_list_param import (
    BetaResponseFunctionCallOutputItemListParam as BetaResponseFunctionCallOutputItemListParam,
)
from ...types.beta.beta_response_input_message_content_list_param import (
    BetaResponseInputMessageContentListParam as BetaResponseInputMessageContentListParam,
)
from ...types.beta.beta_tool_param import BetaToolParam as BetaToolParam

AdditionalTools = _p.BetaResponseInputItemAdditionalTools
AdditionalToolsAgent = _p.BetaResponseInputItemAdditionalToolsAgent
AgentMessage = _p.BetaResponseInputItemAgentMessage
AgentMessageAgent = _p.BetaResponseInputItemAgentMessageAgent
AgentMessageContentEncryptedContent = _p.BetaResponseInputItemAgentMessageContentEncryptedContent
ApplyPatchCall = _p.BetaResponseInputItemApplyPatchCall
ApplyPatchCallAgent = _p.BetaResponseInputItemApplyPatchCallAgent
ApplyPatchCallCallerDirect = _p.BetaResponseInputItemApplyPatchCallCallerDirect
ApplyPatchCallCallerProgram = _p.BetaResponseInputItemApplyPatchCallCallerProgram
ApplyPatchCallOperationCreateFile = _p.BetaResponseInputItemApplyPatchCallOperationCreateFile
ApplyPatchCallOperationDeleteFile = _p.BetaResponseInputItemApplyPatchCallOperationDeleteFile
ApplyPatchCallOperationUpdateFile = _p.BetaResponseInputItemApplyPatchCallOperationUpdateFile
ApplyPatchCallOutput = _p.BetaResponseInputItemApplyPatchCallOutput
ApplyPatchCallOutputAgent = _p.BetaResponseInputItemApplyPatchCallOutputAgent
ApplyPatchCallOutputCallerDirect = _p.BetaResponseInputItemApplyPatchCallOutputCallerDirect
ApplyPatchCallOutputCallerProgram = _p.BetaResponseInputItemApplyPatchCallOutputCallerProgram
CompactionTrigger = _p.BetaResponseInputItemCompactionTrigger
CompactionTriggerAgent = _p.BetaResponseInputItemCompactionTriggerAgent
ComputerCallOutput = _p.BetaResponseInputItemComputerCallOutput
ComputerCallOutputAcknowledgedSafetyCheck = _p.BetaResponseInputItemComputerCallOutputAcknowledgedSafetyCheck
ComputerCallOutputAgent = _p.BetaResponseInputItemComputerCallOutputAgent
FunctionCallOutput = _p.BetaResponseInputItemFunctionCallOutput
FunctionCallOutputAgent = _p.BetaResponseInputItemFunctionCallOutputAgent
FunctionCallOutputCallerDirect = _p.BetaResponseInputItemFunctionCallOutputCallerDirect
FunctionCallOutputCallerProgram = _p.BetaResponseInputItemFunctionCallOutputCallerProgram
ImageGenerationCall = _p.BetaResponseInputItemImageGenerationCall
ImageGenerationCallAgent = _p.BetaResponseInputItemImageGenerationCallAgent
ImageGenerationCallError = _p.BetaResponseInputItemImageGenerationCallError
ImageGenerationCallErrorModerationDetails = _p.BetaResponseInputItemImageGenerationCallErrorModerationDetails
ImageGenerationCallSvgUsage = _p.BetaResponseInputItemImageGenerationCallSvgUsage
ItemReference = _p.BetaResponseInputItemItemReference
ItemReferenceAgent = _p.BetaResponseInputItemItemReferenceAgent
LocalShellCall = _p.BetaResponseInputItemLocalShellCall
LocalShellCallAction = _p.BetaResponseInputItemLocalShellCallAction
LocalShellCallAgent = _p.BetaResponseInputItemLocalShellCallAgent
LocalShellCallOutput = _p.BetaResponseInputItemLocalShellCallOutput
LocalShellCallOutputAgent = _p.BetaResponseInputItemLocalShellCallOutputAgent
McpApprovalRequest = _p.BetaResponseInputItemMcpApprovalRequest
McpApprovalRequestAgent = _p.BetaResponseInputItemMcpApprovalRequestAgent
McpApprovalResponse = _p.BetaResponseInputItemMcpApprovalResponse
McpApprovalResponseAgent = _p.BetaResponseInputItemMcpApprovalResponseAgent
McpCall = _p.BetaResponseInputItemMcpCall
McpCallAgent = _p.BetaResponseInputItemMcpCallAgent
McpListTools = _p.BetaResponseInputItemMcpListTools
McpListToolsAgent = _p.BetaResponseInputItemMcpListToolsAgent
McpListToolsTool = _p.BetaResponseInputItemMcpListToolsTool
Message = _p.BetaResponseInputItemMessage
MessageAgent = _p.BetaResponseInputItemMessageAgent
MultiAgentCall = _p.BetaResponseInputItemMultiAgentCall
MultiAgentCallAgent = _p.BetaResponseInputItemMultiAgentCallAgent
MultiAgentCallOutput = _p.BetaResponseInputItemMultiAgentCallOutput
MultiAgentCallOutputAgent = _p.BetaResponseInputItemMultiAgentCallOutputAgent
MultiAgentCallOutputOutput = _p.BetaResponseInputItemMultiAgentCallOutputOutput
MultiAgentCallOutputOutputAnnotationContainerFileCitation = (
    _p.BetaResponseInputItemMultiAgentCallOutputOutputAnnotationContainerFileCitation
)
MultiAgentCallOutputOutputAnnotationFileCitation = (
    _p.BetaResponseInputItemMultiAgentCallOutputOutputAnnotationFileCitation
)
MultiAgentCallOutputOutputAnnotationURLCitation = (
    _p.BetaResponseInputItemMultiAgentCallOutputOutputAnnotationURLCitation
)
Program = _p.BetaResponseInputItemProgram
ProgramAgent = _p.BetaResponseInputItemProgramAgent
ProgramOutput = _p.BetaResponseInputItemProgramOutput
ProgramOutputAgent = _p.BetaResponseInputItemProgramOutputAgent
ShellCall = _p.BetaResponseInputItemShellCall
ShellCallAction = _p.BetaResponseInputItemShellCallAction
ShellCallAgent = _p.BetaResponseInputItemShellCallAgent
ShellCallCallerDirect = _p.BetaResponseInputItemShellCallCallerDirect
ShellCallCallerProgram = _p.BetaResponseInputItemShellCallCallerProgram
ShellCallOutput = _p.BetaResponseInputItemShellCallOutput
ShellCallOutputAgent = _p.BetaResponseInputItemShellCallOutputAgent
ShellCallOutputCallerDirect = _p.BetaResponseInputItemShellCallOutputCallerDirect
ShellCallOutputCallerProgram = _p.BetaResponseInputItemShellCallOutputCallerProgram
ToolSearchCall = _p.BetaResponseInputItemToolSearchCall
ToolSearchCallAgent = _p.BetaResponseInputItemToolSearchCallAgent
ShellCallEnvironment = _p.BetaLocalEnvironment | _p.BetaContainerReference
AgentMessageContent = (
    _p.BetaResponseInputTextContent
    | _p.BetaResponseInputImageContent
    | _p.BetaResponseInputItemAgentMessageContentEncryptedContent
)
ApplyPatchCallCaller = (
    _p.BetaResponseInputItemApplyPatchCallCallerDirect | _p.BetaResponseInputItemApplyPatchCallCallerProgram
)
ApplyPatchCallOperation = (
    _p.BetaResponseInputItemApplyPatchCallOperationCreateFile
    | _p.BetaResponseInputItemApplyPatchCallOperationDeleteFile
    | _p.BetaResponseInputItemApplyPatchCallOperationUpdateFile
)
ApplyPatchCallOutputCaller = (
    _p.BetaResponseInputItemApplyPatchCallOutputCallerDirect | _p.BetaResponseInputItemApplyPatchCallOutputCallerProgram
)
BetaResponseInputItemParam = (
    _p.BetaEasyInputMessage
    | _p.BetaResponseInputItemMessage
    | _p.BetaResponseOutputMessage
    | _p.BetaResponseFileSearchToolCall
    | _p.BetaResponseComputerToolCall
    | _p.BetaResponseInputItemComputerCallOutput
    | _p.BetaResponseFunctionWebSearch
    | _p.BetaResponseFunctionToolCall
    | _p.BetaResponseInputItemFunctionCallOutput
    | _p.BetaResponseInputItemAgentMessage
    | _p.BetaResponseInputItemMultiAgentCall
    | _p.BetaResponseInputItemMultiAgentCallOutput
    | _p.BetaResponseInputItemToolSearchCall
    | _p.BetaResponseToolSearchOutputItemParam
    | _p.BetaResponseInputItemAdditionalTools
    | _p.BetaResponseConfigurationUpdateItem
    | _p.BetaResponseReasoningItem
    | _p.BetaResponseCompactionItemParam
    | _p.BetaResponseInputItemImageGenerationCall
    | _p.BetaResponseCodeInterpreterToolCall
    | _p.BetaResponseInputItemLocalShellCall
    | _p.BetaResponseInputItemLocalShellCallOutput
    | _p.BetaResponseInputItemShellCall
    | _p.BetaResponseInputItemShellCallOutput
    | _p.BetaResponseInputItemApplyPatchCall
    | _p.BetaResponseInputItemApplyPatchCallOutput
    | _p.BetaResponseInputItemMcpListTools
    | _p.BetaResponseInputItemMcpApprovalRequest
    | _p.BetaResponseInputItemMcpApprovalResponse
    | _p.BetaResponseInputItemMcpCall
    | _p.BetaResponseCustomToolCallOutput
    | _p.BetaResponseCustomToolCall
    | _p.BetaResponseInputItemCompactionTrigger
    | _p.BetaResponseInputItemItemReference
    | _p.BetaResponseInputItemProgram
    | _p.BetaResponseInputItemProgramOutput
)
FunctionCallOutputCaller = (
    _p.BetaResponseInputItemFunctionCallOutputCallerDirect | _p.BetaResponseInputItemFunctionCallOutputCallerProgram
)
MultiAgentCallOutputOutputAnnotation = (
    _p.BetaResponseInputItemMultiAgentCallOutputOutputAnnotationFileCitation
    | _p.BetaResponseInputItemMultiAgentCallOutputOutputAnnotationURLCitation
    | _p.BetaResponseInputItemMultiAgentCallOutputOutputAnnotationContainerFileCitation
)
ShellCallCaller = _p.BetaResponseInputItemShellCallCallerDirect | _p.BetaResponseInputItemShellCallCallerProgram
ShellCallOutputCaller = (
    _p.BetaResponseInputItemShellCallOutputCallerDirect | _p.BetaResponseInputItemShellCallOutputCallerProgram
)
BetaContainerReferenceParam = _p.BetaContainerReference
BetaEasyInputMessageParam = _p.BetaEasyInputMessage
BetaLocalEnvironmentParam = _p.BetaLocalEnvironment
BetaResponseCodeInterpreterToolCallParam = _p.BetaResponseCodeInterpreterToolCall
BetaResponseCompactionItemParamParam = _p.BetaResponseCompactionItemParam
BetaResponseComputerToolCallOutputScreenshotParam = _p.BetaResponseComputerToolCallOutputScreenshot
BetaResponseComputerToolCallParam = _p.BetaResponseComputerToolCall
BetaResponseConfigurationUpdateItemParamParam = _p.BetaResponseConfigurationUpdateItem
BetaResponseCustomToolCallOutputParam = _p.BetaResponseCustomToolCallOutput
BetaResponseCustomToolCallParam = _p.BetaResponseCustomToolCall
BetaResponseFileSearchToolCallParam = _p.BetaResponseFileSearchToolCall
BetaResponseFunctionShellCallOutputContentParam = _p.BetaResponseFunctionShellCallOutputContent
BetaResponseFunctionToolCallParam = _p.BetaResponseFunctionToolCall
BetaResponseFunctionWebSearchParam = _p.BetaResponseFunctionWebSearch
BetaResponseInputImageContentParam = _p.BetaResponseInputImageContent
BetaResponseInputTextContentParam = _p.BetaResponseInputTextContent
BetaResponseOutputMessageParam = _p.BetaResponseOutputMessage
BetaResponseReasoningItemParam = _p.BetaResponseReasoningItem
BetaResponseToolSearchOutputItemParamParam = _p.BetaResponseToolSearchOutputItemParam
