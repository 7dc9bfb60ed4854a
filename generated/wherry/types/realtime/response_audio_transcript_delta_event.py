from . import _m

ResponseAudioTranscriptDeltaEvent = _m.RealtimeServerEventResponseAudioTranscriptDelta
