from . import _m

ConnectClientEvent = _m.ConnectClientEvent
TransportDtmfSend = _m.ConnectClientEventTransportDtmfSend
CommentaryAppendEvent = _m.CommentaryAppendEvent
DecisionCreateEvent = _m.DecisionCreateEvent
DecisionItemCreateEvent = _m.DecisionItemCreateEvent
DecisionItemDeleteEvent = _m.DecisionItemDeleteEvent
InputAudioMuteEvent = _m.InputAudioMuteEvent
InputAudioUnmuteEvent = _m.InputAudioUnmuteEvent
InstructionsAppendEvent = _m.InstructionsAppendEvent
OutputAudioFixturePlayEvent = _m.OutputAudioFixturePlayEvent
ResponseCreateEvent = _m.LiveResponseCreateEvent
ResponseItemCreateEvent = _m.ResponseItemCreateEvent
SessionCloseEvent = _m.SessionCloseEvent
SessionUpdateEvent = _m.LiveSessionUpdateEvent
ThinkingAppendEvent = _m.ThinkingAppendEvent
