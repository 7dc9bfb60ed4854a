# Generated.
from ... import models as _m

InputTranscriptDeltaEvent = _m.InputTranscriptDeltaEvent
