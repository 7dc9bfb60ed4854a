# Generated.
from ... import models as _m

RealtimeResponseUsage = _m.RealtimeResponseUsage
RealtimeResponseUsageInputTokenDetails = _m.RealtimeResponseUsageInputTokenDetails
RealtimeResponseUsageOutputTokenDetails = _m.RealtimeResponseUsageOutputTokenDetails
