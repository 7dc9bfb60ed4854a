from . import _m

Part = _m.RealtimeServerEventResponseContentPartDonePart
ResponseContentPartDoneEvent = _m.RealtimeServerEventResponseContentPartDone
