from . import _m

Agent = _m.BetaResponseAudioTranscriptDeltaEventAgent
BetaResponseAudioTranscriptDeltaEvent = _m.BetaResponseAudioTranscriptDeltaEvent
