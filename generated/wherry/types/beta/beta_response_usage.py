# Generated.
from ... import models as _m

BetaResponseUsage = _m.BetaResponseUsage
InputTokensDetails = _m.BetaResponseUsageInputTokensDetails
InputTokensDetailsCacheWriteTokensDetails = _m.BetaResponseUsageInputTokensDetailsCacheWriteTokensDetails
OutputTokensDetails = _m.BetaResponseUsageOutputTokensDetails
