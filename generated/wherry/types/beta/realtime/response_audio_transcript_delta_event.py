from .... import models as _m

ResponseAudioTranscriptDeltaEvent = _m.BetaRealtimeResponseAudioTranscriptDeltaEvent
