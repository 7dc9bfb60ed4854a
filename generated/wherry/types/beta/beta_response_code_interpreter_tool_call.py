from ... import models as _m

Agent = _m.BetaResponseCodeInterpreterToolCallAgent
BetaResponseCodeInterpreterToolCall = _m.BetaResponseCodeInterpreterToolCall
Output = _m.BetaResponseCodeInterpreterToolCallOutput
OutputImage = _m.BetaResponseCodeInterpreterToolCallOutputImage
OutputLogs = _m.BetaResponseCodeInterpreterToolCallOutputLogs
