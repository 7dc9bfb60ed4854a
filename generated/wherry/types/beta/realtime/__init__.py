# Generated.
"""What `openai.types.beta.realtime` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .realtime_client_event_param import RealtimeClientEventParam as RealtimeClientEventParam
    from .realtime_connect_params import RealtimeConnectParams as RealtimeConnectParams
    from .session_create_params import SessionCreateParams as SessionCreateParams

    ConversationCreatedEvent = _m.BetaRealtimeConversationCreatedEvent
    ConversationItem = _m.BetaRealtimeConversationItem
    ConversationItemContent = _m.ConversationItemContent
    ConversationItemContentParam = _p.ConversationItemContent
    ConversationItemCreateEvent = _m.BetaRealtimeConversationItemCreateEvent
    ConversationItemCreateEventParam = _p.BetaRealtimeConversationItemCreateEvent
    ConversationItemCreatedEvent = _m.BetaRealtimeConversationItemCreatedEvent
    ConversationItemDeleteEvent = _m.BetaRealtimeConversationItemDeleteEvent
    ConversationItemDeleteEventParam = _p.BetaRealtimeConversationItemDeleteEvent
    ConversationItemDeletedEvent = _m.BetaRealtimeConversationItemDeletedEvent
    ConversationItemInputAudioTranscriptionCompletedEvent = (
        _m.BetaRealtimeConversationItemInputAudioTranscriptionCompletedEvent
    )
    ConversationItemInputAudioTranscriptionDeltaEvent = _m.BetaRealtimeConversationItemInputAudioTranscriptionDeltaEvent
    ConversationItemInputAudioTranscriptionFailedEvent = (
        _m.BetaRealtimeConversationItemInputAudioTranscriptionFailedEvent
    )
    ConversationItemParam = _p.BetaRealtimeConversationItem
    ConversationItemRetrieveEvent = _m.BetaRealtimeConversationItemRetrieveEvent
    ConversationItemRetrieveEventParam = _p.BetaRealtimeConversationItemRetrieveEvent
    ConversationItemTruncateEvent = _m.BetaRealtimeConversationItemTruncateEvent
    ConversationItemTruncateEventParam = _p.BetaRealtimeConversationItemTruncateEvent
    ConversationItemTruncatedEvent = _m.BetaRealtimeConversationItemTruncatedEvent
    ConversationItemWithReference = _m.ConversationItemWithReference
    ConversationItemWithReferenceParam = _p.ConversationItemWithReference
    ErrorEvent = _m.BetaRealtimeErrorEvent
    InputAudioBufferAppendEvent = _m.BetaRealtimeInputAudioBufferAppendEvent
    InputAudioBufferAppendEventParam = _p.BetaRealtimeInputAudioBufferAppendEvent
    InputAudioBufferClearEvent = _m.BetaRealtimeInputAudioBufferClearEvent
    InputAudioBufferClearEventParam = _p.BetaRealtimeInputAudioBufferClearEvent
    InputAudioBufferClearedEvent = _m.BetaRealtimeInputAudioBufferClearedEvent
    InputAudioBufferCommitEvent = _m.BetaRealtimeInputAudioBufferCommitEvent
    InputAudioBufferCommitEventParam = _p.BetaRealtimeInputAudioBufferCommitEvent
    InputAudioBufferCommittedEvent = _m.BetaRealtimeInputAudioBufferCommittedEvent
    InputAudioBufferSpeechStartedEvent = _m.BetaRealtimeInputAudioBufferSpeechStartedEvent
    InputAudioBufferSpeechStoppedEvent = _m.BetaRealtimeInputAudioBufferSpeechStoppedEvent
    RateLimitsUpdatedEvent = _m.BetaRealtimeRateLimitsUpdatedEvent
    RealtimeClientEvent = _m.BetaRealtimeRealtimeClientEvent
    RealtimeResponse = _m.BetaRealtimeRealtimeResponse
    RealtimeResponseStatus = _m.BetaRealtimeRealtimeResponseStatus
    RealtimeResponseUsage = _m.BetaRealtimeRealtimeResponseUsage
    RealtimeServerEvent = _m.BetaRealtimeRealtimeServerEvent
    ResponseAudioDeltaEvent = _m.BetaRealtimeResponseAudioDeltaEvent
    ResponseAudioDoneEvent = _m.BetaRealtimeResponseAudioDoneEvent
    ResponseAudioTranscriptDeltaEvent = _m.BetaRealtimeResponseAudioTranscriptDeltaEvent
    ResponseAudioTranscriptDoneEvent = _m.BetaRealtimeResponseAudioTranscriptDoneEvent
    ResponseCancelEvent = _m.BetaRealtimeResponseCancelEvent
    ResponseCancelEventParam = _p.BetaRealtimeResponseCancelEvent
    ResponseContentPartAddedEvent = _m.BetaRealtimeResponseContentPartAddedEvent
    ResponseContentPartDoneEvent = _m.BetaRealtimeResponseContentPartDoneEvent
    ResponseCreateEvent = _m.BetaRealtimeResponseCreateEvent
    ResponseCreateEventParam = _p.BetaRealtimeResponseCreateEvent
    ResponseCreatedEvent = _m.BetaRealtimeResponseCreatedEvent
    ResponseDoneEvent = _m.BetaRealtimeResponseDoneEvent
    ResponseFunctionCallArgumentsDeltaEvent = _m.BetaRealtimeResponseFunctionCallArgumentsDeltaEvent
    ResponseFunctionCallArgumentsDoneEvent = _m.BetaRealtimeResponseFunctionCallArgumentsDoneEvent
    ResponseOutputItemAddedEvent = _m.BetaRealtimeResponseOutputItemAddedEvent
    ResponseOutputItemDoneEvent = _m.BetaRealtimeResponseOutputItemDoneEvent
    ResponseTextDeltaEvent = _m.BetaRealtimeResponseTextDeltaEvent
    ResponseTextDoneEvent = _m.BetaRealtimeResponseTextDoneEvent
    Session = _m.BetaRealtimeSession
    SessionCreatedEvent = _m.BetaRealtimeSessionCreatedEvent
    SessionUpdateEvent = _m.BetaRealtimeSessionUpdateEvent
    SessionUpdateEventParam = _p.BetaRealtimeSessionUpdateEvent
    SessionUpdatedEvent = _m.BetaRealtimeSessionUpdatedEvent
    TranscriptionSession = _m.TranscriptionSession
    TranscriptionSessionCreateParams = _p.RealtimeTranscriptionSessionCreateRequest
    TranscriptionSessionUpdate = _m.TranscriptionSessionUpdate
    TranscriptionSessionUpdateParam = _p.TranscriptionSessionUpdate
    TranscriptionSessionUpdatedEvent = _m.TranscriptionSessionUpdatedEvent
else:
    from ...._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
ConversationCreatedEvent m.BetaRealtimeConversationCreatedEvent
ConversationItem m.BetaRealtimeConversationItem
ConversationItemContent m.ConversationItemContent
ConversationItemContentParam p.ConversationItemContent
ConversationItemCreateEvent m.BetaRealtimeConversationItemCreateEvent
ConversationItemCreateEventParam p.BetaRealtimeConversationItemCreateEvent
ConversationItemCreatedEvent m.BetaRealtimeConversationItemCreatedEvent
ConversationItemDeleteEvent m.BetaRealtimeConversationItemDeleteEvent
ConversationItemDeleteEventParam p.BetaRealtimeConversationItemDeleteEvent
ConversationItemDeletedEvent m.BetaRealtimeConversationItemDeletedEvent
ConversationItemInputAudioTranscriptionCompletedEvent m.BetaRealtimeConversationItemInputAudioTranscriptionCompletedEvent
ConversationItemInputAudioTranscriptionDeltaEvent m.BetaRealtimeConversationItemInputAudioTranscriptionDeltaEvent
ConversationItemInputAudioTranscriptionFailedEvent m.BetaRealtimeConversationItemInputAudioTranscriptionFailedEvent
ConversationItemParam p.BetaRealtimeConversationItem
ConversationItemRetrieveEvent m.BetaRealtimeConversationItemRetrieveEvent
ConversationItemRetrieveEventParam p.BetaRealtimeConversationItemRetrieveEvent
ConversationItemTruncateEvent m.BetaRealtimeConversationItemTruncateEvent
ConversationItemTruncateEventParam p.BetaRealtimeConversationItemTruncateEvent
ConversationItemTruncatedEvent m.BetaRealtimeConversationItemTruncatedEvent
ConversationItemWithReference m.ConversationItemWithReference
ConversationItemWithReferenceParam p.ConversationItemWithReference
ErrorEvent m.BetaRealtimeErrorEvent
InputAudioBufferAppendEvent m.BetaRealtimeInputAudioBufferAppendEvent
InputAudioBufferAppendEventParam p.BetaRealtimeInputAudioBufferAppendEvent
InputAudioBufferClearEvent m.BetaRealtimeInputAudioBufferClearEvent
InputAudioBufferClearEventParam p.BetaRealtimeInputAudioBufferClearEvent
InputAudioBufferClearedEvent m.BetaRealtimeInputAudioBufferClearedEvent
InputAudioBufferCommitEvent m.BetaRealtimeInputAudioBufferCommitEvent
InputAudioBufferCommitEventParam p.BetaRealtimeInputAudioBufferCommitEvent
InputAudioBufferCommittedEvent m.BetaRealtimeInputAudioBufferCommittedEvent
InputAudioBufferSpeechStartedEvent m.BetaRealtimeInputAudioBufferSpeechStartedEvent
InputAudioBufferSpeechStoppedEvent m.BetaRealtimeInputAudioBufferSpeechStoppedEvent
RateLimitsUpdatedEvent m.BetaRealtimeRateLimitsUpdatedEvent
RealtimeClientEvent m.BetaRealtimeRealtimeClientEvent
RealtimeClientEventParam .realtime_client_event_param
RealtimeConnectParams .realtime_connect_params
RealtimeResponse m.BetaRealtimeRealtimeResponse
RealtimeResponseStatus m.BetaRealtimeRealtimeResponseStatus
RealtimeResponseUsage m.BetaRealtimeRealtimeResponseUsage
RealtimeServerEvent m.BetaRealtimeRealtimeServerEvent
ResponseAudioDeltaEvent m.BetaRealtimeResponseAudioDeltaEvent
ResponseAudioDoneEvent m.BetaRealtimeResponseAudioDoneEvent
ResponseAudioTranscriptDeltaEvent m.BetaRealtimeResponseAudioTranscriptDeltaEvent
ResponseAudioTranscriptDoneEvent m.BetaRealtimeResponseAudioTranscriptDoneEvent
ResponseCancelEvent m.BetaRealtimeResponseCancelEvent
ResponseCancelEventParam p.BetaRealtimeResponseCancelEvent
ResponseContentPartAddedEvent m.BetaRealtimeResponseContentPartAddedEvent
ResponseContentPartDoneEvent m.BetaRealtimeResponseContentPartDoneEvent
ResponseCreateEvent m.BetaRealtimeResponseCreateEvent
ResponseCreateEventParam p.BetaRealtimeResponseCreateEvent
ResponseCreatedEvent m.BetaRealtimeResponseCreatedEvent
ResponseDoneEvent m.BetaRealtimeResponseDoneEvent
ResponseFunctionCallArgumentsDeltaEvent m.BetaRealtimeResponseFunctionCallArgumentsDeltaEvent
ResponseFunctionCallArgumentsDoneEvent m.BetaRealtimeResponseFunctionCallArgumentsDoneEvent
ResponseOutputItemAddedEvent m.BetaRealtimeResponseOutputItemAddedEvent
ResponseOutputItemDoneEvent m.BetaRealtimeResponseOutputItemDoneEvent
ResponseTextDeltaEvent m.BetaRealtimeResponseTextDeltaEvent
ResponseTextDoneEvent m.BetaRealtimeResponseTextDoneEvent
Session m.BetaRealtimeSession
SessionCreateParams .session_create_params
SessionCreatedEvent m.BetaRealtimeSessionCreatedEvent
SessionUpdateEvent m.BetaRealtimeSessionUpdateEvent
SessionUpdateEventParam p.BetaRealtimeSessionUpdateEvent
SessionUpdatedEvent m.BetaRealtimeSessionUpdatedEvent
TranscriptionSession m.TranscriptionSession
TranscriptionSessionCreateParams p.RealtimeTranscriptionSessionCreateRequest
TranscriptionSessionUpdate m.TranscriptionSessionUpdate
TranscriptionSessionUpdateParam p.TranscriptionSessionUpdate
TranscriptionSessionUpdatedEvent m.TranscriptionSessionUpdatedEvent
""",
        {
            "SessionCreateResponse": "the service answers in a newer form, which wherry.models.RealtimeSessionCreateResponse has"
        },
    )
