from ..shared.metadata import Metadata as Metadata
from ..shared.responses_model import ResponsesModel as ResponsesModel
from . import _m
from .response_status import ResponseStatus as ResponseStatus
from .service_tier import ServiceTier as ServiceTier
from .tool_choice_options import ToolChoiceOptions as ToolChoiceOptions

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
Reasoning = _m.Reasoning
ResponseError = _m.ResponseError
ResponseInputItem = _m.InputItem
ResponseOutputItem = _m.OutputItem
ResponsePrompt = _m.Prompt
ResponseTextConfig = _m.ResponseTextParam
ResponseUsage = _m.ResponseUsage
Tool = _m.Tool
ToolChoiceAllowed = _m.ToolChoiceAllowed
ToolChoiceApplyPatch = _m.SpecificApplyPatchParam
ToolChoiceCustom = _m.ToolChoiceCustom
ToolChoiceFunction = _m.ToolChoiceFunction
ToolChoiceMcp = _m.ToolChoiceMCP
ToolChoiceShell = _m.SpecificFunctionShellParam
ToolChoiceTypes = _m.ToolChoiceTypes
