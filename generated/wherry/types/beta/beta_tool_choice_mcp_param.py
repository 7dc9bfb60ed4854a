from . import _p

BetaToolChoiceMcpParam = _p.BetaToolChoiceMcp
