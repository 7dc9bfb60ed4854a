from ... import models as _m

TranscriptionTextSegmentEvent = _m.TranscriptTextSegmentEvent
