from . import _m

Part = _m.BetaRealtimeResponseContentPartAddedEventPart
ResponseContentPartAddedEvent = _m.BetaRealtimeResponseContentPartAddedEvent
