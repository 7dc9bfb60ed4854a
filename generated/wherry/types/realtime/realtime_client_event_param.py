from . import _p

RealtimeClientEventParam = (
    _p.RealtimeClientEventConversationItemCreate
    | _p.RealtimeClientEventConversationItemDelete
    | _p.RealtimeClientEventConversationItemRetrieve
    | _p.RealtimeClientEventConversationItemTruncate
    | _p.RealtimeClientEventInputAudioBufferAppend
    | _p.RealtimeClientEventInputAudioBufferClear
    | _p.RealtimeClientEventOutputAudioBufferClear
    | _p.RealtimeClientEventInputAudioBufferCommit
    | _p.RealtimeClientEventResponseCancel
    | _p.RealtimeClientEventResponseCreate
    | _p.RealtimeClientEventSessionUpdate
)
ConversationItemCreateEventParam = _p.RealtimeClientEventConversationItemCreate
ConversationItemDeleteEventParam = _p.RealtimeClientEventConversationItemDelete
ConversationItemRetrieveEventParam = _p.RealtimeClientEventConversationItemRetrieve
ConversationItemTruncateEventParam = _p.RealtimeClientEventConversationItemTruncate
InputAudioBufferAppendEventParam = _p.RealtimeClientEventInputAudioBufferAppend
InputAudioBufferClearEventParam = _p.RealtimeClientEventInputAudioBufferClear
InputAudioBufferCommitEventParam = _p.RealtimeClientEventInputAudioBufferCommit
OutputAudioBufferClearEventParam = _p.RealtimeClientEventOutputAudioBufferClear
ResponseCancelEventParam = _p.RealtimeClientEventResponseCancel
ResponseCreateEventParam = _p.RealtimeClientEventResponseCreate
SessionUpdateEventParam = _p.RealtimeClientEventSessionUpdate
