# Generated.
from ... import models as _m

ConnectServerEvent = _m.ConnectServerEvent
SessionInputAudioAppend = _m.ConnectServerEventSessionInputAudioAppend
SessionPaused = _m.SessionPaused
SessionResumed = _m.SessionResumed
TransportAnswered = _m.ConnectServerEventTransportAnswered
TransportDtmfReceived = _m.ConnectServerEventTransportDtmfReceived
TransportDtmfSend = _m.ConnectServerEventTransportDtmfSend
TransportDtmfSent = _m.ConnectServerEventTransportDtmfSent
TransportFailed = _m.ConnectServerEventTransportFailed
TransportFailedError = _m.ConnectServerEventTransportFailedError
TransportRinging = _m.ConnectServerEventTransportRinging
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
