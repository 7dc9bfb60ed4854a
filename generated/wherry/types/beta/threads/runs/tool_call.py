from . import _m

ToolCall = (
    _m.RunStepDetailsToolCallsCodeObject
    | _m.RunStepDetailsToolCallsFileSearchObject
    | _m.RunStepDetailsToolCallsFunctionObject
)
CodeInterpreterToolCall = _m.RunStepDetailsToolCallsCodeObject
FileSearchToolCall = _m.RunStepDetailsToolCallsFileSearchObject
FunctionToolCall = _m.RunStepDetailsToolCallsFunctionObject
