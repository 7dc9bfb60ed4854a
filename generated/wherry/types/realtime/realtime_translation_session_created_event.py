from ... import models as _m

RealtimeTranslationSessionCreatedEvent = _m.RealtimeTranslationServerEventSessionCreated
RealtimeTranslationSession = _m.RealtimeTranslationSession
