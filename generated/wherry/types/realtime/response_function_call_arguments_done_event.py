from ... import models as _m

ResponseFunctionCallArgumentsDoneEvent = _m.RealtimeServerEventResponseFunctionCallArgumentsDone
