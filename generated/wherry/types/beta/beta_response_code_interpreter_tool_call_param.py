# Generated.
from ... import params as _p

Agent = _p.BetaResponseCodeInterpreterToolCallAgent
BetaResponseCodeInterpreterToolCallParam = _p.BetaResponseCodeInterpreterToolCall
OutputImage = _p.BetaResponseCodeInterpreterToolCallOutputImage
OutputLogs = _p.BetaResponseCodeInterpreterToolCallOutputLogs
Output = _p.BetaResponseCodeInterpreterToolCallOutputLogs | _p.BetaResponseCodeInterpreterToolCallOutputImage
