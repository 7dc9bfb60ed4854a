from ... import models as _m

ConversationItemInputAudioTranscriptionCompletedEvent = (
    _m.RealtimeServerEventConversationItemInputAudioTranscriptionCompleted
)
UsageTranscriptTextUsageDuration = _m.TranscriptTextUsageDuration
UsageTranscriptTextUsageTokens = _m.TranscriptTextUsageTokens
UsageTranscriptTextUsageTokensInputTokenDetails = _m.TranscriptTextUsageTokensInputTokenDetails
Usage = _m.TranscriptTextUsageTokens | _m.TranscriptTextUsageDuration
LogProbProperties = _m.LogProbProperties
TranscriptionLanguage = _m.TranscriptionLanguage
