from ... import models as _m

Agent = _m.BetaResponseAudioDeltaEventAgent
BetaResponseAudioDeltaEvent = _m.BetaResponseAudioDeltaEvent
