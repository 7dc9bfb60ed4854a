from . import _m

AgentFunctionCallOutput = str | list[_m.BetaInputContent]
InputContent = _m.BetaInputContent
