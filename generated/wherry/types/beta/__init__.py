# Generated.
"""What `openai.types.beta` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from . import agents as agents
    from . import chat as chat
    from . import chatkit as chatkit
    from . import realtime as realtime
    from . import responses as responses
    from . import threads as threads
    from .agent_browser_authentication_cancel_param import (
        AgentBrowserAuthenticationCancelParam as AgentBrowserAuthenticationCancelParam,
    )
    from .agent_browser_authentication_submit_param import (
        AgentBrowserAuthenticationSubmitParam as AgentBrowserAuthenticationSubmitParam,
    )
    from .agent_browser_origin_access_param import AgentBrowserOriginAccessParam as AgentBrowserOriginAccessParam
    from .agent_function_call_output import AgentFunctionCallOutput as AgentFunctionCallOutput
    from .agent_function_call_output_param import AgentFunctionCallOutputParam as AgentFunctionCallOutputParam
    from .agent_function_call_status import AgentFunctionCallStatus as AgentFunctionCallStatus
    from .agent_list_params import AgentListParams as AgentListParams
    from .agent_output_item_status import AgentOutputItemStatus as AgentOutputItemStatus
    from .agent_session_input_param import AgentSessionInputParam as AgentSessionInputParam
    from .agent_tool_param import AgentToolParam as AgentToolParam
    from .assistant_create_params import AssistantCreateParams as AssistantCreateParams
    from .assistant_list_params import AssistantListParams as AssistantListParams
    from .assistant_response_format_option import AssistantResponseFormatOption as AssistantResponseFormatOption
    from .assistant_response_format_option_param import (
        AssistantResponseFormatOptionParam as AssistantResponseFormatOptionParam,
    )
    from .assistant_tool import AssistantTool as AssistantTool
    from .assistant_tool_choice_option import AssistantToolChoiceOption as AssistantToolChoiceOption
    from .assistant_tool_choice_option_param import AssistantToolChoiceOptionParam as AssistantToolChoiceOptionParam
    from .assistant_tool_param import AssistantToolParam as AssistantToolParam
    from .assistant_update_params import AssistantUpdateParams as AssistantUpdateParams
    from .beta_computer_action_list import BetaComputerActionList as BetaComputerActionList
    from .beta_computer_action_list_param import BetaComputerActionListParam as BetaComputerActionListParam
    from .beta_computer_action_param import BetaComputerActionParam as BetaComputerActionParam
    from .beta_image_detail import BetaImageDetail as BetaImageDetail
    from .beta_mcp_tool_call_error_param import BetaMcpToolCallErrorParam as BetaMcpToolCallErrorParam
    from .beta_response_format_text_config_param import (
        BetaResponseFormatTextConfigParam as BetaResponseFormatTextConfigParam,
    )
    from .beta_response_function_call_output_item_list import (
        BetaResponseFunctionCallOutputItemList as BetaResponseFunctionCallOutputItemList,
    )
    from .beta_response_function_call_output_item_list_param import (
        BetaResponseFunctionCallOutputItemListParam as BetaResponseFunctionCallOutputItemListParam,
    )
    from .beta_response_function_call_output_item_param import (
        BetaResponseFunctionCallOutputItemParam as BetaResponseFunctionCallOutputItemParam,
    )
    from .beta_response_includable import BetaResponseIncludable as BetaResponseIncludable
    from .beta_response_input import BetaResponseInput as BetaResponseInput
    from .beta_response_input_content_param import BetaResponseInputContentParam as BetaResponseInputContentParam
    from .beta_response_input_item_param import BetaResponseInputItemParam as BetaResponseInputItemParam
    from .beta_response_input_message_content_list import (
        BetaResponseInputMessageContentList as BetaResponseInputMessageContentList,
    )
    from .beta_response_input_message_content_list_param import (
        BetaResponseInputMessageContentListParam as BetaResponseInputMessageContentListParam,
    )
    from .beta_response_input_param import BetaResponseInputParam as BetaResponseInputParam
    from .beta_response_status import BetaResponseStatus as BetaResponseStatus
    from .beta_response_steer_error_code import BetaResponseSteerErrorCode as BetaResponseSteerErrorCode
    from .beta_response_steer_input import BetaResponseSteerInput as BetaResponseSteerInput
    from .beta_response_steer_input_content_param import (
        BetaResponseSteerInputContentParam as BetaResponseSteerInputContentParam,
    )
    from .beta_response_steer_input_param import BetaResponseSteerInputParam as BetaResponseSteerInputParam
    from .beta_response_steer_pending_reason import BetaResponseSteerPendingReason as BetaResponseSteerPendingReason
    from .beta_responses_client_event_param import BetaResponsesClientEventParam as BetaResponsesClientEventParam
    from .beta_service_tier import BetaServiceTier as BetaServiceTier
    from .beta_tool_choice_options import BetaToolChoiceOptions as BetaToolChoiceOptions
    from .beta_tool_param import BetaToolParam as BetaToolParam
    from .environment_param import EnvironmentParam as EnvironmentParam
    from .hosted_environment_file_param import HostedEnvironmentFileParam as HostedEnvironmentFileParam
    from .hosted_skill_param import HostedSkillParam as HostedSkillParam
    from .input_content_param import InputContentParam as InputContentParam
    from .mcp_transport_param import McpTransportParam as McpTransportParam
    from .persisted_agent_tool_param import PersistedAgentToolParam as PersistedAgentToolParam
    from .persisted_mcp_transport_param import PersistedMcpTransportParam as PersistedMcpTransportParam
    from .response_compact_params import ResponseCompactParams as ResponseCompactParams
    from .response_create_params import ResponseCreateParams as ResponseCreateParams
    from .response_retrieve_params import ResponseRetrieveParams as ResponseRetrieveParams
    from .text_format_param import TextFormatParam as TextFormatParam
    from .thread_create_and_run_params import ThreadCreateAndRunParams as ThreadCreateAndRunParams

    Agent = _m.BetaAgent
    AgentBrowserAuthenticationCancelParamParam = _p.AgentBrowserAuthenticationCancelParamParam
    AgentBrowserAuthenticationSubmitParamParam = _p.AgentBrowserAuthenticationSubmitParamParam
    AgentBrowserOriginAccessParamParam = _p.AgentBrowserOriginAccessParamParam
    AgentCloseSubagentCallItem = _m.AgentCloseSubagentCallItem
    AgentCommandExecutionItem = _m.AgentCommandExecutionItem
    AgentContent = _m.AgentContent
    AgentCreateParams = _p.BetaAgentsCreateRequest
    AgentCreateSubagentCallItem = _m.AgentCreateSubagentCallItem
    AgentDeleted = _m.AgentDeleted
    AgentFunctionCallItem = _m.AgentFunctionCallItem
    AgentInterruptSubagentCallItem = _m.AgentInterruptSubagentCallItem
    AgentMcpCallItem = _m.AgentMcpCallItem
    AgentOutputCommandExecutionOutputDeltaEvent = _m.AgentOutputCommandExecutionOutputDeltaEvent
    AgentOutputItem = _m.AgentOutputItem
    AgentReasoning = _m.BetaAgentReasoning
    AgentReasoningItem = _m.AgentReasoningItem
    AgentReasoningParam = _p.BetaAgentReasoning
    AgentResumeSubagentCallItem = _m.AgentResumeSubagentCallItem
    AgentSendSubagentInputCallItem = _m.AgentSendSubagentInputCallItem
    AgentSession = _m.AgentSession
    AgentSessionAssistantMessage = _m.AgentSessionAssistantMessage
    AgentSessionCreatedEvent = _m.AgentSessionCreatedEvent
    AgentSessionDeleted = _m.AgentSessionDeleted
    AgentSessionEnvironmentConnectedEvent = _m.AgentSessionEnvironmentConnectedEvent
    AgentSessionEnvironmentDisconnectedEvent = _m.AgentSessionEnvironmentDisconnectedEvent
    AgentSessionEnvironmentExpiredEvent = _m.AgentSessionEnvironmentExpiredEvent
    AgentSessionEnvironmentFailedEvent = _m.AgentSessionEnvironmentFailedEvent
    AgentSessionEnvironmentPendingEvent = _m.AgentSessionEnvironmentPendingEvent
    AgentSessionEnvironmentReadyEvent = _m.AgentSessionEnvironmentReadyEvent
    AgentSessionEnvironmentResetEvent = _m.AgentSessionEnvironmentResetEvent
    AgentSessionEnvironmentState = _m.AgentSessionEnvironmentState
    AgentSessionEnvironmentSuspendedEvent = _m.AgentSessionEnvironmentSuspendedEvent
    AgentSessionErrorEvent = _m.AgentSessionErrorEvent
    AgentSessionEvent = _m.AgentSessionEvent
    AgentSessionFailedEvent = _m.AgentSessionFailedEvent
    AgentSessionIdleEvent = _m.AgentSessionIdleEvent
    AgentSessionInProgressEvent = _m.AgentSessionInProgressEvent
    AgentSessionInputMessageParam = _p.AutomationTargetResourceNewSessionInput
    AgentSessionItem = _m.AgentSessionItem
    AgentSessionMessage = _m.AgentSessionMessage
    AgentSessionMessageContent = _m.AgentSessionMessageContent
    AgentSessionRequiresActionEvent = _m.AgentSessionRequiresActionEvent
    AgentSessionSubagentActiveEvent = _m.AgentSessionSubagentActiveEvent
    AgentSessionSubagentClosedEvent = _m.AgentSessionSubagentClosedEvent
    AgentSessionSubagentCreatedEvent = _m.AgentSessionSubagentCreatedEvent
    AgentSessionTurnCancelledEvent = _m.AgentSessionTurnCancelledEvent
    AgentSessionTurnCompletedEvent = _m.AgentSessionTurnCompletedEvent
    AgentSessionTurnContentPartAddedEvent = _m.AgentSessionTurnContentPartAddedEvent
    AgentSessionTurnContentPartDoneEvent = _m.AgentSessionTurnContentPartDoneEvent
    AgentSessionTurnCreatedEvent = _m.AgentSessionTurnCreatedEvent
    AgentSessionTurnFailedEvent = _m.AgentSessionTurnFailedEvent
    AgentSessionTurnInProgressEvent = _m.AgentSessionTurnInProgressEvent
    AgentSessionTurnItemAddedEvent = _m.AgentSessionTurnItemAddedEvent
    AgentSessionTurnItemDoneEvent = _m.AgentSessionTurnItemDoneEvent
    AgentSessionTurnOutputTextDeltaEvent = _m.AgentSessionTurnOutputTextDeltaEvent
    AgentSessionTurnOutputTextDoneEvent = _m.AgentSessionTurnOutputTextDoneEvent
    AgentSessionTurnReasoningSummaryPartAddedEvent = _m.AgentSessionTurnReasoningSummaryPartAddedEvent
    AgentSessionTurnReasoningSummaryPartDoneEvent = _m.AgentSessionTurnReasoningSummaryPartDoneEvent
    AgentSessionTurnReasoningSummaryTextDeltaEvent = _m.AgentSessionTurnReasoningSummaryTextDeltaEvent
    AgentSessionTurnReasoningSummaryTextDoneEvent = _m.AgentSessionTurnReasoningSummaryTextDoneEvent
    AgentText = _m.AgentText
    AgentTextParam = _p.AgentText
    AgentTool = _m.AgentTool
    AgentUpdateParams = _p.BetaAgentsUpdateRequest
    AgentWaitForSubagentsCallItem = _m.AgentWaitForSubagentsCallItem
    AgentWebSearchCallItem = _m.AgentWebSearchCallItem
    Assistant = _m.Assistant
    AssistantDeleted = _m.AssistantDeleted
    AssistantStreamEvent = _m.AssistantStreamEvent
    AssistantToolChoice = _m.AssistantsNamedToolChoice
    AssistantToolChoiceFunction = _m.AssistantsNamedToolChoiceFunction
    AssistantToolChoiceFunctionParam = _p.AssistantsNamedToolChoiceFunction
    AssistantToolChoiceParam = _p.AssistantsNamedToolChoice
    BetaApplyPatchTool = _m.BetaApplyPatchTool
    BetaApplyPatchToolParam = _p.BetaApplyPatchTool
    BetaCompactedResponse = _m.BetaCompactedResponse
    BetaComputerAction = _m.BetaComputerAction
    BetaComputerTool = _m.BetaComputerTool
    BetaComputerToolParam = _p.BetaComputerTool
    BetaComputerUsePreviewTool = _m.BetaComputerUsePreviewTool
    BetaComputerUsePreviewToolParam = _p.BetaComputerUsePreviewTool
    BetaContainerAuto = _m.BetaContainerAuto
    BetaContainerAutoParam = _p.BetaContainerAuto
    BetaContainerNetworkPolicyAllowlist = _m.BetaContainerNetworkPolicyAllowlist
    BetaContainerNetworkPolicyAllowlistParam = _p.BetaContainerNetworkPolicyAllowlist
    BetaContainerNetworkPolicyDisabled = _m.BetaContainerNetworkPolicyDisabled
    BetaContainerNetworkPolicyDisabledParam = _p.BetaContainerNetworkPolicyDisabled
    BetaContainerNetworkPolicyDomainSecret = _m.BetaContainerNetworkPolicyDomainSecret
    BetaContainerNetworkPolicyDomainSecretParam = _p.BetaContainerNetworkPolicyDomainSecret
    BetaContainerReference = _m.BetaContainerReference
    BetaContainerReferenceParam = _p.BetaContainerReference
    BetaCustomTool = _m.BetaCustomTool
    BetaCustomToolParam = _p.BetaCustomTool
    BetaEasyInputMessage = _m.BetaEasyInputMessage
    BetaEasyInputMessageParam = _p.BetaEasyInputMessage
    BetaFileSearchTool = _m.BetaFileSearchTool
    BetaFileSearchToolParam = _p.BetaFileSearchTool
    BetaFunctionShellTool = _m.BetaFunctionShellTool
    BetaFunctionShellToolParam = _p.BetaFunctionShellTool
    BetaFunctionTool = _m.BetaFunctionTool
    BetaFunctionToolParam = _p.BetaFunctionTool
    BetaInlineSkill = _m.BetaInlineSkill
    BetaInlineSkillParam = _p.BetaInlineSkill
    BetaInlineSkillSource = _m.BetaInlineSkillSource
    BetaInlineSkillSourceParam = _p.BetaInlineSkillSource
    BetaLocalEnvironment = _m.BetaLocalEnvironment
    BetaLocalEnvironmentParam = _p.BetaLocalEnvironment
    BetaLocalSkill = _m.BetaLocalSkill
    BetaLocalSkillParam = _p.BetaLocalSkill
    BetaMcpToolCallError = _m.BetaMcpToolCallError
    BetaNamespaceTool = _m.BetaNamespaceTool
    BetaNamespaceToolParam = _p.BetaNamespaceTool
    BetaResponse = _m.BetaResponse
    BetaResponseApplyPatchToolCall = _m.BetaResponseApplyPatchToolCall
    BetaResponseApplyPatchToolCallOutput = _m.BetaResponseApplyPatchToolCallOutput
    BetaResponseAudioDeltaEvent = _m.BetaResponseAudioDeltaEvent
    BetaResponseAudioDoneEvent = _m.BetaResponseAudioDoneEvent
    BetaResponseAudioTranscriptDeltaEvent = _m.BetaResponseAudioTranscriptDeltaEvent
    BetaResponseAudioTranscriptDoneEvent = _m.BetaResponseAudioTranscriptDoneEvent
    BetaResponseCodeInterpreterCallCodeDeltaEvent = _m.BetaResponseCodeInterpreterCallCodeDeltaEvent
    BetaResponseCodeInterpreterCallCodeDoneEvent = _m.BetaResponseCodeInterpreterCallCodeDoneEvent
    BetaResponseCodeInterpreterCallCompletedEvent = _m.BetaResponseCodeInterpreterCallCompletedEvent
    BetaResponseCodeInterpreterCallInProgressEvent = _m.BetaResponseCodeInterpreterCallInProgressEvent
    BetaResponseCodeInterpreterCallInterpretingEvent = _m.BetaResponseCodeInterpreterCallInterpretingEvent
    BetaResponseCodeInterpreterToolCall = _m.BetaResponseCodeInterpreterToolCall
    BetaResponseCodeInterpreterToolCallParam = _p.BetaResponseCodeInterpreterToolCall
    BetaResponseCompactionCompactingEvent = _m.BetaResponseCompactionCompactingEvent
    BetaResponseCompactionItem = _m.BetaResponseCompactionItem
    BetaResponseCompactionItemParam = _m.BetaResponseCompactionItemParam
    BetaResponseCompactionItemParamParam = _p.BetaResponseCompactionItemParam
    BetaResponseCompletedEvent = _m.BetaResponseCompletedEvent
    BetaResponseComputerToolCall = _m.BetaResponseComputerToolCall
    BetaResponseComputerToolCallOutputItem = _m.BetaResponseComputerToolCallOutputItem
    BetaResponseComputerToolCallOutputScreenshot = _m.BetaResponseComputerToolCallOutputScreenshot
    BetaResponseComputerToolCallOutputScreenshotParam = _p.BetaResponseComputerToolCallOutputScreenshot
    BetaResponseComputerToolCallParam = _p.BetaResponseComputerToolCall
    BetaResponseConfigurationUpdateItem = _m.BetaResponseConfigurationUpdateItem
    BetaResponseConfigurationUpdateItemParam = _m.BetaResponseConfigurationUpdateItem
    BetaResponseConfigurationUpdateItemParamParam = _p.BetaResponseConfigurationUpdateItem
    BetaResponseContainerReference = _m.BetaResponseContainerReference
    BetaResponseContentPartAddedEvent = _m.BetaResponseContentPartAddedEvent
    BetaResponseContentPartDoneEvent = _m.BetaResponseContentPartDoneEvent
    BetaResponseConversationParam = _m.BetaResponseConversationParam
    BetaResponseConversationParamParam = _p.BetaResponseConversationParam
    BetaResponseCreatedEvent = _m.BetaResponseCreatedEvent
    BetaResponseCustomToolCall = _m.BetaResponseCustomToolCall
    BetaResponseCustomToolCallInputDeltaEvent = _m.BetaResponseCustomToolCallInputDeltaEvent
    BetaResponseCustomToolCallInputDoneEvent = _m.BetaResponseCustomToolCallInputDoneEvent
    BetaResponseCustomToolCallItem = _m.BetaResponseCustomToolCallItem
    BetaResponseCustomToolCallOutput = _m.BetaResponseCustomToolCallOutput
    BetaResponseCustomToolCallOutputItem = _m.BetaResponseCustomToolCallOutputItem
    BetaResponseCustomToolCallOutputParam = _p.BetaResponseCustomToolCallOutput
    BetaResponseCustomToolCallParam = _p.BetaResponseCustomToolCall
    BetaResponseError = _m.BetaResponseError
    BetaResponseErrorEvent = _m.BetaResponseErrorEvent
    BetaResponseFailedEvent = _m.BetaResponseFailedEvent
    BetaResponseFileSearchCallCompletedEvent = _m.BetaResponseFileSearchCallCompletedEvent
    BetaResponseFileSearchCallInProgressEvent = _m.BetaResponseFileSearchCallInProgressEvent
    BetaResponseFileSearchCallSearchingEvent = _m.BetaResponseFileSearchCallSearchingEvent
    BetaResponseFileSearchToolCall = _m.BetaResponseFileSearchToolCall
    BetaResponseFileSearchToolCallParam = _p.BetaResponseFileSearchToolCall
    BetaResponseFormatTextConfig = _m.BetaResponseFormatTextConfig
    BetaResponseFormatTextJSONSchemaConfig = _m.BetaResponseFormatTextJSONSchemaConfig
    BetaResponseFormatTextJSONSchemaConfigParam = _p.BetaResponseFormatTextJSONSchemaConfig
    BetaResponseFunctionCallArgumentsDeltaEvent = _m.BetaResponseFunctionCallArgumentsDeltaEvent
    BetaResponseFunctionCallArgumentsDoneEvent = _m.BetaResponseFunctionCallArgumentsDoneEvent
    BetaResponseFunctionCallOutputItem = _m.BetaResponseFunctionCallOutputItem
    BetaResponseFunctionShellCallOutputContent = _m.BetaResponseFunctionShellCallOutputContent
    BetaResponseFunctionShellCallOutputContentParam = _p.BetaResponseFunctionShellCallOutputContent
    BetaResponseFunctionShellToolCall = _m.BetaResponseFunctionShellToolCall
    BetaResponseFunctionShellToolCallOutput = _m.BetaResponseFunctionShellToolCallOutput
    BetaResponseFunctionToolCall = _m.BetaResponseFunctionToolCall
    BetaResponseFunctionToolCallItem = _m.BetaResponseFunctionToolCallItem
    BetaResponseFunctionToolCallOutputItem = _m.BetaResponseFunctionToolCallOutputItem
    BetaResponseFunctionToolCallParam = _p.BetaResponseFunctionToolCall
    BetaResponseFunctionWebSearch = _m.BetaResponseFunctionWebSearch
    BetaResponseFunctionWebSearchParam = _p.BetaResponseFunctionWebSearch
    BetaResponseImageGenCallCompletedEvent = _m.BetaResponseImageGenCallCompletedEvent
    BetaResponseImageGenCallGeneratingEvent = _m.BetaResponseImageGenCallGeneratingEvent
    BetaResponseImageGenCallInProgressEvent = _m.BetaResponseImageGenCallInProgressEvent
    BetaResponseImageGenCallPartialImageEvent = _m.BetaResponseImageGenCallPartialImageEvent
    BetaResponseInProgressEvent = _m.BetaResponseInProgressEvent
    BetaResponseIncompleteEvent = _m.BetaResponseIncompleteEvent
    BetaResponseInjectCreatedEvent = _m.BetaResponseInjectCreatedEvent
    BetaResponseInjectEvent = _m.BetaResponseInjectEvent
    BetaResponseInjectEventParam = _p.BetaResponseInjectEvent
    BetaResponseInjectFailedEvent = _m.BetaResponseInjectFailedEvent
    BetaResponseInputContent = _m.BetaResponseInputContent
    BetaResponseInputFile = _m.BetaResponseInputFile
    BetaResponseInputFileContent = _m.BetaResponseInputFileContent
    BetaResponseInputFileContentParam = _p.BetaResponseInputFileContent
    BetaResponseInputFileParam = _p.BetaResponseInputFile
    BetaResponseInputImage = _m.BetaResponseInputImage
    BetaResponseInputImageContent = _m.BetaResponseInputImageContent
    BetaResponseInputImageContentParam = _p.BetaResponseInputImageContent
    BetaResponseInputImageParam = _p.BetaResponseInputImage
    BetaResponseInputItem = _m.BetaResponseInputItem
    BetaResponseInputMessageItem = _m.BetaResponseInputMessageItem
    BetaResponseInputText = _m.BetaResponseInputText
    BetaResponseInputTextContent = _m.BetaResponseInputTextContent
    BetaResponseInputTextContentParam = _p.BetaResponseInputTextContent
    BetaResponseInputTextParam = _p.BetaResponseInputText
    BetaResponseItem = _m.BetaResponseItem
    BetaResponseLocalEnvironment = _m.BetaResponseLocalEnvironment
    BetaResponseMcpCallArgumentsDeltaEvent = _m.BetaResponseMcpCallArgumentsDeltaEvent
    BetaResponseMcpCallArgumentsDoneEvent = _m.BetaResponseMcpCallArgumentsDoneEvent
    BetaResponseMcpCallCompletedEvent = _m.BetaResponseMcpCallCompletedEvent
    BetaResponseMcpCallFailedEvent = _m.BetaResponseMcpCallFailedEvent
    BetaResponseMcpCallInProgressEvent = _m.BetaResponseMcpCallInProgressEvent
    BetaResponseMcpListToolsCompletedEvent = _m.BetaResponseMcpListToolsCompletedEvent
    BetaResponseMcpListToolsFailedEvent = _m.BetaResponseMcpListToolsFailedEvent
    BetaResponseMcpListToolsInProgressEvent = _m.BetaResponseMcpListToolsInProgressEvent
    BetaResponseOutputItem = _m.BetaResponseOutputItem
    BetaResponseOutputItemAddedEvent = _m.BetaResponseOutputItemAddedEvent
    BetaResponseOutputItemDoneEvent = _m.BetaResponseOutputItemDoneEvent
    BetaResponseOutputMessage = _m.BetaResponseOutputMessage
    BetaResponseOutputMessageParam = _p.BetaResponseOutputMessage
    BetaResponseOutputRefusal = _m.BetaResponseOutputRefusal
    BetaResponseOutputRefusalParam = _p.BetaResponseOutputRefusal
    BetaResponseOutputText = _m.BetaResponseOutputText
    BetaResponseOutputTextAnnotationAddedEvent = _m.BetaResponseOutputTextAnnotationAddedEvent
    BetaResponseOutputTextParam = _p.BetaResponseOutputText
    BetaResponsePrompt = _m.BetaResponsePrompt
    BetaResponsePromptParam = _p.BetaResponsePrompt
    BetaResponseQueuedEvent = _m.BetaResponseQueuedEvent
    BetaResponseReasoningItem = _m.BetaResponseReasoningItem
    BetaResponseReasoningItemParam = _p.BetaResponseReasoningItem
    BetaResponseReasoningSummaryPartAddedEvent = _m.BetaResponseReasoningSummaryPartAddedEvent
    BetaResponseReasoningSummaryPartDoneEvent = _m.BetaResponseReasoningSummaryPartDoneEvent
    BetaResponseReasoningSummaryTextDeltaEvent = _m.BetaResponseReasoningSummaryTextDeltaEvent
    BetaResponseReasoningSummaryTextDoneEvent = _m.BetaResponseReasoningSummaryTextDoneEvent
    BetaResponseReasoningTextDeltaEvent = _m.BetaResponseReasoningTextDeltaEvent
    BetaResponseReasoningTextDoneEvent = _m.BetaResponseReasoningTextDoneEvent
    BetaResponseRefusalDeltaEvent = _m.BetaResponseRefusalDeltaEvent
    BetaResponseRefusalDoneEvent = _m.BetaResponseRefusalDoneEvent
    BetaResponseShellCallCommandAddedEvent = _m.BetaResponseShellCallCommandAddedEvent
    BetaResponseShellCallCommandDeltaEvent = _m.BetaResponseShellCallCommandDeltaEvent
    BetaResponseShellCallCommandDoneEvent = _m.BetaResponseShellCallCommandDoneEvent
    BetaResponseShellCallOutputContentDeltaEvent = _m.BetaResponseShellCallOutputContentDeltaEvent
    BetaResponseShellCallOutputContentDoneEvent = _m.BetaResponseShellCallOutputContentDoneEvent
    BetaResponseSteerAcceptedEvent = _m.BetaResponseSteerAcceptedEvent
    BetaResponseSteerEvent = _m.BetaResponseSteerEvent
    BetaResponseSteerEventParam = _p.BetaResponseSteerEvent
    BetaResponseSteerFailedEvent = _m.BetaResponseSteerFailedEvent
    BetaResponseSteerInputContent = _m.BetaResponseSteerInputContent
    BetaResponseSteerPendingEvent = _m.BetaResponseSteerPendingEvent
    BetaResponseSteerRequiredInput = _m.BetaResponseSteerRequiredInput
    BetaResponseStreamEvent = _m.BetaResponseStreamEvent
    BetaResponseTextConfig = _m.BetaResponseTextConfig
    BetaResponseTextConfigParam = _p.BetaResponseTextConfig
    BetaResponseTextDeltaEvent = _m.BetaResponseTextDeltaEvent
    BetaResponseTextDoneEvent = _m.BetaResponseTextDoneEvent
    BetaResponseToolSearchCall = _m.BetaResponseToolSearchCall
    BetaResponseToolSearchOutputItem = _m.BetaResponseToolSearchOutputItem
    BetaResponseToolSearchOutputItemParam = _m.BetaResponseToolSearchOutputItemParam
    BetaResponseToolSearchOutputItemParamParam = _p.BetaResponseToolSearchOutputItemParam
    BetaResponseUsage = _m.BetaResponseUsage
    BetaResponseWebSearchCallCompletedEvent = _m.BetaResponseWebSearchCallCompletedEvent
    BetaResponseWebSearchCallInProgressEvent = _m.BetaResponseWebSearchCallInProgressEvent
    BetaResponseWebSearchCallSearchingEvent = _m.BetaResponseWebSearchCallSearchingEvent
    BetaResponsesClientEvent = _m.BetaResponsesClientEvent
    BetaResponsesServerEvent = _m.BetaResponsesServerEvent
    BetaSkillReference = _m.BetaSkillReference
    BetaSkillReferenceParam = _p.BetaSkillReference
    BetaTool = _m.BetaTool
    BetaToolChoiceAllowed = _m.BetaToolChoiceAllowed
    BetaToolChoiceAllowedParam = _p.BetaToolChoiceAllowed
    BetaToolChoiceApplyPatch = _m.BetaToolChoiceApplyPatch
    BetaToolChoiceApplyPatchParam = _p.BetaToolChoiceApplyPatch
    BetaToolChoiceCustom = _m.BetaToolChoiceCustom
    BetaToolChoiceCustomParam = _p.BetaToolChoiceCustom
    BetaToolChoiceFunction = _m.BetaToolChoiceFunction
    BetaToolChoiceFunctionParam = _p.BetaToolChoiceFunction
    BetaToolChoiceMcp = _m.BetaToolChoiceMcp
    BetaToolChoiceMcpParam = _p.BetaToolChoiceMcp
    BetaToolChoiceShell = _m.BetaToolChoiceShell
    BetaToolChoiceShellParam = _p.BetaToolChoiceShell
    BetaToolChoiceTypes = _m.BetaToolChoiceTypes
    BetaToolChoiceTypesParam = _p.BetaToolChoiceTypes
    BetaToolSearchOutputNamespaceTool = _m.BetaNamespaceTool
    BetaToolSearchOutputNamespaceToolParam = _p.BetaNamespaceTool
    BetaToolSearchTool = _m.BetaToolSearchTool
    BetaToolSearchToolParam = _p.BetaToolSearchTool
    BetaWebSearchPreviewTool = _m.BetaWebSearchPreviewTool
    BetaWebSearchPreviewToolParam = _p.BetaWebSearchPreviewTool
    BetaWebSearchTool = _m.BetaWebSearchTool
    BetaWebSearchToolParam = _p.BetaWebSearchTool
    ChatKitWorkflow = _m.ChatkitWorkflow
    CodeInterpreterTool = _m.AssistantToolsCode
    CodeInterpreterToolParam = _p.AssistantToolsCode
    Environment = _m.BetaEnvironment
    FileSearchTool = _m.AssistantToolsFileSearch
    FileSearchToolParam = _p.AssistantToolsFileSearch
    FunctionTool = _m.AssistantToolsFunction
    FunctionToolParam = _p.AssistantToolsFunction
    HostedEnvironmentFile = _m.HostedEnvironmentFile
    HostedEnvironmentFileID = _m.HostedEnvironmentFileID
    HostedPlugin = _m.HostedPlugin
    HostedPluginParam = _p.HostedPluginParam
    HostedSkill = _m.HostedSkill
    HostedSkillReference = _m.HostedSkillReference
    InlineCapabilitySourceParam = _p.InlineCapabilitySourceParam
    InputContent = _m.BetaInputContent
    McpTransport = _m.McpTransport
    MultiAgentConfig = _m.MultiAgentConfig
    MultiAgentConfigParam = _p.MultiAgentConfig
    OutputText = _m.OutputText
    PersistedAgentTool = _m.PersistedAgentTool
    PersistedMcpTransport = _m.PersistedMcpTransport
    SessionError = _m.SessionError
    SessionTurnError = _m.SessionTurnError
    SetupCommandParam = _p.SetupCommandParam
    Subagent = _m.Subagent
    SummaryText = _m.SummaryText
    TextFormat = _m.BetaTextFormat
    Thread = _m.Thread
    ThreadCreateParams = _p.CreateThreadRequest
    ThreadDeleted = _m.ThreadDeleted
    ThreadUpdateParams = _p.ModifyThreadRequest
    TokenUsage = _m.TokenUsage
    WebSearchAction = _m.WebSearchAction
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
Agent m.BetaAgent
AgentBrowserAuthenticationCancelParam .agent_browser_authentication_cancel_param
AgentBrowserAuthenticationCancelParamParam p.AgentBrowserAuthenticationCancelParamParam
AgentBrowserAuthenticationSubmitParam .agent_browser_authentication_submit_param
AgentBrowserAuthenticationSubmitParamParam p.AgentBrowserAuthenticationSubmitParamParam
AgentBrowserOriginAccessParam .agent_browser_origin_access_param
AgentBrowserOriginAccessParamParam p.AgentBrowserOriginAccessParamParam
AgentCloseSubagentCallItem m.AgentCloseSubagentCallItem
AgentCommandExecutionItem m.AgentCommandExecutionItem
AgentContent m.AgentContent
AgentCreateParams p.BetaAgentsCreateRequest
AgentCreateSubagentCallItem m.AgentCreateSubagentCallItem
AgentDeleted m.AgentDeleted
AgentFunctionCallItem m.AgentFunctionCallItem
AgentFunctionCallOutput .agent_function_call_output
AgentFunctionCallOutputParam .agent_function_call_output_param
AgentFunctionCallStatus .agent_function_call_status
AgentInterruptSubagentCallItem m.AgentInterruptSubagentCallItem
AgentListParams .agent_list_params
AgentMcpCallItem m.AgentMcpCallItem
AgentOutputCommandExecutionOutputDeltaEvent m.AgentOutputCommandExecutionOutputDeltaEvent
AgentOutputItem m.AgentOutputItem
AgentOutputItemStatus .agent_output_item_status
AgentReasoning m.BetaAgentReasoning
AgentReasoningItem m.AgentReasoningItem
AgentReasoningParam p.BetaAgentReasoning
AgentResumeSubagentCallItem m.AgentResumeSubagentCallItem
AgentSendSubagentInputCallItem m.AgentSendSubagentInputCallItem
AgentSession m.AgentSession
AgentSessionAssistantMessage m.AgentSessionAssistantMessage
AgentSessionCreatedEvent m.AgentSessionCreatedEvent
AgentSessionDeleted m.AgentSessionDeleted
AgentSessionEnvironmentConnectedEvent m.AgentSessionEnvironmentConnectedEvent
AgentSessionEnvironmentDisconnectedEvent m.AgentSessionEnvironmentDisconnectedEvent
AgentSessionEnvironmentExpiredEvent m.AgentSessionEnvironmentExpiredEvent
AgentSessionEnvironmentFailedEvent m.AgentSessionEnvironmentFailedEvent
AgentSessionEnvironmentPendingEvent m.AgentSessionEnvironmentPendingEvent
AgentSessionEnvironmentReadyEvent m.AgentSessionEnvironmentReadyEvent
AgentSessionEnvironmentResetEvent m.AgentSessionEnvironmentResetEvent
AgentSessionEnvironmentState m.AgentSessionEnvironmentState
AgentSessionEnvironmentSuspendedEvent m.AgentSessionEnvironmentSuspendedEvent
AgentSessionErrorEvent m.AgentSessionErrorEvent
AgentSessionEvent m.AgentSessionEvent
AgentSessionFailedEvent m.AgentSessionFailedEvent
AgentSessionIdleEvent m.AgentSessionIdleEvent
AgentSessionInProgressEvent m.AgentSessionInProgressEvent
AgentSessionInputMessageParam p.AutomationTargetResourceNewSessionInput
AgentSessionInputParam .agent_session_input_param
AgentSessionItem m.AgentSessionItem
AgentSessionMessage m.AgentSessionMessage
AgentSessionMessageContent m.AgentSessionMessageContent
AgentSessionRequiresActionEvent m.AgentSessionRequiresActionEvent
AgentSessionSubagentActiveEvent m.AgentSessionSubagentActiveEvent
AgentSessionSubagentClosedEvent m.AgentSessionSubagentClosedEvent
AgentSessionSubagentCreatedEvent m.AgentSessionSubagentCreatedEvent
AgentSessionTurnCancelledEvent m.AgentSessionTurnCancelledEvent
AgentSessionTurnCompletedEvent m.AgentSessionTurnCompletedEvent
AgentSessionTurnContentPartAddedEvent m.AgentSessionTurnContentPartAddedEvent
AgentSessionTurnContentPartDoneEvent m.AgentSessionTurnContentPartDoneEvent
AgentSessionTurnCreatedEvent m.AgentSessionTurnCreatedEvent
AgentSessionTurnFailedEvent m.AgentSessionTurnFailedEvent
AgentSessionTurnInProgressEvent m.AgentSessionTurnInProgressEvent
AgentSessionTurnItemAddedEvent m.AgentSessionTurnItemAddedEvent
AgentSessionTurnItemDoneEvent m.AgentSessionTurnItemDoneEvent
AgentSessionTurnOutputTextDeltaEvent m.AgentSessionTurnOutputTextDeltaEvent
AgentSessionTurnOutputTextDoneEvent m.AgentSessionTurnOutputTextDoneEvent
AgentSessionTurnReasoningSummaryPartAddedEvent m.AgentSessionTurnReasoningSummaryPartAddedEvent
AgentSessionTurnReasoningSummaryPartDoneEvent m.AgentSessionTurnReasoningSummaryPartDoneEvent
AgentSessionTurnReasoningSummaryTextDeltaEvent m.AgentSessionTurnReasoningSummaryTextDeltaEvent
AgentSessionTurnReasoningSummaryTextDoneEvent m.AgentSessionTurnReasoningSummaryTextDoneEvent
AgentText m.AgentText
AgentTextParam p.AgentText
AgentTool m.AgentTool
AgentToolParam .agent_tool_param
AgentUpdateParams p.BetaAgentsUpdateRequest
AgentWaitForSubagentsCallItem m.AgentWaitForSubagentsCallItem
AgentWebSearchCallItem m.AgentWebSearchCallItem
Assistant m.Assistant
AssistantCreateParams .assistant_create_params
AssistantDeleted m.AssistantDeleted
AssistantListParams .assistant_list_params
AssistantResponseFormatOption .assistant_response_format_option
AssistantResponseFormatOptionParam .assistant_response_format_option_param
AssistantStreamEvent m.AssistantStreamEvent
AssistantTool .assistant_tool
AssistantToolChoice m.AssistantsNamedToolChoice
AssistantToolChoiceFunction m.AssistantsNamedToolChoiceFunction
AssistantToolChoiceFunctionParam p.AssistantsNamedToolChoiceFunction
AssistantToolChoiceOption .assistant_tool_choice_option
AssistantToolChoiceOptionParam .assistant_tool_choice_option_param
AssistantToolChoiceParam p.AssistantsNamedToolChoice
AssistantToolParam .assistant_tool_param
AssistantUpdateParams .assistant_update_params
BetaApplyPatchTool m.BetaApplyPatchTool
BetaApplyPatchToolParam p.BetaApplyPatchTool
BetaCompactedResponse m.BetaCompactedResponse
BetaComputerAction m.BetaComputerAction
BetaComputerActionList .beta_computer_action_list
BetaComputerActionListParam .beta_computer_action_list_param
BetaComputerActionParam .beta_computer_action_param
BetaComputerTool m.BetaComputerTool
BetaComputerToolParam p.BetaComputerTool
BetaComputerUsePreviewTool m.BetaComputerUsePreviewTool
BetaComputerUsePreviewToolParam p.BetaComputerUsePreviewTool
BetaContainerAuto m.BetaContainerAuto
BetaContainerAutoParam p.BetaContainerAuto
BetaContainerNetworkPolicyAllowlist m.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyAllowlistParam p.BetaContainerNetworkPolicyAllowlist
BetaContainerNetworkPolicyDisabled m.BetaContainerNetworkPolicyDisabled
BetaContainerNetworkPolicyDisabledParam p.BetaContainerNetworkPolicyDisabled
BetaContainerNetworkPolicyDomainSecret m.BetaContainerNetworkPolicyDomainSecret
BetaContainerNetworkPolicyDomainSecretParam p.BetaContainerNetworkPolicyDomainSecret
BetaContainerReference m.BetaContainerReference
BetaContainerReferenceParam p.BetaContainerReference
BetaCustomTool m.BetaCustomTool
BetaCustomToolParam p.BetaCustomTool
BetaEasyInputMessage m.BetaEasyInputMessage
BetaEasyInputMessageParam p.BetaEasyInputMessage
BetaFileSearchTool m.BetaFileSearchTool
BetaFileSearchToolParam p.BetaFileSearchTool
BetaFunctionShellTool m.BetaFunctionShellTool
BetaFunctionShellToolParam p.BetaFunctionShellTool
BetaFunctionTool m.BetaFunctionTool
BetaFunctionToolParam p.BetaFunctionTool
BetaImageDetail .beta_image_detail
BetaInlineSkill m.BetaInlineSkill
BetaInlineSkillParam p.BetaInlineSkill
BetaInlineSkillSource m.BetaInlineSkillSource
BetaInlineSkillSourceParam p.BetaInlineSkillSource
BetaLocalEnvironment m.BetaLocalEnvironment
BetaLocalEnvironmentParam p.BetaLocalEnvironment
BetaLocalSkill m.BetaLocalSkill
BetaLocalSkillParam p.BetaLocalSkill
BetaMcpToolCallError m.BetaMcpToolCallError
BetaMcpToolCallErrorParam .beta_mcp_tool_call_error_param
BetaNamespaceTool m.BetaNamespaceTool
BetaNamespaceToolParam p.BetaNamespaceTool
BetaResponse m.BetaResponse
BetaResponseApplyPatchToolCall m.BetaResponseApplyPatchToolCall
BetaResponseApplyPatchToolCallOutput m.BetaResponseApplyPatchToolCallOutput
BetaResponseAudioDeltaEvent m.BetaResponseAudioDeltaEvent
BetaResponseAudioDoneEvent m.BetaResponseAudioDoneEvent
BetaResponseAudioTranscriptDeltaEvent m.BetaResponseAudioTranscriptDeltaEvent
BetaResponseAudioTranscriptDoneEvent m.BetaResponseAudioTranscriptDoneEvent
BetaResponseCodeInterpreterCallCodeDeltaEvent m.BetaResponseCodeInterpreterCallCodeDeltaEvent
BetaResponseCodeInterpreterCallCodeDoneEvent m.BetaResponseCodeInterpreterCallCodeDoneEvent
BetaResponseCodeInterpreterCallCompletedEvent m.BetaResponseCodeInterpreterCallCompletedEvent
BetaResponseCodeInterpreterCallInProgressEvent m.BetaResponseCodeInterpreterCallInProgressEvent
BetaResponseCodeInterpreterCallInterpretingEvent m.BetaResponseCodeInterpreterCallInterpretingEvent
BetaResponseCodeInterpreterToolCall m.BetaResponseCodeInterpreterToolCall
BetaResponseCodeInterpreterToolCallParam p.BetaResponseCodeInterpreterToolCall
BetaResponseCompactionCompactingEvent m.BetaResponseCompactionCompactingEvent
BetaResponseCompactionItem m.BetaResponseCompactionItem
BetaResponseCompactionItemParam m.BetaResponseCompactionItemParam
BetaResponseCompactionItemParamParam p.BetaResponseCompactionItemParam
BetaResponseCompletedEvent m.BetaResponseCompletedEvent
BetaResponseComputerToolCall m.BetaResponseComputerToolCall
BetaResponseComputerToolCallOutputItem m.BetaResponseComputerToolCallOutputItem
BetaResponseComputerToolCallOutputScreenshot m.BetaResponseComputerToolCallOutputScreenshot
BetaResponseComputerToolCallOutputScreenshotParam p.BetaResponseComputerToolCallOutputScreenshot
BetaResponseComputerToolCallParam p.BetaResponseComputerToolCall
BetaResponseConfigurationUpdateItem m.BetaResponseConfigurationUpdateItem
BetaResponseConfigurationUpdateItemParam m.BetaResponseConfigurationUpdateItem
BetaResponseConfigurationUpdateItemParamParam p.BetaResponseConfigurationUpdateItem
BetaResponseContainerReference m.BetaResponseContainerReference
BetaResponseContentPartAddedEvent m.BetaResponseContentPartAddedEvent
BetaResponseContentPartDoneEvent m.BetaResponseContentPartDoneEvent
BetaResponseConversationParam m.BetaResponseConversationParam
BetaResponseConversationParamParam p.BetaResponseConversationParam
BetaResponseCreatedEvent m.BetaResponseCreatedEvent
BetaResponseCustomToolCall m.BetaResponseCustomToolCall
BetaResponseCustomToolCallInputDeltaEvent m.BetaResponseCustomToolCallInputDeltaEvent
BetaResponseCustomToolCallInputDoneEvent m.BetaResponseCustomToolCallInputDoneEvent
BetaResponseCustomToolCallItem m.BetaResponseCustomToolCallItem
BetaResponseCustomToolCallOutput m.BetaResponseCustomToolCallOutput
BetaResponseCustomToolCallOutputItem m.BetaResponseCustomToolCallOutputItem
BetaResponseCustomToolCallOutputParam p.BetaResponseCustomToolCallOutput
BetaResponseCustomToolCallParam p.BetaResponseCustomToolCall
BetaResponseError m.BetaResponseError
BetaResponseErrorEvent m.BetaResponseErrorEvent
BetaResponseFailedEvent m.BetaResponseFailedEvent
BetaResponseFileSearchCallCompletedEvent m.BetaResponseFileSearchCallCompletedEvent
BetaResponseFileSearchCallInProgressEvent m.BetaResponseFileSearchCallInProgressEvent
BetaResponseFileSearchCallSearchingEvent m.BetaResponseFileSearchCallSearchingEvent
BetaResponseFileSearchToolCall m.BetaResponseFileSearchToolCall
BetaResponseFileSearchToolCallParam p.BetaResponseFileSearchToolCall
BetaResponseFormatTextConfig m.BetaResponseFormatTextConfig
BetaResponseFormatTextConfigParam .beta_response_format_text_config_param
BetaResponseFormatTextJSONSchemaConfig m.BetaResponseFormatTextJSONSchemaConfig
BetaResponseFormatTextJSONSchemaConfigParam p.BetaResponseFormatTextJSONSchemaConfig
BetaResponseFunctionCallArgumentsDeltaEvent m.BetaResponseFunctionCallArgumentsDeltaEvent
BetaResponseFunctionCallArgumentsDoneEvent m.BetaResponseFunctionCallArgumentsDoneEvent
BetaResponseFunctionCallOutputItem m.BetaResponseFunctionCallOutputItem
BetaResponseFunctionCallOutputItemList .beta_response_function_call_output_item_list
BetaResponseFunctionCallOutputItemListParam .beta_response_function_call_output_item_list_param
BetaResponseFunctionCallOutputItemParam .beta_response_function_call_output_item_param
BetaResponseFunctionShellCallOutputContent m.BetaResponseFunctionShellCallOutputContent
BetaResponseFunctionShellCallOutputContentParam p.BetaResponseFunctionShellCallOutputContent
BetaResponseFunctionShellToolCall m.BetaResponseFunctionShellToolCall
BetaResponseFunctionShellToolCallOutput m.BetaResponseFunctionShellToolCallOutput
BetaResponseFunctionToolCall m.BetaResponseFunctionToolCall
BetaResponseFunctionToolCallItem m.BetaResponseFunctionToolCallItem
BetaResponseFunctionToolCallOutputItem m.BetaResponseFunctionToolCallOutputItem
BetaResponseFunctionToolCallParam p.BetaResponseFunctionToolCall
BetaResponseFunctionWebSearch m.BetaResponseFunctionWebSearch
BetaResponseFunctionWebSearchParam p.BetaResponseFunctionWebSearch
BetaResponseImageGenCallCompletedEvent m.BetaResponseImageGenCallCompletedEvent
BetaResponseImageGenCallGeneratingEvent m.BetaResponseImageGenCallGeneratingEvent
BetaResponseImageGenCallInProgressEvent m.BetaResponseImageGenCallInProgressEvent
BetaResponseImageGenCallPartialImageEvent m.BetaResponseImageGenCallPartialImageEvent
BetaResponseInProgressEvent m.BetaResponseInProgressEvent
BetaResponseIncludable .beta_response_includable
BetaResponseIncompleteEvent m.BetaResponseIncompleteEvent
BetaResponseInjectCreatedEvent m.BetaResponseInjectCreatedEvent
BetaResponseInjectEvent m.BetaResponseInjectEvent
BetaResponseInjectEventParam p.BetaResponseInjectEvent
BetaResponseInjectFailedEvent m.BetaResponseInjectFailedEvent
BetaResponseInput .beta_response_input
BetaResponseInputContent m.BetaResponseInputContent
BetaResponseInputContentParam .beta_response_input_content_param
BetaResponseInputFile m.BetaResponseInputFile
BetaResponseInputFileContent m.BetaResponseInputFileContent
BetaResponseInputFileContentParam p.BetaResponseInputFileContent
BetaResponseInputFileParam p.BetaResponseInputFile
BetaResponseInputImage m.BetaResponseInputImage
BetaResponseInputImageContent m.BetaResponseInputImageContent
BetaResponseInputImageContentParam p.BetaResponseInputImageContent
BetaResponseInputImageParam p.BetaResponseInputImage
BetaResponseInputItem m.BetaResponseInputItem
BetaResponseInputItemParam .beta_response_input_item_param
BetaResponseInputMessageContentList .beta_response_input_message_content_list
BetaResponseInputMessageContentListParam .beta_response_input_message_content_list_param
BetaResponseInputMessageItem m.BetaResponseInputMessageItem
BetaResponseInputParam .beta_response_input_param
BetaResponseInputText m.BetaResponseInputText
BetaResponseInputTextContent m.BetaResponseInputTextContent
BetaResponseInputTextContentParam p.BetaResponseInputTextContent
BetaResponseInputTextParam p.BetaResponseInputText
BetaResponseItem m.BetaResponseItem
BetaResponseLocalEnvironment m.BetaResponseLocalEnvironment
BetaResponseMcpCallArgumentsDeltaEvent m.BetaResponseMcpCallArgumentsDeltaEvent
BetaResponseMcpCallArgumentsDoneEvent m.BetaResponseMcpCallArgumentsDoneEvent
BetaResponseMcpCallCompletedEvent m.BetaResponseMcpCallCompletedEvent
BetaResponseMcpCallFailedEvent m.BetaResponseMcpCallFailedEvent
BetaResponseMcpCallInProgressEvent m.BetaResponseMcpCallInProgressEvent
BetaResponseMcpListToolsCompletedEvent m.BetaResponseMcpListToolsCompletedEvent
BetaResponseMcpListToolsFailedEvent m.BetaResponseMcpListToolsFailedEvent
BetaResponseMcpListToolsInProgressEvent m.BetaResponseMcpListToolsInProgressEvent
BetaResponseOutputItem m.BetaResponseOutputItem
BetaResponseOutputItemAddedEvent m.BetaResponseOutputItemAddedEvent
BetaResponseOutputItemDoneEvent m.BetaResponseOutputItemDoneEvent
BetaResponseOutputMessage m.BetaResponseOutputMessage
BetaResponseOutputMessageParam p.BetaResponseOutputMessage
BetaResponseOutputRefusal m.BetaResponseOutputRefusal
BetaResponseOutputRefusalParam p.BetaResponseOutputRefusal
BetaResponseOutputText m.BetaResponseOutputText
BetaResponseOutputTextAnnotationAddedEvent m.BetaResponseOutputTextAnnotationAddedEvent
BetaResponseOutputTextParam p.BetaResponseOutputText
BetaResponsePrompt m.BetaResponsePrompt
BetaResponsePromptParam p.BetaResponsePrompt
BetaResponseQueuedEvent m.BetaResponseQueuedEvent
BetaResponseReasoningItem m.BetaResponseReasoningItem
BetaResponseReasoningItemParam p.BetaResponseReasoningItem
BetaResponseReasoningSummaryPartAddedEvent m.BetaResponseReasoningSummaryPartAddedEvent
BetaResponseReasoningSummaryPartDoneEvent m.BetaResponseReasoningSummaryPartDoneEvent
BetaResponseReasoningSummaryTextDeltaEvent m.BetaResponseReasoningSummaryTextDeltaEvent
BetaResponseReasoningSummaryTextDoneEvent m.BetaResponseReasoningSummaryTextDoneEvent
BetaResponseReasoningTextDeltaEvent m.BetaResponseReasoningTextDeltaEvent
BetaResponseReasoningTextDoneEvent m.BetaResponseReasoningTextDoneEvent
BetaResponseRefusalDeltaEvent m.BetaResponseRefusalDeltaEvent
BetaResponseRefusalDoneEvent m.BetaResponseRefusalDoneEvent
BetaResponseShellCallCommandAddedEvent m.BetaResponseShellCallCommandAddedEvent
BetaResponseShellCallCommandDeltaEvent m.BetaResponseShellCallCommandDeltaEvent
BetaResponseShellCallCommandDoneEvent m.BetaResponseShellCallCommandDoneEvent
BetaResponseShellCallOutputContentDeltaEvent m.BetaResponseShellCallOutputContentDeltaEvent
BetaResponseShellCallOutputContentDoneEvent m.BetaResponseShellCallOutputContentDoneEvent
BetaResponseStatus .beta_response_status
BetaResponseSteerAcceptedEvent m.BetaResponseSteerAcceptedEvent
BetaResponseSteerErrorCode .beta_response_steer_error_code
BetaResponseSteerEvent m.BetaResponseSteerEvent
BetaResponseSteerEventParam p.BetaResponseSteerEvent
BetaResponseSteerFailedEvent m.BetaResponseSteerFailedEvent
BetaResponseSteerInput .beta_response_steer_input
BetaResponseSteerInputContent m.BetaResponseSteerInputContent
BetaResponseSteerInputContentParam .beta_response_steer_input_content_param
BetaResponseSteerInputParam .beta_response_steer_input_param
BetaResponseSteerPendingEvent m.BetaResponseSteerPendingEvent
BetaResponseSteerPendingReason .beta_response_steer_pending_reason
BetaResponseSteerRequiredInput m.BetaResponseSteerRequiredInput
BetaResponseStreamEvent m.BetaResponseStreamEvent
BetaResponseTextConfig m.BetaResponseTextConfig
BetaResponseTextConfigParam p.BetaResponseTextConfig
BetaResponseTextDeltaEvent m.BetaResponseTextDeltaEvent
BetaResponseTextDoneEvent m.BetaResponseTextDoneEvent
BetaResponseToolSearchCall m.BetaResponseToolSearchCall
BetaResponseToolSearchOutputItem m.BetaResponseToolSearchOutputItem
BetaResponseToolSearchOutputItemParam m.BetaResponseToolSearchOutputItemParam
BetaResponseToolSearchOutputItemParamParam p.BetaResponseToolSearchOutputItemParam
BetaResponseUsage m.BetaResponseUsage
BetaResponseWebSearchCallCompletedEvent m.BetaResponseWebSearchCallCompletedEvent
BetaResponseWebSearchCallInProgressEvent m.BetaResponseWebSearchCallInProgressEvent
BetaResponseWebSearchCallSearchingEvent m.BetaResponseWebSearchCallSearchingEvent
BetaResponsesClientEvent m.BetaResponsesClientEvent
BetaResponsesClientEventParam .beta_responses_client_event_param
BetaResponsesServerEvent m.BetaResponsesServerEvent
BetaServiceTier .beta_service_tier
BetaSkillReference m.BetaSkillReference
BetaSkillReferenceParam p.BetaSkillReference
BetaTool m.BetaTool
BetaToolChoiceAllowed m.BetaToolChoiceAllowed
BetaToolChoiceAllowedParam p.BetaToolChoiceAllowed
BetaToolChoiceApplyPatch m.BetaToolChoiceApplyPatch
BetaToolChoiceApplyPatchParam p.BetaToolChoiceApplyPatch
BetaToolChoiceCustom m.BetaToolChoiceCustom
BetaToolChoiceCustomParam p.BetaToolChoiceCustom
BetaToolChoiceFunction m.BetaToolChoiceFunction
BetaToolChoiceFunctionParam p.BetaToolChoiceFunction
BetaToolChoiceMcp m.BetaToolChoiceMcp
BetaToolChoiceMcpParam p.BetaToolChoiceMcp
BetaToolChoiceOptions .beta_tool_choice_options
BetaToolChoiceShell m.BetaToolChoiceShell
BetaToolChoiceShellParam p.BetaToolChoiceShell
BetaToolChoiceTypes m.BetaToolChoiceTypes
BetaToolChoiceTypesParam p.BetaToolChoiceTypes
BetaToolParam .beta_tool_param
BetaToolSearchOutputNamespaceTool m.BetaNamespaceTool
BetaToolSearchOutputNamespaceToolParam p.BetaNamespaceTool
BetaToolSearchTool m.BetaToolSearchTool
BetaToolSearchToolParam p.BetaToolSearchTool
BetaWebSearchPreviewTool m.BetaWebSearchPreviewTool
BetaWebSearchPreviewToolParam p.BetaWebSearchPreviewTool
BetaWebSearchTool m.BetaWebSearchTool
BetaWebSearchToolParam p.BetaWebSearchTool
ChatKitWorkflow m.ChatkitWorkflow
CodeInterpreterTool m.AssistantToolsCode
CodeInterpreterToolParam p.AssistantToolsCode
Environment m.BetaEnvironment
EnvironmentParam .environment_param
FileSearchTool m.AssistantToolsFileSearch
FileSearchToolParam p.AssistantToolsFileSearch
FunctionTool m.AssistantToolsFunction
FunctionToolParam p.AssistantToolsFunction
HostedEnvironmentFile m.HostedEnvironmentFile
HostedEnvironmentFileID m.HostedEnvironmentFileID
HostedEnvironmentFileParam .hosted_environment_file_param
HostedPlugin m.HostedPlugin
HostedPluginParam p.HostedPluginParam
HostedSkill m.HostedSkill
HostedSkillParam .hosted_skill_param
HostedSkillReference m.HostedSkillReference
InlineCapabilitySourceParam p.InlineCapabilitySourceParam
InputContent m.BetaInputContent
InputContentParam .input_content_param
McpTransport m.McpTransport
McpTransportParam .mcp_transport_param
MultiAgentConfig m.MultiAgentConfig
MultiAgentConfigParam p.MultiAgentConfig
OutputText m.OutputText
PersistedAgentTool m.PersistedAgentTool
PersistedAgentToolParam .persisted_agent_tool_param
PersistedMcpTransport m.PersistedMcpTransport
PersistedMcpTransportParam .persisted_mcp_transport_param
ResponseCompactParams .response_compact_params
ResponseCreateParams .response_create_params
ResponseRetrieveParams .response_retrieve_params
SessionError m.SessionError
SessionTurnError m.SessionTurnError
SetupCommandParam p.SetupCommandParam
Subagent m.Subagent
SummaryText m.SummaryText
TextFormat m.BetaTextFormat
TextFormatParam .text_format_param
Thread m.Thread
ThreadCreateAndRunParams .thread_create_and_run_params
ThreadCreateParams p.CreateThreadRequest
ThreadDeleted m.ThreadDeleted
ThreadUpdateParams p.ModifyThreadRequest
TokenUsage m.TokenUsage
WebSearchAction m.WebSearchAction
agents .
chat .
chatkit .
realtime .
responses .
threads .
""",
    )
