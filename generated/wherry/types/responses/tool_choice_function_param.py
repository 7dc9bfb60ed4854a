from . import _p

ToolChoiceFunctionParam = _p.ToolChoiceFunction
