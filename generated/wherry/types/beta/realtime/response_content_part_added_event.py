from .... import models as _m

Part = _m.BetaRealtimeResponseContentPartAddedEventPart
ResponseContentPartAddedEvent = _m.BetaRealtimeResponseContentPartAddedEvent
