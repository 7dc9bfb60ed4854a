from . import _m

FileSearchToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsFileSearchObject
