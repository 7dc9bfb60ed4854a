from . import _m

Agent = _m.BetaResponseAudioDeltaEventAgent
BetaResponseAudioDeltaEvent = _m.BetaResponseAudioDeltaEvent
