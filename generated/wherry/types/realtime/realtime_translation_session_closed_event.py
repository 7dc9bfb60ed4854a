from ... import models as _m

RealtimeTranslationSessionClosedEvent = _m.RealtimeTranslationServerEventSessionClosed
