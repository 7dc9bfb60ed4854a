from . import _m

ResponseAudioTranscriptDoneEvent = _m.BetaRealtimeResponseAudioTranscriptDoneEvent
