from .... import models as _m

Part = _m.BetaRealtimeResponseContentPartDoneEventPart
ResponseContentPartDoneEvent = _m.BetaRealtimeResponseContentPartDoneEvent
