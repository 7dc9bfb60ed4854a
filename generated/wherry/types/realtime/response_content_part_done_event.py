from ... import models as _m

Part = _m.RealtimeServerEventResponseContentPartDonePart
ResponseContentPartDoneEvent = _m.RealtimeServerEventResponseContentPartDone
