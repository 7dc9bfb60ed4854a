from . import _m

ToolChoiceShell = _m.SpecificFunctionShellParam
