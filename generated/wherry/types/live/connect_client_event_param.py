from . import _p

TransportDtmfSend = _p.ConnectClientEventTransportDtmfSend
ConnectClientEventParam = (
    _p.LiveSessionUpdateEventParam
    | _p.InputAudioMuteEvent
    | _p.InputAudioUnmuteEvent
    | _p.OutputAudioFixturePlayEvent
    | _p.ConnectClientEventTransportDtmfSend
    | _p.InstructionsAppendEvent
    | _p.ThinkingAppendEvent
    | _p.CommentaryAppendEvent
    | _p.DecisionCreateEvent
    | _p.DecisionItemCreateEventParam
    | _p.DecisionItemDeleteEvent
    | _p.ResponseItemCreateEvent
    | _p.LiveResponseCreateEvent
    | _p.SessionCloseEvent
)
CommentaryAppendEventParam = _p.CommentaryAppendEvent
DecisionCreateEventParam = _p.DecisionCreateEvent
DecisionItemCreateEventParam = _p.DecisionItemCreateEventParam
DecisionItemDeleteEventParam = _p.DecisionItemDeleteEvent
InputAudioMuteEventParam = _p.InputAudioMuteEvent
InputAudioUnmuteEventParam = _p.InputAudioUnmuteEvent
InstructionsAppendEventParam = _p.InstructionsAppendEvent
OutputAudioFixturePlayEventParam = _p.OutputAudioFixturePlayEvent
ResponseCreateEventParam = _p.LiveResponseCreateEvent
ResponseItemCreateEventParam = _p.ResponseItemCreateEvent
SessionCloseEventParam = _p.SessionCloseEvent
SessionUpdateEventParam = _p.LiveSessionUpdateEventParam
ThinkingAppendEventParam = _p.ThinkingAppendEvent
