from . import _m

Agent = _m.BetaResponseShellCallCommandDeltaEventAgent
BetaResponseShellCallCommandDeltaEvent = _m.BetaResponseShellCallCommandDeltaEvent
