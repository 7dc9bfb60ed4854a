from . import _m

Agent = _m.BetaResponseAudioTranscriptDoneEventAgent
BetaResponseAudioTranscriptDoneEvent = _m.BetaResponseAudioTranscriptDoneEvent
