from . import _m

ForkClientEvent = _m.ForkClientEvent
CommentaryAppendEvent = _m.CommentaryAppendEvent
DecisionCreateEvent = _m.DecisionCreateEvent
DecisionItemCreateEvent = _m.DecisionItemCreateEvent
DecisionItemDeleteEvent = _m.DecisionItemDeleteEvent
ForkSessionStartEvent = _m.ForkSessionStartEvent
InputAudioAppendEvent = _m.InputAudioAppendEvent
InputAudioMuteEvent = _m.InputAudioMuteEvent
InputAudioUnmuteEvent = _m.InputAudioUnmuteEvent
InstructionsAppendEvent = _m.InstructionsAppendEvent
OutputAudioFixturePlayEvent = _m.OutputAudioFixturePlayEvent
ResponseCreateEvent = _m.LiveResponseCreateEvent
ResponseItemCreateEvent = _m.ResponseItemCreateEvent
SessionCloseEvent = _m.SessionCloseEvent
SessionUpdateEvent = _m.LiveSessionUpdateEvent
ThinkingAppendEvent = _m.ThinkingAppendEvent
