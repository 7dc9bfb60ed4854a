from ... import models as _m

RealtimeTranslationInputAudioBufferAppendEvent = _m.RealtimeTranslationClientEventInputAudioBufferAppend
