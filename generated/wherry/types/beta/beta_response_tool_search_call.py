from ... import models as _m

Agent = _m.BetaResponseToolSearchCallAgent
BetaResponseToolSearchCall = _m.BetaResponseToolSearchCall
