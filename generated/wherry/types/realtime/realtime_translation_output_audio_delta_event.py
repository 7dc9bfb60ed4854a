from ... import models as _m

RealtimeTranslationOutputAudioDeltaEvent = _m.RealtimeTranslationServerEventSessionOutputAudioDelta
