from ... import params as _p

BetaResponseOutputRefusalParam = _p.BetaResponseOutputRefusal
