from . import _p

OutputAudioBufferClear = _p.BetaRealtimeRealtimeClientEventOutputAudioBufferClear
RealtimeClientEventParam = (
    _p.BetaRealtimeConversationItemCreateEvent
    | _p.BetaRealtimeConversationItemDeleteEvent
    | _p.BetaRealtimeConversationItemRetrieveEvent
    | _p.BetaRealtimeConversationItemTruncateEvent
    | _p.BetaRealtimeInputAudioBufferAppendEvent
    | _p.BetaRealtimeInputAudioBufferClearEvent
    | _p.BetaRealtimeRealtimeClientEventOutputAudioBufferClear
    | _p.BetaRealtimeInputAudioBufferCommitEvent
    | _p.BetaRealtimeResponseCancelEvent
    | _p.BetaRealtimeResponseCreateEvent
    | _p.BetaRealtimeSessionUpdateEvent
    | _p.TranscriptionSessionUpdate
)
ConversationItemCreateEventParam = _p.BetaRealtimeConversationItemCreateEvent
ConversationItemDeleteEventParam = _p.BetaRealtimeConversationItemDeleteEvent
ConversationItemRetrieveEventParam = _p.BetaRealtimeConversationItemRetrieveEvent
ConversationItemTruncateEventParam = _p.BetaRealtimeConversationItemTruncateEvent
InputAudioBufferAppendEventParam = _p.BetaRealtimeInputAudioBufferAppendEvent
InputAudioBufferClearEventParam = _p.BetaRealtimeInputAudioBufferClearEvent
InputAudioBufferCommitEventParam = _p.BetaRealtimeInputAudioBufferCommitEvent
ResponseCancelEventParam = _p.BetaRealtimeResponseCancelEvent
ResponseCreateEventParam = _p.BetaRealtimeResponseCreateEvent
SessionUpdateEventParam = _p.BetaRealtimeSessionUpdateEvent
TranscriptionSessionUpdateParam = _p.TranscriptionSessionUpdate
