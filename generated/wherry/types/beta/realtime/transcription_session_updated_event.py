# Generated.
from .... import models as _m

TranscriptionSessionUpdatedEvent = _m.TranscriptionSessionUpdatedEvent
TranscriptionSession = _m.TranscriptionSession
