from . import _m

RealtimeTranslationSessionClosedEvent = _m.RealtimeTranslationServerEventSessionClosed
