from . import _m

CompletionTokensDetails = _m.CompletionUsageCompletionTokensDetails
CompletionUsage = _m.CompletionUsage
PromptTokensDetails = _m.CompletionUsagePromptTokensDetails
