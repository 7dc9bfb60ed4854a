# Generated.
from ..... import models as _m

CodeInterpreter = _m.RunStepDeltaStepDetailsToolCallsCodeObjectCodeInterpreter
CodeInterpreterToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsCodeObject
CodeInterpreterOutput = (
    _m.RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject | _m.RunStepDeltaStepDetailsToolCallsCodeOutputImageObject
)
CodeInterpreterLogs = _m.RunStepDeltaStepDetailsToolCallsCodeOutputLogsObject
CodeInterpreterOutputImage = _m.RunStepDeltaStepDetailsToolCallsCodeOutputImageObject
