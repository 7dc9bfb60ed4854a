# Generated.
from ... import models as _m

RealtimeTranslationClientSecretCreateResponse = _m.RealtimeTranslationClientSecretCreateResponse
RealtimeTranslationSession = _m.RealtimeTranslationSession
