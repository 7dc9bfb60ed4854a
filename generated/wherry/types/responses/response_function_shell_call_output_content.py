from ... import models as _m

Outcome = _m.FunctionShellCallOutputOutcomeParam
OutcomeExit = _m.FunctionShellCallOutputExitOutcomeParam
OutcomeTimeout = _m.FunctionShellCallOutputTimeoutOutcomeParam
ResponseFunctionShellCallOutputContent = _m.FunctionShellCallOutputContentParam
