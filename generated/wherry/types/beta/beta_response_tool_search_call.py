from . import _m

Agent = _m.BetaResponseToolSearchCallAgent
BetaResponseToolSearchCall = _m.BetaResponseToolSearchCall
