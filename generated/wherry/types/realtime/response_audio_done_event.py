from ... import models as _m

ResponseAudioDoneEvent = _m.RealtimeServerEventResponseAudioDone
