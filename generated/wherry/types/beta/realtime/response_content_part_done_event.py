from . import _m

Part = _m.BetaRealtimeResponseContentPartDoneEventPart
ResponseContentPartDoneEvent = _m.BetaRealtimeResponseContentPartDoneEvent
