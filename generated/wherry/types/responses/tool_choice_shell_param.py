from . import _p

ToolChoiceShellParam = _p.SpecificFunctionShellParam
