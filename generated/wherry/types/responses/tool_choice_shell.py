from ... import models as _m

ToolChoiceShell = _m.SpecificFunctionShellParam
