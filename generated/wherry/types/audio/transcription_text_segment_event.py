from . import _m

TranscriptionTextSegmentEvent = _m.TranscriptTextSegmentEvent
