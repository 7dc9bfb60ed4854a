from ... import params as _p

RealtimeTranslationSessionCloseEventParam = _p.RealtimeTranslationClientEventSessionClose
