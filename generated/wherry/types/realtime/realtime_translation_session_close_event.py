from ... import models as _m

RealtimeTranslationSessionCloseEvent = _m.RealtimeTranslationClientEventSessionClose
