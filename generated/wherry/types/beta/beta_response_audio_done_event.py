from . import _m

Agent = _m.BetaResponseAudioDoneEventAgent
BetaResponseAudioDoneEvent = _m.BetaResponseAudioDoneEvent
