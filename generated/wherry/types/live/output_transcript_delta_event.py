# Generated.
from ... import models as _m

OutputTranscriptDeltaEvent = _m.OutputTranscriptDeltaEvent
