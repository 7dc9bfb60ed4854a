# Generated.
from ... import models as _m

ServerEvent = _m.ServerEvent
SessionInputAudioAppend = _m.ServerEventSessionInputAudioAppend
TransportAnswered = _m.ServerEventTransportAnswered
TransportDtmfReceived = _m.ServerEventTransportDtmfReceived
TransportDtmfSend = _m.ServerEventTransportDtmfSend
TransportDtmfSent = _m.ServerEventTransportDtmfSent
TransportFailed = _m.ServerEventTransportFailed
TransportFailedError = _m.ServerEventTransportFailedError
TransportRinging = _m.ServerEventTransportRinging
CommentaryAppendedEvent = _m.CommentaryAppendedEvent
DecisionEvent = _m.DecisionEvent
DecisionItemCreatedEvent = _m.DecisionItemCreatedEvent
DecisionItemDeletedEvent = _m.DecisionItemDeletedEvent
DelegationCreatedEvent = _m.DelegationCreatedEvent
ErrorEvent = _m.LiveErrorEvent
InfoEvent = _m.InfoEvent
InputAudioMutedEvent = _m.InputAudioMutedEvent
InputAudioUnmutedEvent = _m.InputAudioUnmutedEvent
InputTranscriptDeltaEvent = _m.InputTranscriptDeltaEvent
InstructionsAppendedEvent = _m.InstructionsAppendedEvent
OutputAudioDeltaEvent = _m.OutputAudioDeltaEvent
OutputAudioFixturePlayedEvent = _m.OutputAudioFixturePlayedEvent
OutputAudioFixturePlayingEvent = _m.OutputAudioFixturePlayingEvent
OutputTranscriptDeltaEvent = _m.OutputTranscriptDeltaEvent
ResponseEvent = _m.ResponseEvent
SessionClosedEvent = _m.SessionClosedEvent
SessionStartedEvent = _m.SessionStartedEvent
SessionUpdatedEvent = _m.LiveSessionUpdatedEvent
SessionUsageUpdatedEvent = _m.SessionUsageUpdatedEvent
ThinkingAppendedEvent = _m.ThinkingAppendedEvent
