from . import _p

RealtimeTranslationSessionCloseEventParam = _p.RealtimeTranslationClientEventSessionClose
