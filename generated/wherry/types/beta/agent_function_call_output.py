from ... import models as _m

__all__ = ["AgentFunctionCallOutput", "InputContent"]
AgentFunctionCallOutput = str | list[_m.BetaInputContent]
InputContent = _m.BetaInputContent
