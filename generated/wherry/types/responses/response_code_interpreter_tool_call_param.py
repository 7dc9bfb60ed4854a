from . import _p

OutputImage = _p.CodeInterpreterOutputImage
OutputLogs = _p.CodeInterpreterOutputLogs
ResponseCodeInterpreterToolCallParam = _p.CodeInterpreterToolCall
Output = _p.CodeInterpreterOutputLogs | _p.CodeInterpreterOutputImage
