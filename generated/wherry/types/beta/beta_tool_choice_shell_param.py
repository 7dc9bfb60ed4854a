from . import _p

BetaToolChoiceShellParam = _p.BetaToolChoiceShell
