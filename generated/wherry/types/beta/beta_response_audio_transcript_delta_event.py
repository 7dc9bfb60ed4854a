from ... import models as _m

Agent = _m.BetaResponseAudioTranscriptDeltaEventAgent
BetaResponseAudioTranscriptDeltaEvent = _m.BetaResponseAudioTranscriptDeltaEvent
