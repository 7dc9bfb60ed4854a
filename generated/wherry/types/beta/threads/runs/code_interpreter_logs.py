from ..... import models as _m

CodeInterpreterLogs = _m.RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject
