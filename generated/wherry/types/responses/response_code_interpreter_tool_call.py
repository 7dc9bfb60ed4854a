from . import _m

OutputImage = _m.CodeInterpreterOutputImage
OutputLogs = _m.CodeInterpreterOutputLogs
ResponseCodeInterpreterToolCall = _m.CodeInterpreterToolCall
Output = _m.CodeInterpreterOutputLogs | _m.CodeInterpreterOutputImage
