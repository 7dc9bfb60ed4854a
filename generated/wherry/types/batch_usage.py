from . import _m

BatchUsage = _m.BatchUsage
InputTokensDetails = _m.BatchUsageInputTokensDetails
OutputTokensDetails = _m.BatchUsageOutputTokensDetails
