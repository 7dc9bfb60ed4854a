from ... import models as _m

RealtimeTranslationSessionUpdatedEvent = _m.RealtimeTranslationServerEventSessionUpdated
RealtimeTranslationSession = _m.RealtimeTranslationSession
