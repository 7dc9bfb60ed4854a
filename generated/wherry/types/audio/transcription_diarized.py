from . import _m

TranscriptionDiarized = _m.TranscriptionDiarized
UsageDuration = _m.TranscriptTextUsageDuration
UsageTokens = _m.TranscriptTextUsageTokens
UsageTokensInputTokenDetails = _m.TranscriptTextUsageTokensInputTokenDetails
Usage = _m.TranscriptTextUsageTokens | _m.TranscriptTextUsageDuration
TranscriptionDiarizedSegment = _m.TranscriptionDiarizedSegment
