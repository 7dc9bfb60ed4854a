from ... import params as _p

RealtimeTranslationInputAudioBufferAppendEventParam = _p.RealtimeTranslationClientEventInputAudioBufferAppend
