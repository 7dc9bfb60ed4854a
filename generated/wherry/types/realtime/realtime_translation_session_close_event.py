from . import _m

RealtimeTranslationSessionCloseEvent = _m.RealtimeTranslationClientEventSessionClose
