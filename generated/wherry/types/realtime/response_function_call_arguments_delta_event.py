from ... import models as _m

ResponseFunctionCallArgumentsDeltaEvent = _m.RealtimeServerEventResponseFunctionCallArgumentsDelta
