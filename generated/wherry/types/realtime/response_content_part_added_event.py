from . import _m

Part = _m.RealtimeServerEventResponseContentPartAddedPart
ResponseContentPartAddedEvent = _m.RealtimeServerEventResponseContentPartAdded
