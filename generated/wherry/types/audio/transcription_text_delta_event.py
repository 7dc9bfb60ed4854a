from . import _m

Logprob = _m.TranscriptTextDeltaEventLogprob
TranscriptionTextDeltaEvent = _m.TranscriptTextDeltaEvent
