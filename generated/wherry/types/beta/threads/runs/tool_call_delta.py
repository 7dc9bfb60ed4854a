from . import _m

ToolCallDelta = (
    _m.RunStepDeltaStepDetailsToolCallsCodeObject
    | _m.RunStepDeltaStepDetailsToolCallsFileSearchObject
    | _m.RunStepDeltaStepDetailsToolCallsFunctionObject
)
CodeInterpreterToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsCodeObject
FileSearchToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsFileSearchObject
FunctionToolCallDelta = _m.RunStepDeltaStepDetailsToolCallsFunctionObject
