# Generated.
"""What `openai.types.live` has: classes of `wherry.models` and TypedDicts for requests, under those names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .. import _m as _m
    from .. import _p as _p
    from .audio_format_param import AudioFormatParam as AudioFormatParam
    from .built_in_voice import BuiltInVoice as BuiltInVoice
    from .client_event_param import ClientEventParam as ClientEventParam
    from .connect_client_event_param import ConnectClientEventParam as ConnectClientEventParam
    from .decision_json_object import DecisionJSONObject as DecisionJSONObject
    from .decision_json_object_param import DecisionJSONObjectParam as DecisionJSONObjectParam
    from .decision_question_param import DecisionQuestionParam as DecisionQuestionParam
    from .fork_client_event_param import ForkClientEventParam as ForkClientEventParam
    from .initial_item_param import InitialItemParam as InitialItemParam
    from .sideband_connect_params import SidebandConnectParams as SidebandConnectParams

    AudioFormat = _m.AudioFormat
    ClientConfig = _m.ClientConfig
    ClientConfigParam = _p.ClientConfig
    ClientDelegation = _m.ClientDelegation
    ClientDelegationParam = _p.ClientDelegation
    ClientEvent = _m.ClientEvent
    CommentaryAppendEvent = _m.CommentaryAppendEvent
    CommentaryAppendEventParam = _p.CommentaryAppendEvent
    CommentaryAppendedEvent = _m.CommentaryAppendedEvent
    ConnectClientEvent = _m.ConnectClientEvent
    ConnectServerEvent = _m.ConnectServerEvent
    CustomVoice = _m.CustomVoice
    CustomVoiceParam = _p.CustomVoice
    DataChannelConfig = _m.DataChannelConfig
    DataChannelConfigParam = _p.DataChannelConfig
    DecisionAssistantMessage = _m.DecisionAssistantMessage
    DecisionAssistantMessageParam = _p.DecisionAssistantMessage
    DecisionChoiceOption = _m.DecisionChoiceOption
    DecisionChoiceOptionParam = _p.DecisionChoiceOption
    DecisionCreateEvent = _m.DecisionCreateEvent
    DecisionCreateEventParam = _p.DecisionCreateEvent
    DecisionDeveloperMessage = _m.DecisionDeveloperMessage
    DecisionDeveloperMessageParam = _p.DecisionDeveloperMessage
    DecisionEvent = _m.DecisionEvent
    DecisionInputText = _m.DecisionInputText
    DecisionInputTextParam = _p.DecisionInputText
    DecisionItemCreateEvent = _m.DecisionItemCreateEvent
    DecisionItemCreateEventParam = _p.DecisionItemCreateEventParam
    DecisionItemCreatedEvent = _m.DecisionItemCreatedEvent
    DecisionItemDeleteEvent = _m.DecisionItemDeleteEvent
    DecisionItemDeleteEventParam = _p.DecisionItemDeleteEvent
    DecisionItemDeletedEvent = _m.DecisionItemDeletedEvent
    DecisionQuestion = _m.DecisionQuestion
    DecisionStoredAssistantMessage = _m.DecisionStoredAssistantMessage
    DecisionStoredDeveloperMessage = _m.DecisionStoredDeveloperMessage
    DecisionStoredSystemMessage = _m.DecisionStoredSystemMessage
    DecisionStoredUserMessage = _m.DecisionStoredUserMessage
    DecisionSystemMessage = _m.DecisionSystemMessage
    DecisionSystemMessageParam = _p.DecisionSystemMessage
    DecisionTrigger = _m.DecisionTrigger
    DecisionTriggerParam = _p.DecisionTriggerParam
    DecisionUserMessage = _m.DecisionUserMessage
    DecisionUserMessageParam = _p.DecisionUserMessageParam
    DecisionsDelegationConfig = _m.DecisionsDelegationConfig
    DecisionsDelegationConfigParam = _p.DecisionsDelegationConfigParam
    DecisionsDelegationUpdateConfig = _m.DecisionsDelegationUpdateConfig
    DecisionsDelegationUpdateConfigParam = _p.DecisionsDelegationUpdateConfigParam
    DelegationCreatedEvent = _m.DelegationCreatedEvent
    Error = _m.LiveError
    ErrorEvent = _m.LiveErrorEvent
    ForkClientEvent = _m.ForkClientEvent
    ForkServerEvent = _m.ForkServerEvent
    ForkSessionConfig = _m.ForkSessionConfig
    ForkSessionConfigParam = _p.ForkSessionConfig
    ForkSessionStartEvent = _m.ForkSessionStartEvent
    ForkSessionStartEventParam = _p.ForkSessionStartEvent
    FunctionTool = _m.LiveFunctionTool
    FunctionToolParam = _p.LiveFunctionTool
    InfoEvent = _m.InfoEvent
    InitialItem = _m.InitialItem
    InputAudioAppendEvent = _m.InputAudioAppendEvent
    InputAudioAppendEventParam = _p.InputAudioAppendEvent
    InputAudioMuteEvent = _m.InputAudioMuteEvent
    InputAudioMuteEventParam = _p.InputAudioMuteEvent
    InputAudioMutedEvent = _m.InputAudioMutedEvent
    InputAudioUnmuteEvent = _m.InputAudioUnmuteEvent
    InputAudioUnmuteEventParam = _p.InputAudioUnmuteEvent
    InputAudioUnmutedEvent = _m.InputAudioUnmutedEvent
    InputTranscriptDeltaEvent = _m.InputTranscriptDeltaEvent
    InstructionsAppendEvent = _m.InstructionsAppendEvent
    InstructionsAppendEventParam = _p.InstructionsAppendEvent
    InstructionsAppendedEvent = _m.InstructionsAppendedEvent
    LiveCreateParams = _p.LiveCreateRequest
    LiveCreateResponse = _m.LiveCreateResponse
    MediaSessionConfigParam = _p.MediaSessionConfigParam
    MediaSessionForkConfigParam = _p.MediaSessionForkConfigParam
    OutputAudioDeltaEvent = _m.OutputAudioDeltaEvent
    OutputAudioFixturePlayEvent = _m.OutputAudioFixturePlayEvent
    OutputAudioFixturePlayEventParam = _p.OutputAudioFixturePlayEvent
    OutputAudioFixturePlayedEvent = _m.OutputAudioFixturePlayedEvent
    OutputAudioFixturePlayingEvent = _m.OutputAudioFixturePlayingEvent
    OutputTranscriptDeltaEvent = _m.OutputTranscriptDeltaEvent
    ResponseCreateEvent = _m.LiveResponseCreateEvent
    ResponseCreateEventParam = _p.LiveResponseCreateEvent
    ResponseEvent = _m.ResponseEvent
    ResponseItemCreateEvent = _m.ResponseItemCreateEvent
    ResponseItemCreateEventParam = _p.ResponseItemCreateEvent
    ResponsesDelegationConfig = _m.ResponsesDelegationConfig
    ResponsesDelegationConfigParam = _p.ResponsesDelegationConfig
    ResponsesDelegationUpdateConfig = _m.ResponsesDelegationUpdateConfig
    ResponsesDelegationUpdateConfigParam = _p.ResponsesDelegationUpdateConfig
    ServerEvent = _m.ServerEvent
    ServerEventSelector = _m.ServerEventSelector
    ServerEventSelectorParam = _p.ServerEventSelector
    SessionAcceptParams = _p.LiveSessionsAcceptRequest
    SessionCloseEvent = _m.SessionCloseEvent
    SessionCloseEventParam = _p.SessionCloseEvent
    SessionClosedEvent = _m.SessionClosedEvent
    SessionConfig = _m.SessionConfig
    SessionConfigParam = _p.SessionConfigParam
    SessionForkParams = _p.LiveSessionsForkRequest
    SessionForkResponse = _m.SessionForkResponse
    SessionReferParams = _p.LiveSessionsReferRequest
    SessionRejectParams = _p.LiveSessionsRejectRequest
    SessionResource = _m.SessionResource
    SessionStartEvent = _m.SessionStartEvent
    SessionStartEventParam = _p.SessionStartEventParam
    SessionStartedEvent = _m.SessionStartedEvent
    SessionUpdateConfig = _m.SessionUpdateConfig
    SessionUpdateConfigParam = _p.SessionUpdateConfigParam
    SessionUpdateEvent = _m.LiveSessionUpdateEvent
    SessionUpdateEventParam = _p.LiveSessionUpdateEventParam
    SessionUpdatedEvent = _m.LiveSessionUpdatedEvent
    SessionUsage = _m.SessionUsage
    SessionUsageUpdatedEvent = _m.SessionUsageUpdatedEvent
    ThinkingAppendEvent = _m.ThinkingAppendEvent
    ThinkingAppendEventParam = _p.ThinkingAppendEvent
    ThinkingAppendedEvent = _m.ThinkingAppendedEvent
else:
    from ..._runtime.base.lazy_package import lazy_package

    __getattr__, __dir__ = lazy_package(
        __name__,
        "wherry",
        """
AudioFormat m.AudioFormat
AudioFormatParam .audio_format_param
BuiltInVoice .built_in_voice
ClientConfig m.ClientConfig
ClientConfigParam p.ClientConfig
ClientDelegation m.ClientDelegation
ClientDelegationParam p.ClientDelegation
ClientEvent m.ClientEvent
ClientEventParam .client_event_param
CommentaryAppendEvent m.CommentaryAppendEvent
CommentaryAppendEventParam p.CommentaryAppendEvent
CommentaryAppendedEvent m.CommentaryAppendedEvent
ConnectClientEvent m.ConnectClientEvent
ConnectClientEventParam .connect_client_event_param
ConnectServerEvent m.ConnectServerEvent
CustomVoice m.CustomVoice
CustomVoiceParam p.CustomVoice
DataChannelConfig m.DataChannelConfig
DataChannelConfigParam p.DataChannelConfig
DecisionAssistantMessage m.DecisionAssistantMessage
DecisionAssistantMessageParam p.DecisionAssistantMessage
DecisionChoiceOption m.DecisionChoiceOption
DecisionChoiceOptionParam p.DecisionChoiceOption
DecisionCreateEvent m.DecisionCreateEvent
DecisionCreateEventParam p.DecisionCreateEvent
DecisionDeveloperMessage m.DecisionDeveloperMessage
DecisionDeveloperMessageParam p.DecisionDeveloperMessage
DecisionEvent m.DecisionEvent
DecisionInputText m.DecisionInputText
DecisionInputTextParam p.DecisionInputText
DecisionItemCreateEvent m.DecisionItemCreateEvent
DecisionItemCreateEventParam p.DecisionItemCreateEventParam
DecisionItemCreatedEvent m.DecisionItemCreatedEvent
DecisionItemDeleteEvent m.DecisionItemDeleteEvent
DecisionItemDeleteEventParam p.DecisionItemDeleteEvent
DecisionItemDeletedEvent m.DecisionItemDeletedEvent
DecisionJSONObject .decision_json_object
DecisionJSONObjectParam .decision_json_object_param
DecisionQuestion m.DecisionQuestion
DecisionQuestionParam .decision_question_param
DecisionStoredAssistantMessage m.DecisionStoredAssistantMessage
DecisionStoredDeveloperMessage m.DecisionStoredDeveloperMessage
DecisionStoredSystemMessage m.DecisionStoredSystemMessage
DecisionStoredUserMessage m.DecisionStoredUserMessage
DecisionSystemMessage m.DecisionSystemMessage
DecisionSystemMessageParam p.DecisionSystemMessage
DecisionTrigger m.DecisionTrigger
DecisionTriggerParam p.DecisionTriggerParam
DecisionUserMessage m.DecisionUserMessage
DecisionUserMessageParam p.DecisionUserMessageParam
DecisionsDelegationConfig m.DecisionsDelegationConfig
DecisionsDelegationConfigParam p.DecisionsDelegationConfigParam
DecisionsDelegationUpdateConfig m.DecisionsDelegationUpdateConfig
DecisionsDelegationUpdateConfigParam p.DecisionsDelegationUpdateConfigParam
DelegationCreatedEvent m.DelegationCreatedEvent
Error m.LiveError
ErrorEvent m.LiveErrorEvent
ForkClientEvent m.ForkClientEvent
ForkClientEventParam .fork_client_event_param
ForkServerEvent m.ForkServerEvent
ForkSessionConfig m.ForkSessionConfig
ForkSessionConfigParam p.ForkSessionConfig
ForkSessionStartEvent m.ForkSessionStartEvent
ForkSessionStartEventParam p.ForkSessionStartEvent
FunctionTool m.LiveFunctionTool
FunctionToolParam p.LiveFunctionTool
InfoEvent m.InfoEvent
InitialItem m.InitialItem
InitialItemParam .initial_item_param
InputAudioAppendEvent m.InputAudioAppendEvent
InputAudioAppendEventParam p.InputAudioAppendEvent
InputAudioMuteEvent m.InputAudioMuteEvent
InputAudioMuteEventParam p.InputAudioMuteEvent
InputAudioMutedEvent m.InputAudioMutedEvent
InputAudioUnmuteEvent m.InputAudioUnmuteEvent
InputAudioUnmuteEventParam p.InputAudioUnmuteEvent
InputAudioUnmutedEvent m.InputAudioUnmutedEvent
InputTranscriptDeltaEvent m.InputTranscriptDeltaEvent
InstructionsAppendEvent m.InstructionsAppendEvent
InstructionsAppendEventParam p.InstructionsAppendEvent
InstructionsAppendedEvent m.InstructionsAppendedEvent
LiveCreateParams p.LiveCreateRequest
LiveCreateResponse m.LiveCreateResponse
MediaSessionConfigParam p.MediaSessionConfigParam
MediaSessionForkConfigParam p.MediaSessionForkConfigParam
OutputAudioDeltaEvent m.OutputAudioDeltaEvent
OutputAudioFixturePlayEvent m.OutputAudioFixturePlayEvent
OutputAudioFixturePlayEventParam p.OutputAudioFixturePlayEvent
OutputAudioFixturePlayedEvent m.OutputAudioFixturePlayedEvent
OutputAudioFixturePlayingEvent m.OutputAudioFixturePlayingEvent
OutputTranscriptDeltaEvent m.OutputTranscriptDeltaEvent
ResponseCreateEvent m.LiveResponseCreateEvent
ResponseCreateEventParam p.LiveResponseCreateEvent
ResponseEvent m.ResponseEvent
ResponseItemCreateEvent m.ResponseItemCreateEvent
ResponseItemCreateEventParam p.ResponseItemCreateEvent
ResponsesDelegationConfig m.ResponsesDelegationConfig
ResponsesDelegationConfigParam p.ResponsesDelegationConfig
ResponsesDelegationUpdateConfig m.ResponsesDelegationUpdateConfig
ResponsesDelegationUpdateConfigParam p.ResponsesDelegationUpdateConfig
ServerEvent m.ServerEvent
ServerEventSelector m.ServerEventSelector
ServerEventSelectorParam p.ServerEventSelector
SessionAcceptParams p.LiveSessionsAcceptRequest
SessionCloseEvent m.SessionCloseEvent
SessionCloseEventParam p.SessionCloseEvent
SessionClosedEvent m.SessionClosedEvent
SessionConfig m.SessionConfig
SessionConfigParam p.SessionConfigParam
SessionForkParams p.LiveSessionsForkRequest
SessionForkResponse m.SessionForkResponse
SessionReferParams p.LiveSessionsReferRequest
SessionRejectParams p.LiveSessionsRejectRequest
SessionResource m.SessionResource
SessionStartEvent m.SessionStartEvent
SessionStartEventParam p.SessionStartEventParam
SessionStartedEvent m.SessionStartedEvent
SessionUpdateConfig m.SessionUpdateConfig
SessionUpdateConfigParam p.SessionUpdateConfigParam
SessionUpdateEvent m.LiveSessionUpdateEvent
SessionUpdateEventParam p.LiveSessionUpdateEventParam
SessionUpdatedEvent m.LiveSessionUpdatedEvent
SessionUsage m.SessionUsage
SessionUsageUpdatedEvent m.SessionUsageUpdatedEvent
SidebandConnectParams .sideband_connect_params
ThinkingAppendEvent m.ThinkingAppendEvent
ThinkingAppendEventParam p.ThinkingAppendEvent
ThinkingAppendedEvent m.ThinkingAppendedEvent
""",
    )
