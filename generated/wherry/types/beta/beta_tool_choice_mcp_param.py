from ... import params as _p

BetaToolChoiceMcpParam = _p.BetaToolChoiceMcp
