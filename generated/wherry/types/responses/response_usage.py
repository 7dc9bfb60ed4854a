from ... import models as _m

InputTokensDetails = _m.ResponseUsageInputTokensDetails
InputTokensDetailsCacheWriteTokensDetails = _m.ResponseUsageInputTokensDetailsCacheWriteTokensDetails
OutputTokensDetails = _m.ResponseUsageOutputTokensDetails
ResponseUsage = _m.ResponseUsage
