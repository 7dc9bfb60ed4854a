from . import _p

BetaResponseFunctionShellCallOutputContentParam = _p.BetaResponseFunctionShellCallOutputContent
OutcomeExit = _p.BetaResponseFunctionShellCallOutputContentOutcomeExit
OutcomeTimeout = _p.BetaResponseFunctionShellCallOutputContentOutcomeTimeout
Outcome = (
    _p.BetaResponseFunctionShellCallOutputContentOutcomeTimeout
    | _p.BetaResponseFunctionShellCallOutputContentOutcomeExit
)
