from . import _m

InputTokensDetails = _m.TokenUsageInputTokensDetails
OutputTokensDetails = _m.TokenUsageOutputTokensDetails
TokenUsage = _m.TokenUsage
