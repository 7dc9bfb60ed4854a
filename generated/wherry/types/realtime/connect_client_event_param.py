from ... import params as _p

ConnectClientEventParam = (
    _p.RealtimeTranslationClientEventSessionUpdate
    | _p.RealtimeTranslationClientEventInputAudioBufferAppend
    | _p.RealtimeTranslationClientEventSessionClose
)
RealtimeTranslationInputAudioBufferAppendEventParam = _p.RealtimeTranslationClientEventInputAudioBufferAppend
RealtimeTranslationSessionCloseEventParam = _p.RealtimeTranslationClientEventSessionClose
RealtimeTranslationSessionUpdateEventParam = _p.RealtimeTranslationClientEventSessionUpdate
