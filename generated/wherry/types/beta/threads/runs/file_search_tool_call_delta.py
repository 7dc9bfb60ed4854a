from ..... import models as _m

FileSearchToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsFileSearchObject
