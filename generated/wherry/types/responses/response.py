from ... import models as _m
from ...types.responses import response_status as _response_status
from ...types.responses import service_tier as _service_tier
from ...types.responses import tool_choice_options as _tool_choice_options
from ...types.shared import metadata as _metadata
from ...types.shared import responses_model as _responses_model

AccessPrograms = _m.ResponseAccessPrograms
Conversation = _m.Conversation2
Image = _m.ResponseImage
IncompleteDetails = _m.ResponseIncompleteDetails
InputTransformation = _m.ResponseInputTransformation
Moderation = _m.ResponseModeration
ModerationInput = _m.ResponseModerationInput
ModerationInputError = _m.ResponseModerationInputError
ModerationInputModerationResult = _m.ResponseModerationInputModerationResult
ModerationOutput = _m.ResponseModerationOutput
ModerationOutputError = _m.ResponseModerationOutputError
ModerationOutputModerationResult = _m.ResponseModerationOutputModerationResult
PromptCacheDiagnostics = _m.ResponsePromptCacheDiagnostics
PromptCacheDiagnosticsCacheHit = _m.ResponsePromptCacheDiagnosticsCacheHit
PromptCacheDiagnosticsCacheMiss = _m.ResponsePromptCacheDiagnosticsCacheMiss
PromptCacheDiagnosticsComparisonResponseNotFound = _m.ResponsePromptCacheDiagnosticsComparisonResponseNotFound
PromptCacheDiagnosticsUnavailable = _m.ResponsePromptCacheDiagnosticsUnavailable
PromptCacheOptions = _m.ResponsePromptCacheOptions
Response = _m.Response
ToolChoice = _m.ToolChoiceParam
ToolChoiceSpecificProgrammaticToolCallingParam = _m.ResponseToolChoiceSpecificProgrammaticToolCallingParam
ToolUsage = _m.ResponseToolUsage
ToolUsageImageGen = _m.ResponseToolUsageImageGen
ToolUsageImageGenCachedTokensDetails = _m.ResponseToolUsageImageGenCachedTokensDetails
ToolUsageImageGenInputTokensDetails = _m.ResponseToolUsageImageGenInputTokensDetails
ToolUsageImageGenOutputTokensDetails = _m.ResponseToolUsageImageGenOutputTokensDetails
ToolUsageWebSearch = _m.ResponseToolUsageWebSearch
Metadata = _metadata.Metadata
Reasoning = _m.Reasoning
ResponseError = _m.ResponseError
ResponseInputItem = _m.InputItem
ResponseOutputItem = _m.OutputItem
ResponsePrompt = _m.Prompt
ResponseStatus = _response_status.ResponseStatus
ResponseTextConfig = _m.ResponseTextParam
ResponseUsage = _m.ResponseUsage
ResponsesModel = _responses_model.ResponsesModel
ServiceTier = _service_tier.ServiceTier
Tool = _m.Tool
ToolChoiceAllowed = _m.ToolChoiceAllowed
ToolChoiceApplyPatch = _m.SpecificApplyPatchParam
ToolChoiceCustom = _m.ToolChoiceCustom
ToolChoiceFunction = _m.ToolChoiceFunction
ToolChoiceMcp = _m.ToolChoiceMCP
ToolChoiceOptions = _tool_choice_options.ToolChoiceOptions
ToolChoiceShell = _m.SpecificFunctionShellParam
ToolChoiceTypes = _m.ToolChoiceTypes
