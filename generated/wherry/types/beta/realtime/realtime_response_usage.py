from . import _m

InputTokenDetails = _m.InputTokenDetails
OutputTokenDetails = _m.OutputTokenDetails
RealtimeResponseUsage = _m.BetaRealtimeRealtimeResponseUsage
