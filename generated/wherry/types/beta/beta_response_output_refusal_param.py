from . import _p

BetaResponseOutputRefusalParam = _p.BetaResponseOutputRefusal
