# Generated.
from ... import models as _m

RealtimeResponseUsageOutputTokenDetails = _m.RealtimeResponseUsageOutputTokenDetails
