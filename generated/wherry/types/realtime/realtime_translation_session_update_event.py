# Generated.
from ... import models as _m

RealtimeTranslationSessionUpdateEvent = _m.RealtimeTranslationClientEventSessionUpdate
RealtimeTranslationSessionUpdateRequest = _m.RealtimeTranslationSessionUpdateRequest
