from .... import models as _m

ResponseAudioTranscriptDoneEvent = _m.BetaRealtimeResponseAudioTranscriptDoneEvent
