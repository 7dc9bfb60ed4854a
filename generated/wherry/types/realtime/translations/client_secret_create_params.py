# Generated.
from .... import params as _p

ClientSecretCreateParams = _p.RealtimeTranslationClientSecretCreateRequest
ExpiresAfter = _p.RealtimeTranslationClientSecretCreateRequestExpiresAfter
RealtimeTranslationSessionCreateRequestParam = _p.RealtimeTranslationSessionCreateRequest
