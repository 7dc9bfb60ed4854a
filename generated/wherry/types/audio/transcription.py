from . import _m

Logprob = _m.TranscriptionLogprob
Transcription = _m.Transcription
UsageDuration = _m.TranscriptTextUsageDuration
UsageTokens = _m.TranscriptTextUsageTokens
UsageTokensInputTokenDetails = _m.TranscriptTextUsageTokensInputTokenDetails
Usage = _m.TranscriptTextUsageTokens | _m.TranscriptTextUsageDuration
TranscriptionLanguage = _m.TranscriptionLanguage
