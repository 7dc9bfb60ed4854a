from ... import params as _p

ToolChoiceShellParam = _p.SpecificFunctionShellParam
