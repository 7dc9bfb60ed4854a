from ... import models as _m

RealtimeTranslationOutputTranscriptDeltaEvent = _m.RealtimeTranslationServerEventSessionOutputTranscriptDelta
