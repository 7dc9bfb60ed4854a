from . import _m

CodeInterpreterLogs = _m.RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject
