from . import _m

ResponseAudioDoneEvent = _m.RealtimeServerEventResponseAudioDone
