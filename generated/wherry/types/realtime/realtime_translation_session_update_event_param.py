# Generated.
from ... import params as _p

RealtimeTranslationSessionUpdateEventParam = _p.RealtimeTranslationClientEventSessionUpdate
RealtimeTranslationSessionUpdateRequestParam = _p.RealtimeTranslationSessionUpdateRequest
