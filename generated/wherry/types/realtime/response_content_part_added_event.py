from ... import models as _m

Part = _m.RealtimeServerEventResponseContentPartAddedPart
ResponseContentPartAddedEvent = _m.RealtimeServerEventResponseContentPartAdded
