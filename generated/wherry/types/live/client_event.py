from . import _m

ClientEvent = _m.ClientEvent
CommentaryAppendEvent = _m.CommentaryAppendEvent
DecisionCreateEvent = _m.DecisionCreateEvent
DecisionItemCreateEvent = _m.DecisionItemCreateEvent
DecisionItemDeleteEvent = _m.DecisionItemDeleteEvent
InputAudioAppendEvent = _m.InputAudioAppendEvent
InputAudioMuteEvent = _m.InputAudioMuteEvent
InputAudioUnmuteEvent = _m.InputAudioUnmuteEvent
InstructionsAppendEvent = _m.InstructionsAppendEvent
OutputAudioFixturePlayEvent = _m.OutputAudioFixturePlayEvent
ResponseCreateEvent = _m.LiveResponseCreateEvent
ResponseItemCreateEvent = _m.ResponseItemCreateEvent
SessionCloseEvent = _m.SessionCloseEvent
SessionStartEvent = _m.SessionStartEvent
SessionUpdateEvent = _m.LiveSessionUpdateEvent
ThinkingAppendEvent = _m.ThinkingAppendEvent
