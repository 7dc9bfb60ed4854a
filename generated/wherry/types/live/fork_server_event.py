# Generated.
from ... import models as _m

ForkServerEvent = _m.ForkServerEvent
SessionInputAudioAppend = _m.ForkServerEventSessionInputAudioAppend
TransportAnswered = _m.ForkServerEventTransportAnswered
TransportDtmfReceived = _m.ForkServerEventTransportDtmfReceived
TransportDtmfSend = _m.ForkServerEventTransportDtmfSend
TransportDtmfSent = _m.ForkServerEventTransportDtmfSent
TransportFailed = _m.ForkServerEventTransportFailed
TransportFailedError = _m.ForkServerEventTransportFailedError
TransportRinging = _m.ForkServerEventTransportRinging
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
