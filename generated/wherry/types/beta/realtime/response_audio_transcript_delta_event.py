from . import _m

ResponseAudioTranscriptDeltaEvent = _m.BetaRealtimeResponseAudioTranscriptDeltaEvent
