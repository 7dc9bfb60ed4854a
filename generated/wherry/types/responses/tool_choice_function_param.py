from ... import params as _p

ToolChoiceFunctionParam = _p.ToolChoiceFunction
