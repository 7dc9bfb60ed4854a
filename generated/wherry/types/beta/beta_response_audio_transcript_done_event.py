from ... import models as _m

Agent = _m.BetaResponseAudioTranscriptDoneEventAgent
BetaResponseAudioTranscriptDoneEvent = _m.BetaResponseAudioTranscriptDoneEvent
