from ... import params as _p

OutcomeExit = _p.FunctionShellCallOutputExitOutcomeParam
OutcomeTimeout = _p.FunctionShellCallOutputTimeoutOutcomeParam
ResponseFunctionShellCallOutputContentParam = _p.FunctionShellCallOutputContentParam
Outcome = _p.FunctionShellCallOutputTimeoutOutcomeParam | _p.FunctionShellCallOutputExitOutcomeParam
