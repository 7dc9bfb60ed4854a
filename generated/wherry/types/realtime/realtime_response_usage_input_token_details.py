from ... import models as _m

CachedTokensDetails = _m.RealtimeResponseUsageInputTokenDetailsCachedTokensDetails
RealtimeResponseUsageInputTokenDetails = _m.RealtimeResponseUsageInputTokenDetails
