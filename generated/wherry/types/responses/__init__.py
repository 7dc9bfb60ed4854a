# Generated.
"""What `openai.types.responses` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .computer_action_list import ComputerActionList as ComputerActionList
    from .computer_action_list_param import ComputerActionListParam as ComputerActionListParam
    from .computer_action_param import ComputerActionParam as ComputerActionParam
    from .image_detail import ImageDetail as ImageDetail
    from .input_item_list_params import InputItemListParams as InputItemListParams
    from .mcp_tool_call_error import McpToolCallError as McpToolCallError
    from .mcp_tool_call_error_param import McpToolCallErrorParam as McpToolCallErrorParam
    from .parsed_response import ParsedContent as ParsedContent
    from .parsed_response import ParsedResponse as ParsedResponse
    from .parsed_response import ParsedResponseFunctionToolCall as ParsedResponseFunctionToolCall
    from .parsed_response import ParsedResponseOutputItem as ParsedResponseOutputItem
    from .parsed_response import ParsedResponseOutputMessage as ParsedResponseOutputMessage
    from .parsed_response import ParsedResponseOutputText as ParsedResponseOutputText
    from .response_create_params import ResponseCreateParams as ResponseCreateParams
    from .response_format_text_config_param import ResponseFormatTextConfigParam as ResponseFormatTextConfigParam
    from .response_function_call_output_item_list import (
        ResponseFunctionCallOutputItemList as ResponseFunctionCallOutputItemList,
    )
    from .response_function_call_output_item_list_param import (
        ResponseFunctionCallOutputItemListParam as ResponseFunctionCallOutputItemListParam,
    )
    from .response_function_call_output_item_param import (
        ResponseFunctionCallOutputItemParam as ResponseFunctionCallOutputItemParam,
    )
    from .response_includable import ResponseIncludable as ResponseIncludable
    from .response_input import ResponseInput as ResponseInput
    from .response_input_content_param import ResponseInputContentParam as ResponseInputContentParam
    from .response_input_item_param import ResponseInputItemParam as ResponseInputItemParam
    from .response_input_message_content_list import ResponseInputMessageContentList as ResponseInputMessageContentList
    from .response_input_message_content_list_param import (
        ResponseInputMessageContentListParam as ResponseInputMessageContentListParam,
    )
    from .response_input_param import ResponseInputParam as ResponseInputParam
    from .response_item_list import ResponseItemList as ResponseItemList
    from .response_retrieve_params import ResponseRetrieveParams as ResponseRetrieveParams
    from .response_status import ResponseStatus as ResponseStatus
    from .response_steer_error_code import ResponseSteerErrorCode as ResponseSteerErrorCode
    from .response_steer_input import ResponseSteerInput as ResponseSteerInput
    from .response_steer_input_content_param import ResponseSteerInputContentParam as ResponseSteerInputContentParam
    from .response_steer_input_param import ResponseSteerInputParam as ResponseSteerInputParam
    from .response_steer_pending_reason import ResponseSteerPendingReason as ResponseSteerPendingReason
    from .responses_client_event_param import ResponsesClientEventParam as ResponsesClientEventParam
    from .service_tier import ServiceTier as ServiceTier
    from .tool_choice_options import ToolChoiceOptions as ToolChoiceOptions
    from .tool_param import ToolParam as ToolParam

    ApplyPatchTool = _m.ApplyPatchToolParam
    ApplyPatchToolParam = _p.ApplyPatchToolParam
    CompactedResponse = _m.CompactedResponse
    ComputerAction = _m.ComputerAction
    ComputerTool = _m.ComputerTool
    ComputerToolParam = _p.ComputerTool
    ComputerUsePreviewTool = _m.ComputerUsePreviewTool
    ComputerUsePreviewToolParam = _p.ComputerUsePreviewTool
    ContainerAuto = _m.ContainerAutoParam
    ContainerAutoParam = _p.ContainerAutoParam
    ContainerNetworkPolicyAllowlist = _m.ContainerNetworkPolicyAllowlistParam
    ContainerNetworkPolicyAllowlistParam = _p.ContainerNetworkPolicyAllowlistParam
    ContainerNetworkPolicyDisabled = _m.ContainerNetworkPolicyDisabledParam
    ContainerNetworkPolicyDisabledParam = _p.ContainerNetworkPolicyDisabledParam
    ContainerNetworkPolicyDomainSecret = _m.ContainerNetworkPolicyDomainSecretParam
    ContainerNetworkPolicyDomainSecretParam = _p.ContainerNetworkPolicyDomainSecretParam
    ContainerReference = _m.ContainerReferenceParam
    ContainerReferenceParam = _p.ContainerReferenceParam
    CustomTool = _m.CustomToolParam
    CustomToolParam = _p.CustomToolParam
    EasyInputMessage = _m.EasyInputMessage
    EasyInputMessageParam = _p.EasyInputMessage
    FileSearchTool = _m.FileSearchTool
    FileSearchToolParam = _p.FileSearchTool
    FunctionShellTool = _m.FunctionShellToolParam
    FunctionShellToolParam = _p.FunctionShellToolParam
    FunctionTool = _m.FunctionTool
    FunctionToolParam = _p.FunctionTool
    InlineSkill = _m.InlineSkillParam
    InlineSkillParam = _p.InlineSkillParam
    InlineSkillSource = _m.InlineSkillSourceParam
    InlineSkillSourceParam = _p.InlineSkillSourceParam
    InputTokenCountParams = _p.TokenCountsBody
    InputTokenCountResponse = _m.InputTokenCountResponse
    LocalEnvironment = _m.LocalEnvironmentParam
    LocalEnvironmentParam = _p.LocalEnvironmentParam
    LocalSkill = _m.LocalSkillParam
    LocalSkillParam = _p.LocalSkillParam
    NamespaceTool = _m.NamespaceToolParam
    NamespaceToolParam = _p.NamespaceToolParam
    Response = _m.Response
    ResponseApplyPatchToolCall = _m.ApplyPatchToolCall
    ResponseApplyPatchToolCallOutput = _m.ApplyPatchToolCallOutput
    ResponseAudioDeltaEvent = _m.ResponseAudioDeltaEvent
    ResponseAudioDoneEvent = _m.ResponseAudioDoneEvent
    ResponseAudioTranscriptDeltaEvent = _m.ResponseAudioTranscriptDeltaEvent
    ResponseAudioTranscriptDoneEvent = _m.ResponseAudioTranscriptDoneEvent
    ResponseCodeInterpreterCallCodeDeltaEvent = _m.ResponseCodeInterpreterCallCodeDeltaEvent
    ResponseCodeInterpreterCallCodeDoneEvent = _m.ResponseCodeInterpreterCallCodeDoneEvent
    ResponseCodeInterpreterCallCompletedEvent = _m.ResponseCodeInterpreterCallCompletedEvent
    ResponseCodeInterpreterCallInProgressEvent = _m.ResponseCodeInterpreterCallInProgressEvent
    ResponseCodeInterpreterCallInterpretingEvent = _m.ResponseCodeInterpreterCallInterpretingEvent
    ResponseCodeInterpreterToolCall = _m.CodeInterpreterToolCall
    ResponseCodeInterpreterToolCallParam = _p.CodeInterpreterToolCall
    ResponseCompactParams = _p.CompactResponseMethodPublicBody
    ResponseCompactionCompactingEvent = _m.ResponseCompactionCompactingEvent
    ResponseCompactionItem = _m.CompactionBody
    ResponseCompactionItemParam = _m.CompactionSummaryItemParam
    ResponseCompactionItemParamParam = _p.CompactionSummaryItemParam
    ResponseCompletedEvent = _m.ResponseCompletedEvent
    ResponseComputerToolCall = _m.ComputerToolCall
    ResponseComputerToolCallOutputItem = _m.ComputerToolCallOutputResource
    ResponseComputerToolCallOutputScreenshot = _m.ComputerScreenshotImage
    ResponseComputerToolCallOutputScreenshotParam = _p.ComputerScreenshotImage
    ResponseComputerToolCallParam = _p.ComputerToolCall
    ResponseConfigurationUpdateItem = _m.ResponseConfigurationUpdateItem
    ResponseConfigurationUpdateItemParam = _m.ResponseConfigurationUpdateItem
    ResponseConfigurationUpdateItemParamParam = _p.ResponseConfigurationUpdateItem
    ResponseContainerReference = _m.ContainerReferenceResource
    ResponseContentPartAddedEvent = _m.ResponseContentPartAddedEvent
    ResponseContentPartDoneEvent = _m.ResponseContentPartDoneEvent
    ResponseConversationParam = _m.ConversationParam2
    ResponseConversationParamParam = _p.ConversationParam2
    ResponseCreatedEvent = _m.ResponseCreatedEvent
    ResponseCustomToolCall = _m.CustomToolCall
    ResponseCustomToolCallInputDeltaEvent = _m.ResponseCustomToolCallInputDeltaEvent
    ResponseCustomToolCallInputDoneEvent = _m.ResponseCustomToolCallInputDoneEvent
    ResponseCustomToolCallItem = _m.CustomToolCallResource
    ResponseCustomToolCallOutput = _m.CustomToolCallOutput
    ResponseCustomToolCallOutputItem = _m.CustomToolCallOutputResource
    ResponseCustomToolCallOutputParam = _p.CustomToolCallOutput
    ResponseCustomToolCallParam = _p.CustomToolCall
    ResponseError = _m.ResponseError
    ResponseErrorEvent = _m.ResponseErrorEvent
    ResponseFailedEvent = _m.ResponseFailedEvent
    ResponseFileSearchCallCompletedEvent = _m.ResponseFileSearchCallCompletedEvent
    ResponseFileSearchCallInProgressEvent = _m.ResponseFileSearchCallInProgressEvent
    ResponseFileSearchCallSearchingEvent = _m.ResponseFileSearchCallSearchingEvent
    ResponseFileSearchToolCall = _m.FileSearchToolCall
    ResponseFileSearchToolCallParam = _p.FileSearchToolCall
    ResponseFormatTextConfig = _m.TextResponseFormatConfiguration
    ResponseFormatTextJSONSchemaConfig = _m.TextResponseFormatJsonSchema
    ResponseFormatTextJSONSchemaConfigParam = _p.TextResponseFormatJsonSchema
    ResponseFunctionCallArgumentsDeltaEvent = _m.ResponseFunctionCallArgumentsDeltaEvent
    ResponseFunctionCallArgumentsDoneEvent = _m.ResponseFunctionCallArgumentsDoneEvent
    ResponseFunctionCallOutputItem = _m.ResponseFunctionCallOutputItem
    ResponseFunctionShellCallOutputContent = _m.FunctionShellCallOutputContentParam
    ResponseFunctionShellCallOutputContentParam = _p.FunctionShellCallOutputContentParam
    ResponseFunctionShellToolCall = _m.FunctionShellCall
    ResponseFunctionShellToolCallOutput = _m.FunctionShellCallOutput
    ResponseFunctionToolCall = _m.FunctionToolCall
    ResponseFunctionToolCallItem = _m.FunctionToolCallResource
    ResponseFunctionToolCallOutputItem = _m.FunctionToolCallOutputResource
    ResponseFunctionToolCallParam = _p.FunctionToolCall
    ResponseFunctionWebSearch = _m.WebSearchToolCall
    ResponseFunctionWebSearchParam = _p.WebSearchToolCall
    ResponseImageGenCallCompletedEvent = _m.ResponseImageGenCallCompletedEvent
    ResponseImageGenCallGeneratingEvent = _m.ResponseImageGenCallGeneratingEvent
    ResponseImageGenCallInProgressEvent = _m.ResponseImageGenCallInProgressEvent
    ResponseImageGenCallPartialImageEvent = _m.ResponseImageGenCallPartialImageEvent
    ResponseInProgressEvent = _m.ResponseInProgressEvent
    ResponseIncompleteEvent = _m.ResponseIncompleteEvent
    ResponseInputAudio = _m.InputAudio
    ResponseInputAudioParam = _p.InputAudio
    ResponseInputContent = _m.InputContent
    ResponseInputFile = _m.InputFileContent
    ResponseInputFileContent = _m.InputFileContentParam
    ResponseInputFileContentParam = _p.InputFileContentParam
    ResponseInputFileParam = _p.InputFileContent
    ResponseInputImage = _m.InputImageContent
    ResponseInputImageContent = _m.InputImageContentParamAutoParam
    ResponseInputImageContentParam = _p.InputImageContentParamAutoParam
    ResponseInputImageParam = _p.InputImageContent
    ResponseInputItem = _m.InputItem
    ResponseInputMessageItem = _m.InputMessageResource
    ResponseInputText = _m.InputTextContent
    ResponseInputTextContent = _m.InputTextContentParam
    ResponseInputTextContentParam = _p.InputTextContentParam
    ResponseInputTextParam = _p.InputTextContent
    ResponseItem = _m.ResponseItem
    ResponseLocalEnvironment = _m.LocalEnvironmentResource
    ResponseMcpCallArgumentsDeltaEvent = _m.ResponseMCPCallArgumentsDeltaEvent
    ResponseMcpCallArgumentsDoneEvent = _m.ResponseMCPCallArgumentsDoneEvent
    ResponseMcpCallCompletedEvent = _m.ResponseMCPCallCompletedEvent
    ResponseMcpCallFailedEvent = _m.ResponseMCPCallFailedEvent
    ResponseMcpCallInProgressEvent = _m.ResponseMCPCallInProgressEvent
    ResponseMcpListToolsCompletedEvent = _m.ResponseMCPListToolsCompletedEvent
    ResponseMcpListToolsFailedEvent = _m.ResponseMCPListToolsFailedEvent
    ResponseMcpListToolsInProgressEvent = _m.ResponseMCPListToolsInProgressEvent
    ResponseOutputItem = _m.OutputItem
    ResponseOutputItemAddedEvent = _m.ResponseOutputItemAddedEvent
    ResponseOutputItemDoneEvent = _m.ResponseOutputItemDoneEvent
    ResponseOutputMessage = _m.OutputMessage
    ResponseOutputMessageParam = _p.OutputMessage
    ResponseOutputRefusal = _m.RefusalContent
    ResponseOutputRefusalParam = _p.RefusalContent
    ResponseOutputText = _m.OutputTextContent
    ResponseOutputTextAnnotationAddedEvent = _m.ResponseOutputTextAnnotationAddedEvent
    ResponseOutputTextParam = _p.OutputTextContent
    ResponsePrompt = _m.Prompt
    ResponsePromptParam = _p.Prompt
    ResponseQueuedEvent = _m.ResponseQueuedEvent
    ResponseReasoningItem = _m.ReasoningItem
    ResponseReasoningItemParam = _p.ReasoningItem
    ResponseReasoningSummaryPartAddedEvent = _m.ResponseReasoningSummaryPartAddedEvent
    ResponseReasoningSummaryPartDoneEvent = _m.ResponseReasoningSummaryPartDoneEvent
    ResponseReasoningSummaryTextDeltaEvent = _m.ResponseReasoningSummaryTextDeltaEvent
    ResponseReasoningSummaryTextDoneEvent = _m.ResponseReasoningSummaryTextDoneEvent
    ResponseReasoningTextDeltaEvent = _m.ResponseReasoningTextDeltaEvent
    ResponseReasoningTextDoneEvent = _m.ResponseReasoningTextDoneEvent
    ResponseRefusalDeltaEvent = _m.ResponseRefusalDeltaEvent
    ResponseRefusalDoneEvent = _m.ResponseRefusalDoneEvent
    ResponseShellCallCommandAddedEvent = _m.ResponseShellCallCommandAddedEvent
    ResponseShellCallCommandDeltaEvent = _m.ResponseShellCallCommandDeltaEvent
    ResponseShellCallCommandDoneEvent = _m.ResponseShellCallCommandDoneEvent
    ResponseShellCallOutputContentDeltaEvent = _m.ResponseShellCallOutputContentDeltaEvent
    ResponseShellCallOutputContentDoneEvent = _m.ResponseShellCallOutputContentDoneEvent
    ResponseSteerAcceptedEvent = _m.ResponseSteerAcceptedEvent
    ResponseSteerEvent = _m.ResponseSteerEvent
    ResponseSteerEventParam = _p.ResponseSteerEvent
    ResponseSteerFailedEvent = _m.ResponseSteerFailedEvent
    ResponseSteerInputContent = _m.ResponseSteerInputContent
    ResponseSteerPendingEvent = _m.ResponseSteerPendingEvent
    ResponseSteerRequiredInput = _m.ResponseSteerRequiredInput
    ResponseStreamEvent = _m.ResponseStreamEvent
    ResponseTextConfig = _m.ResponseTextParam
    ResponseTextConfigParam = _p.ResponseTextParam
    ResponseTextDeltaEvent = _m.ResponseTextDeltaEvent
    ResponseTextDoneEvent = _m.ResponseTextDoneEvent
    ResponseToolSearchCall = _m.ToolSearchCall
    ResponseToolSearchOutputItem = _m.ToolSearchOutput
    ResponseToolSearchOutputItemParam = _m.ToolSearchOutputItemParam
    ResponseToolSearchOutputItemParamParam = _p.ToolSearchOutputItemParam
    ResponseUsage = _m.ResponseUsage
    ResponseWebSearchCallCompletedEvent = _m.ResponseWebSearchCallCompletedEvent
    ResponseWebSearchCallInProgressEvent = _m.ResponseWebSearchCallInProgressEvent
    ResponseWebSearchCallSearchingEvent = _m.ResponseWebSearchCallSearchingEvent
    ResponsesClientEvent = _m.ResponsesClientEvent
    ResponsesServerEvent = _m.ResponsesServerEvent
    SkillReference = _m.SkillReferenceParam
    SkillReferenceParam = _p.SkillReferenceParam
    Tool = _m.Tool
    ToolChoiceAllowed = _m.ToolChoiceAllowed
    ToolChoiceAllowedParam = _p.ToolChoiceAllowed
    ToolChoiceApplyPatch = _m.SpecificApplyPatchParam
    ToolChoiceApplyPatchParam = _p.SpecificApplyPatchParam
    ToolChoiceCustom = _m.ToolChoiceCustom
    ToolChoiceCustomParam = _p.ToolChoiceCustom
    ToolChoiceFunction = _m.ToolChoiceFunction
    ToolChoiceFunctionParam = _p.ToolChoiceFunction
    ToolChoiceMcp = _m.ToolChoiceMCP
    ToolChoiceMcpParam = _p.ToolChoiceMCP
    ToolChoiceShell = _m.SpecificFunctionShellParam
    ToolChoiceShellParam = _p.SpecificFunctionShellParam
    ToolChoiceTypes = _m.ToolChoiceTypes
    ToolChoiceTypesParam = _p.ToolChoiceTypes
    ToolSearchOutputNamespaceTool = _m.NamespaceToolParam
    ToolSearchOutputNamespaceToolParam = _p.NamespaceToolParam
    ToolSearchTool = _m.ToolSearchToolParam
    ToolSearchToolParam = _p.ToolSearchToolParam
    WebSearchPreviewTool = _m.WebSearchPreviewTool
    WebSearchPreviewToolParam = _p.WebSearchPreviewTool
    WebSearchTool = _m.WebSearchTool
    WebSearchToolParam = _p.WebSearchTool
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ApplyPatchTool m.ApplyPatchToolParam
ApplyPatchToolParam p.ApplyPatchToolParam
CompactedResponse m.CompactedResponse
ComputerAction m.ComputerAction
ComputerActionList .computer_action_list
ComputerActionListParam .computer_action_list_param
ComputerActionParam .computer_action_param
ComputerTool m.ComputerTool
ComputerToolParam p.ComputerTool
ComputerUsePreviewTool m.ComputerUsePreviewTool
ComputerUsePreviewToolParam p.ComputerUsePreviewTool
ContainerAuto m.ContainerAutoParam
ContainerAutoParam p.ContainerAutoParam
ContainerNetworkPolicyAllowlist m.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyAllowlistParam p.ContainerNetworkPolicyAllowlistParam
ContainerNetworkPolicyDisabled m.ContainerNetworkPolicyDisabledParam
ContainerNetworkPolicyDisabledParam p.ContainerNetworkPolicyDisabledParam
ContainerNetworkPolicyDomainSecret m.ContainerNetworkPolicyDomainSecretParam
ContainerNetworkPolicyDomainSecretParam p.ContainerNetworkPolicyDomainSecretParam
ContainerReference m.ContainerReferenceParam
ContainerReferenceParam p.ContainerReferenceParam
CustomTool m.CustomToolParam
CustomToolParam p.CustomToolParam
EasyInputMessage m.EasyInputMessage
EasyInputMessageParam p.EasyInputMessage
FileSearchTool m.FileSearchTool
FileSearchToolParam p.FileSearchTool
FunctionShellTool m.FunctionShellToolParam
FunctionShellToolParam p.FunctionShellToolParam
FunctionTool m.FunctionTool
FunctionToolParam p.FunctionTool
ImageDetail .image_detail
InlineSkill m.InlineSkillParam
InlineSkillParam p.InlineSkillParam
InlineSkillSource m.InlineSkillSourceParam
InlineSkillSourceParam p.InlineSkillSourceParam
InputItemListParams .input_item_list_params
InputTokenCountParams p.TokenCountsBody
InputTokenCountResponse m.InputTokenCountResponse
LocalEnvironment m.LocalEnvironmentParam
LocalEnvironmentParam p.LocalEnvironmentParam
LocalSkill m.LocalSkillParam
LocalSkillParam p.LocalSkillParam
McpToolCallError .mcp_tool_call_error
McpToolCallErrorParam .mcp_tool_call_error_param
NamespaceTool m.NamespaceToolParam
NamespaceToolParam p.NamespaceToolParam
ParsedContent .parsed_response
ParsedResponse .parsed_response
ParsedResponseFunctionToolCall .parsed_response
ParsedResponseOutputItem .parsed_response
ParsedResponseOutputMessage .parsed_response
ParsedResponseOutputText .parsed_response
Response m.Response
ResponseApplyPatchToolCall m.ApplyPatchToolCall
ResponseApplyPatchToolCallOutput m.ApplyPatchToolCallOutput
ResponseAudioDeltaEvent m.ResponseAudioDeltaEvent
ResponseAudioDoneEvent m.ResponseAudioDoneEvent
ResponseAudioTranscriptDeltaEvent m.ResponseAudioTranscriptDeltaEvent
ResponseAudioTranscriptDoneEvent m.ResponseAudioTranscriptDoneEvent
ResponseCodeInterpreterCallCodeDeltaEvent m.ResponseCodeInterpreterCallCodeDeltaEvent
ResponseCodeInterpreterCallCodeDoneEvent m.ResponseCodeInterpreterCallCodeDoneEvent
ResponseCodeInterpreterCallCompletedEvent m.ResponseCodeInterpreterCallCompletedEvent
ResponseCodeInterpreterCallInProgressEvent m.ResponseCodeInterpreterCallInProgressEvent
ResponseCodeInterpreterCallInterpretingEvent m.ResponseCodeInterpreterCallInterpretingEvent
ResponseCodeInterpreterToolCall m.CodeInterpreterToolCall
ResponseCodeInterpreterToolCallParam p.CodeInterpreterToolCall
ResponseCompactParams p.CompactResponseMethodPublicBody
ResponseCompactionCompactingEvent m.ResponseCompactionCompactingEvent
ResponseCompactionItem m.CompactionBody
ResponseCompactionItemParam m.CompactionSummaryItemParam
ResponseCompactionItemParamParam p.CompactionSummaryItemParam
ResponseCompletedEvent m.ResponseCompletedEvent
ResponseComputerToolCall m.ComputerToolCall
ResponseComputerToolCallOutputItem m.ComputerToolCallOutputResource
ResponseComputerToolCallOutputScreenshot m.ComputerScreenshotImage
ResponseComputerToolCallOutputScreenshotParam p.ComputerScreenshotImage
ResponseComputerToolCallParam p.ComputerToolCall
ResponseConfigurationUpdateItem m.ResponseConfigurationUpdateItem
ResponseConfigurationUpdateItemParam m.ResponseConfigurationUpdateItem
ResponseConfigurationUpdateItemParamParam p.ResponseConfigurationUpdateItem
ResponseContainerReference m.ContainerReferenceResource
ResponseContentPartAddedEvent m.ResponseContentPartAddedEvent
ResponseContentPartDoneEvent m.ResponseContentPartDoneEvent
ResponseConversationParam m.ConversationParam2
ResponseConversationParamParam p.ConversationParam2
ResponseCreateParams .response_create_params
ResponseCreatedEvent m.ResponseCreatedEvent
ResponseCustomToolCall m.CustomToolCall
ResponseCustomToolCallInputDeltaEvent m.ResponseCustomToolCallInputDeltaEvent
ResponseCustomToolCallInputDoneEvent m.ResponseCustomToolCallInputDoneEvent
ResponseCustomToolCallItem m.CustomToolCallResource
ResponseCustomToolCallOutput m.CustomToolCallOutput
ResponseCustomToolCallOutputItem m.CustomToolCallOutputResource
ResponseCustomToolCallOutputParam p.CustomToolCallOutput
ResponseCustomToolCallParam p.CustomToolCall
ResponseError m.ResponseError
ResponseErrorEvent m.ResponseErrorEvent
ResponseFailedEvent m.ResponseFailedEvent
ResponseFileSearchCallCompletedEvent m.ResponseFileSearchCallCompletedEvent
ResponseFileSearchCallInProgressEvent m.ResponseFileSearchCallInProgressEvent
ResponseFileSearchCallSearchingEvent m.ResponseFileSearchCallSearchingEvent
ResponseFileSearchToolCall m.FileSearchToolCall
ResponseFileSearchToolCallParam p.FileSearchToolCall
ResponseFormatTextConfig m.TextResponseFormatConfiguration
ResponseFormatTextConfigParam .response_format_text_config_param
ResponseFormatTextJSONSchemaConfig m.TextResponseFormatJsonSchema
ResponseFormatTextJSONSchemaConfigParam p.TextResponseFormatJsonSchema
ResponseFunctionCallArgumentsDeltaEvent m.ResponseFunctionCallArgumentsDeltaEvent
ResponseFunctionCallArgumentsDoneEvent m.ResponseFunctionCallArgumentsDoneEvent
ResponseFunctionCallOutputItem m.ResponseFunctionCallOutputItem
ResponseFunctionCallOutputItemList .response_function_call_output_item_list
ResponseFunctionCallOutputItemListParam .response_function_call_output_item_list_param
ResponseFunctionCallOutputItemParam .response_function_call_output_item_param
ResponseFunctionShellCallOutputContent m.FunctionShellCallOutputContentParam
ResponseFunctionShellCallOutputContentParam p.FunctionShellCallOutputContentParam
ResponseFunctionShellToolCall m.FunctionShellCall
ResponseFunctionShellToolCallOutput m.FunctionShellCallOutput
ResponseFunctionToolCall m.FunctionToolCall
ResponseFunctionToolCallItem m.FunctionToolCallResource
ResponseFunctionToolCallOutputItem m.FunctionToolCallOutputResource
ResponseFunctionToolCallParam p.FunctionToolCall
ResponseFunctionWebSearch m.WebSearchToolCall
ResponseFunctionWebSearchParam p.WebSearchToolCall
ResponseImageGenCallCompletedEvent m.ResponseImageGenCallCompletedEvent
ResponseImageGenCallGeneratingEvent m.ResponseImageGenCallGeneratingEvent
ResponseImageGenCallInProgressEvent m.ResponseImageGenCallInProgressEvent
ResponseImageGenCallPartialImageEvent m.ResponseImageGenCallPartialImageEvent
ResponseInProgressEvent m.ResponseInProgressEvent
ResponseIncludable .response_includable
ResponseIncompleteEvent m.ResponseIncompleteEvent
ResponseInput .response_input
ResponseInputAudio m.InputAudio
ResponseInputAudioParam p.InputAudio
ResponseInputContent m.InputContent
ResponseInputContentParam .response_input_content_param
ResponseInputFile m.InputFileContent
ResponseInputFileContent m.InputFileContentParam
ResponseInputFileContentParam p.InputFileContentParam
ResponseInputFileParam p.InputFileContent
ResponseInputImage m.InputImageContent
ResponseInputImageContent m.InputImageContentParamAutoParam
ResponseInputImageContentParam p.InputImageContentParamAutoParam
ResponseInputImageParam p.InputImageContent
ResponseInputItem m.InputItem
ResponseInputItemParam .response_input_item_param
ResponseInputMessageContentList .response_input_message_content_list
ResponseInputMessageContentListParam .response_input_message_content_list_param
ResponseInputMessageItem m.InputMessageResource
ResponseInputParam .response_input_param
ResponseInputText m.InputTextContent
ResponseInputTextContent m.InputTextContentParam
ResponseInputTextContentParam p.InputTextContentParam
ResponseInputTextParam p.InputTextContent
ResponseItem m.ResponseItem
ResponseItemList .response_item_list
ResponseLocalEnvironment m.LocalEnvironmentResource
ResponseMcpCallArgumentsDeltaEvent m.ResponseMCPCallArgumentsDeltaEvent
ResponseMcpCallArgumentsDoneEvent m.ResponseMCPCallArgumentsDoneEvent
ResponseMcpCallCompletedEvent m.ResponseMCPCallCompletedEvent
ResponseMcpCallFailedEvent m.ResponseMCPCallFailedEvent
ResponseMcpCallInProgressEvent m.ResponseMCPCallInProgressEvent
ResponseMcpListToolsCompletedEvent m.ResponseMCPListToolsCompletedEvent
ResponseMcpListToolsFailedEvent m.ResponseMCPListToolsFailedEvent
ResponseMcpListToolsInProgressEvent m.ResponseMCPListToolsInProgressEvent
ResponseOutputItem m.OutputItem
ResponseOutputItemAddedEvent m.ResponseOutputItemAddedEvent
ResponseOutputItemDoneEvent m.ResponseOutputItemDoneEvent
ResponseOutputMessage m.OutputMessage
ResponseOutputMessageParam p.OutputMessage
ResponseOutputRefusal m.RefusalContent
ResponseOutputRefusalParam p.RefusalContent
ResponseOutputText m.OutputTextContent
ResponseOutputTextAnnotationAddedEvent m.ResponseOutputTextAnnotationAddedEvent
ResponseOutputTextParam p.OutputTextContent
ResponsePrompt m.Prompt
ResponsePromptParam p.Prompt
ResponseQueuedEvent m.ResponseQueuedEvent
ResponseReasoningItem m.ReasoningItem
ResponseReasoningItemParam p.ReasoningItem
ResponseReasoningSummaryPartAddedEvent m.ResponseReasoningSummaryPartAddedEvent
ResponseReasoningSummaryPartDoneEvent m.ResponseReasoningSummaryPartDoneEvent
ResponseReasoningSummaryTextDeltaEvent m.ResponseReasoningSummaryTextDeltaEvent
ResponseReasoningSummaryTextDoneEvent m.ResponseReasoningSummaryTextDoneEvent
ResponseReasoningTextDeltaEvent m.ResponseReasoningTextDeltaEvent
ResponseReasoningTextDoneEvent m.ResponseReasoningTextDoneEvent
ResponseRefusalDeltaEvent m.ResponseRefusalDeltaEvent
ResponseRefusalDoneEvent m.ResponseRefusalDoneEvent
ResponseRetrieveParams .response_retrieve_params
ResponseShellCallCommandAddedEvent m.ResponseShellCallCommandAddedEvent
ResponseShellCallCommandDeltaEvent m.ResponseShellCallCommandDeltaEvent
ResponseShellCallCommandDoneEvent m.ResponseShellCallCommandDoneEvent
ResponseShellCallOutputContentDeltaEvent m.ResponseShellCallOutputContentDeltaEvent
ResponseShellCallOutputContentDoneEvent m.ResponseShellCallOutputContentDoneEvent
ResponseStatus .response_status
ResponseSteerAcceptedEvent m.ResponseSteerAcceptedEvent
ResponseSteerErrorCode .response_steer_error_code
ResponseSteerEvent m.ResponseSteerEvent
ResponseSteerEventParam p.ResponseSteerEvent
ResponseSteerFailedEvent m.ResponseSteerFailedEvent
ResponseSteerInput .response_steer_input
ResponseSteerInputContent m.ResponseSteerInputContent
ResponseSteerInputContentParam .response_steer_input_content_param
ResponseSteerInputParam .response_steer_input_param
ResponseSteerPendingEvent m.ResponseSteerPendingEvent
ResponseSteerPendingReason .response_steer_pending_reason
ResponseSteerRequiredInput m.ResponseSteerRequiredInput
ResponseStreamEvent m.ResponseStreamEvent
ResponseTextConfig m.ResponseTextParam
ResponseTextConfigParam p.ResponseTextParam
ResponseTextDeltaEvent m.ResponseTextDeltaEvent
ResponseTextDoneEvent m.ResponseTextDoneEvent
ResponseToolSearchCall m.ToolSearchCall
ResponseToolSearchOutputItem m.ToolSearchOutput
ResponseToolSearchOutputItemParam m.ToolSearchOutputItemParam
ResponseToolSearchOutputItemParamParam p.ToolSearchOutputItemParam
ResponseUsage m.ResponseUsage
ResponseWebSearchCallCompletedEvent m.ResponseWebSearchCallCompletedEvent
ResponseWebSearchCallInProgressEvent m.ResponseWebSearchCallInProgressEvent
ResponseWebSearchCallSearchingEvent m.ResponseWebSearchCallSearchingEvent
ResponsesClientEvent m.ResponsesClientEvent
ResponsesClientEventParam .responses_client_event_param
ResponsesServerEvent m.ResponsesServerEvent
ServiceTier .service_tier
SkillReference m.SkillReferenceParam
SkillReferenceParam p.SkillReferenceParam
Tool m.Tool
ToolChoiceAllowed m.ToolChoiceAllowed
ToolChoiceAllowedParam p.ToolChoiceAllowed
ToolChoiceApplyPatch m.SpecificApplyPatchParam
ToolChoiceApplyPatchParam p.SpecificApplyPatchParam
ToolChoiceCustom m.ToolChoiceCustom
ToolChoiceCustomParam p.ToolChoiceCustom
ToolChoiceFunction m.ToolChoiceFunction
ToolChoiceFunctionParam p.ToolChoiceFunction
ToolChoiceMcp m.ToolChoiceMCP
ToolChoiceMcpParam p.ToolChoiceMCP
ToolChoiceOptions .tool_choice_options
ToolChoiceShell m.SpecificFunctionShellParam
ToolChoiceShellParam p.SpecificFunctionShellParam
ToolChoiceTypes m.ToolChoiceTypes
ToolChoiceTypesParam p.ToolChoiceTypes
ToolParam .tool_param
ToolSearchOutputNamespaceTool m.NamespaceToolParam
ToolSearchOutputNamespaceToolParam p.NamespaceToolParam
ToolSearchTool m.ToolSearchToolParam
ToolSearchToolParam p.ToolSearchToolParam
WebSearchPreviewTool m.WebSearchPreviewTool
WebSearchPreviewToolParam p.WebSearchPreviewTool
WebSearchTool m.WebSearchTool
WebSearchToolParam p.WebSearchTool
""",
    )
