from ... import models as _m

Logprob = _m.TranscriptTextDeltaEventLogprob
TranscriptionTextDeltaEvent = _m.TranscriptTextDeltaEvent
