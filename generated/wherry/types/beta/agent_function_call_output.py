from ... import models as _m

AgentFunctionCallOutput = str | list[_m.BetaInputContent]
InputContent = _m.BetaInputContent
