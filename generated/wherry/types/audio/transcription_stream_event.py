from ... import models as _m

TranscriptionStreamEvent = _m.CreateTranscriptionResponseStreamEvent
TranscriptionTextDeltaEvent = _m.TranscriptTextDeltaEvent
TranscriptionTextDoneEvent = _m.TranscriptTextDoneEvent
TranscriptionTextSegmentEvent = _m.TranscriptTextSegmentEvent
