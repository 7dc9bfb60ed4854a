from .. import models as _m

CompletionTokensDetails = _m.CompletionUsageCompletionTokensDetails
CompletionUsage = _m.CompletionUsage
PromptTokensDetails = _m.CompletionUsagePromptTokensDetails
