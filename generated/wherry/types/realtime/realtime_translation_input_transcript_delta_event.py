from ... import models as _m

RealtimeTranslationInputTranscriptDeltaEvent = _m.RealtimeTranslationServerEventSessionInputTranscriptDelta
