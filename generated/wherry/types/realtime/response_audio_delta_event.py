from ... import models as _m

ResponseAudioDeltaEvent = _m.RealtimeServerEventResponseAudioDelta
