from . import _m

ResponseAudioDoneEvent = _m.BetaRealtimeResponseAudioDoneEvent
