from ... import models as _m

Agent = _m.BetaResponseAudioDoneEventAgent
BetaResponseAudioDoneEvent = _m.BetaResponseAudioDoneEvent
