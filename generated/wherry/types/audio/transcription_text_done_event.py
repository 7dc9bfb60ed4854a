from . import _m

Logprob = _m.TranscriptTextDoneEventLogprob
TranscriptionTextDoneEvent = _m.TranscriptTextDoneEvent
Usage = _m.TranscriptTextUsageTokens
UsageInputTokenDetails = _m.TranscriptTextUsageTokensInputTokenDetails
TranscriptionLanguage = _m.TranscriptionLanguage
