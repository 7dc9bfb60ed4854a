from ... import params as _p

BetaToolChoiceShellParam = _p.BetaToolChoiceShell
