from . import _m

ResponseAudioDeltaEvent = _m.BetaRealtimeResponseAudioDeltaEvent
